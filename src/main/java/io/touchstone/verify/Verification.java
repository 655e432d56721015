package io.touchstone.verify;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.finding.Finding;
import io.touchstone.finding.Location;
import io.touchstone.finding.RunReport;
import io.touchstone.finding.RunReport.GoldenSection;
import io.touchstone.finding.RunReport.StressSection;
import io.touchstone.finding.Severity;
import io.touchstone.golden.GoldenFile;
import io.touchstone.golden.GoldenFolder;
import io.touchstone.golden.GoldenResult;
import io.touchstone.golden.GoldenSource;
import io.touchstone.json.JsonInputException;
import io.touchstone.stress.StressPlan;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The main job: every selected golden file is run, and stressed where its subject is. One bad file
 * never stops others.
 */
public final class Verification {
  private final Session session;
  private final StressMode stress;
  private final Progress progress;

  private final List<GoldenSection> goldens = new ArrayList<>();
  private final List<StressSection> stressed = new ArrayList<>();
  private final List<Finding> general = new ArrayList<>();

  private Verification(Session session, StressMode stress, Progress progress) {
    this.session = session;
    this.stress = stress;
    this.progress = progress;
  }

  /** Runs the golden files that are selected. */
  public static RunReport run(
      Session session, Selection selection, StressMode stress, Progress progress) {
    return new Verification(session, stress, progress).run(selection);
  }

  /** Runs the golden files that are selected, and checks all contracts. */
  public static RunReport run(
      Session session,
      Selection selection,
      StressMode stress,
      ContractRun contracts,
      Progress progress) {
    progress.at(0, 1, "contracts");
    RunReport ofContracts = contracts.check(List.of());
    boolean contractsOnly =
        ofContracts.contracts().versions() > 0 && !Files.exists(selection.folder());
    RunReport ofGoldens =
        contractsOnly
            ? new RunReport(List.of(), List.of(), List.of())
            : run(session, selection, stress, progress);
    // A contract that cannot be read is no matter of the gate alone.
    List<Finding> general =
        Stream.of(ofGoldens.general(), ofContracts.general())
            .flatMap(List::stream)
            .distinct()
            .toList();
    return new RunReport(ofGoldens.goldens(), ofGoldens.stress(), ofContracts.contracts(), general);
  }

  private RunReport run(Selection selection) {
    GoldenFolder folder = session.goldens(selection.folder());
    folder.faults().forEach(fault -> general.add(Finding.of(fault)));
    selection
        .unmatched(folder.files())
        .forEach(path -> general.add(session.matchedNothing(path, selection.folder())));
    List<GoldenSource> sources = selection.among(folder.files());

    Map<String, List<GoldenSource>> toStress = new TreeMap<>();
    int done = 0;
    boolean tagged = false;
    for (GoldenSource source : sources) {
      progress.at(done++, sources.size(), source.display());
      try {
        GoldenFile golden = session.reader().read(source);
        if (selection.includesTags(golden.tags())) {
          tagged = true;
          GoldenResult result = session.run(golden);
          goldens.add(
              new GoldenSection(source.display(), golden.subject(), session.findings(result)));
          toStress.computeIfAbsent(golden.subject(), name -> new ArrayList<>()).add(source);
        }
      } catch (JsonInputException fault) {
        tagged = true;
        goldens.add(new GoldenSection(source.display(), "", List.of(Finding.of(fault))));
      }
    }
    if (!sources.isEmpty() && !tagged) {
      general.add(noSuchTag(selection));
    }
    toStress.keySet().stream()
        .flatMap(subject -> session.contractFaults(subject).stream())
        .distinct()
        .forEach(general::add);
    if (stress != StressMode.OFF) {
      stress(toStress);
    }
    progress.at(0, 0, "");
    return new RunReport(goldens, stressed, general);
  }

  private void stress(Map<String, List<GoldenSource>> bySubject) {
    bySubject.keySet().removeIf(subject -> session.stress().plan(subject).isEmpty());
    general.addAll(session.stress().canaries(bySubject.keySet()));
    int total = bySubject.values().stream().mapToInt(List::size).sum();
    int done = 0;
    for (Map.Entry<String, List<GoldenSource>> entry : bySubject.entrySet()) {
      String subject = entry.getKey();
      StressPlan plan = session.stress().plan(subject).orElseThrow();
      StressPlan wanted = stress == StressMode.QUICK ? plan.tenth() : plan;
      List<GoldenSource> cases = entry.getValue();
      for (int i = 0; i < cases.size(); i++) {
        GoldenSource source = cases.get(i);
        progress.at(done++, total, "stress " + source.display());
        stress(cases, i, wanted);
      }
    }
  }

  private void stress(List<GoldenSource> cases, int index, StressPlan wanted) {
    try {
      // Read again rather than kept: a large folder must not be held in memory as a whole.
      GoldenFile golden = session.reader().read(cases.get(index));
      StressPlan granted = session.stress().granted(golden.subject(), wanted, cases.size(), index);
      stressed.add(session.stress().run(golden, next(cases, index), wanted, granted));
    } catch (JsonInputException changedMeanwhile) {
      general.add(Finding.of(changedMeanwhile));
    }
  }

  /** The inputs of the next cases, to be asked in between. */
  private List<JsonNode> next(List<GoldenSource> cases, int index) {
    List<JsonNode> next = new ArrayList<>();
    for (int i = 1; i <= 2 && i < cases.size(); i++) {
      next.add(session.reader().read(cases.get((index + i) % cases.size())).input());
    }
    return next;
  }

  private Finding noSuchTag(Selection selection) {
    return Finding.of(
        Finding.MALFORMED,
        Severity.INVALID,
        Location.of(session.display(selection.folder())),
        "no golden file has a tag of " + String.join(", ", selection.tags()));
  }
}

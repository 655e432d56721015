package io.touchstone.verify;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.finding.Finding;
import io.touchstone.finding.RunReport;
import io.touchstone.finding.RunReport.ContractSection;
import io.touchstone.finding.RunReport.GoldenSection;
import io.touchstone.finding.RunReport.Part;
import io.touchstone.finding.RunReport.StressSection;
import io.touchstone.golden.GoldenFile;
import io.touchstone.golden.GoldenSource;
import io.touchstone.json.JsonInputException;
import io.touchstone.stress.StressPlan;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The main job: every selected golden file is run, and stressed where its subject is. One bad file
 * never stops others.
 *
 * <p>A shard runs its own files only, yet looks at those of the others, too: so each gets the share
 * of the stress, and the companions, that it has in an unsplit run.
 */
public final class Verification {
  private final Session session;
  private final Selection selection;
  private final StressMode stress;
  private final Progress progress;

  private final List<GoldenSection> goldens = new ArrayList<>();
  private final List<StressSection> stressed = new ArrayList<>();
  private final List<Finding> general = new ArrayList<>();

  /** Whether every file that was read could be used. */
  private boolean noneMalformed = true;

  private Verification(Session session, Selection selection, StressMode stress, Progress progress) {
    this.session = session;
    this.selection = selection;
    this.stress = stress;
    this.progress = progress;
  }

  /** Runs the golden files that are selected. */
  public static RunReport run(
      Session session, Selection selection, StressMode stress, Progress progress) {
    return new Verification(session, selection, stress, progress).run();
  }

  /** Runs the golden files that are selected, and checks all contracts: of shards, the first. */
  public static RunReport run(
      Session session,
      Selection selection,
      StressMode stress,
      ContractRun contracts,
      Progress progress) {
    progress.at(0, 1, "contracts");
    RunReport ofContracts =
        selection.isFirst()
            ? contracts.check(List.of())
            : new RunReport(List.of(), List.of(), List.of());
    boolean contractsOnly =
        !contracts.folder().contracts().isEmpty() && !Files.exists(selection.folder());
    Verification verification = new Verification(session, selection, stress, progress);
    RunReport ofGoldens = contractsOnly ? verification.report(List.of()) : verification.run();
    // A contract that cannot be read is no matter of the gate alone.
    List<Finding> general =
        Stream.of(ofGoldens.general(), ofContracts.general()).flatMap(List::stream).toList();
    ContractSection gate = ofContracts.contracts();
    return new RunReport(
        ofGoldens.goldens(),
        ofGoldens.stress(),
        gate,
        general.stream().distinct().toList(),
        ofGoldens.part());
  }

  private RunReport run() {
    Choice choice = new Choice(session, selection);
    general.addAll(choice.findings());
    List<GoldenSource> sources = choice.sources();

    boolean alsoOthers = stress != StressMode.OFF || !selection.tags().isEmpty();
    Map<String, List<GoldenSource>> bySubject =
        ask(sources.stream().filter(source -> alsoOthers || selection.isInShard(source)).toList());
    if (bySubject.isEmpty() && noneMalformed && !sources.isEmpty() && !selection.tags().isEmpty()) {
      general.add(choice.noSuchTag());
    }
    goldens.stream()
        .map(GoldenSection::subject)
        .filter(subject -> !subject.isEmpty())
        .distinct()
        .flatMap(subject -> session.contractFaults(subject).stream())
        .forEach(general::add);
    if (stress != StressMode.OFF) {
      stress(bySubject);
    }
    progress.at(0, 0, "");
    return report(sources);
  }

  /**
   * Runs those of the files that are in the shard; gives all that have the right tags, by subject.
   */
  private Map<String, List<GoldenSource>> ask(List<GoldenSource> sources) {
    Map<String, List<GoldenSource>> bySubject = new TreeMap<>();
    try (ReadAhead ahead = new ReadAhead(session.reader(), sources);
        JudgedBehind behind = new JudgedBehind(session)) {
      for (int done = 0; done < sources.size(); done++) {
        GoldenSource source = sources.get(done);
        progress.at(done, sources.size(), source.display());
        ReadAhead.Read read = ahead.next();
        boolean own = selection.isInShard(source);
        Optional<GoldenFile> golden =
            read.golden().filter(file -> selection.includesTags(file.tags()));
        golden.ifPresent(
            file ->
                bySubject.computeIfAbsent(file.subject(), name -> new ArrayList<>()).add(source));
        if (own) {
          golden.ifPresent(file -> behind.judge(file, session.ask(file)));
          read.fault().ifPresent(fault -> goldens.add(unusable(source, fault)));
        }
        noneMalformed &= read.fault().isEmpty();
      }
      goldens.addAll(behind.finish());
    }
    return bySubject;
  }

  private static GoldenSection unusable(GoldenSource source, JsonInputException fault) {
    return new GoldenSection(source.display(), "", List.of(Finding.of(fault)));
  }

  private RunReport report(List<GoldenSource> sources) {
    RunReport report = new RunReport(goldens, stressed, general.stream().distinct().toList());
    Optional<Part> part =
        selection
            .shard()
            .map(
                shard ->
                    new Part(
                        shard.number(),
                        shard.count(),
                        RunMark.of(session, selection, stress, sources)));
    return part.map(report::of).orElse(report);
  }

  private void stress(Map<String, List<GoldenSource>> bySubject) {
    bySubject.keySet().removeIf(subject -> session.stress().plan(subject).isEmpty());
    long total =
        bySubject.values().stream().flatMap(List::stream).filter(selection::isInShard).count();
    if (total == 0) {
      return;
    }
    general.addAll(session.stress().canaries(bySubject.keySet()));
    int done = 0;
    for (Map.Entry<String, List<GoldenSource>> entry : bySubject.entrySet()) {
      String subject = entry.getKey();
      StressPlan plan = session.stress().plan(subject).orElseThrow();
      StressPlan wanted = stress == StressMode.QUICK ? plan.tenth() : plan;
      List<GoldenSource> cases = entry.getValue();
      for (int i = 0; i < cases.size(); i++) {
        GoldenSource source = cases.get(i);
        if (selection.isInShard(source)) {
          progress.at(done++, (int) total, "stress " + source.display());
          stress(cases, i, wanted);
        }
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
}

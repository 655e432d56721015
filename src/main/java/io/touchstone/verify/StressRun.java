package io.touchstone.verify;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.finding.Finding;
import io.touchstone.finding.Location;
import io.touchstone.finding.RunReport;
import io.touchstone.finding.RunReport.StressSection;
import io.touchstone.finding.Severity;
import io.touchstone.golden.Comparison;
import io.touchstone.golden.GoldenFile;
import io.touchstone.golden.GoldenFolder;
import io.touchstone.golden.GoldenSource;
import io.touchstone.json.JsonInputException;
import io.touchstone.stress.Effort;
import io.touchstone.stress.StressPlan;
import io.touchstone.stress.StressTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** All that is known about determinism, done to one subject. */
public final class StressRun {
  /** Of inputs that were made, so many are stressed; all are asked. */
  private static final int MOST_STRESSED = 10;

  private static final int MOST_OTHERS = 4;

  private final Session session;
  private final String subject;
  private final boolean quick;
  private final Progress progress;

  /** An input and what of the answer to it counts. */
  private record Case(StressTarget target, Comparison comparison) {}

  /**
   * @param quick only what can be done inside this process in some seconds
   */
  public StressRun(Session session, String subject, boolean quick, Progress progress) {
    this.session = session;
    this.subject = subject;
    this.quick = quick;
    this.progress = progress;
  }

  /** Stresses the subject with the inputs of its golden files, as far as they are selected. */
  public RunReport goldens(Selection selection) {
    List<Finding> general = new ArrayList<>();
    GoldenFolder folder = session.goldens(selection.folder());
    selection
        .unmatched(folder.files())
        .forEach(path -> general.add(session.matchedNothing(path, selection.folder())));
    folder.faults().forEach(fault -> general.add(Finding.of(fault)));
    List<Case> cases = new ArrayList<>();
    for (GoldenSource source : selection.among(folder.files())) {
      try {
        GoldenFile golden = session.reader().read(source);
        if (golden.subject().equals(subject)) {
          cases.add(new Case(StressTarget.of(golden), golden.comparison()));
        }
      } catch (JsonInputException fault) {
        boolean ours = session.reader().subjectOf(source).filter(subject::equals).isPresent();
        if (ours || !selection.paths().isEmpty()) {
          general.add(Finding.of(fault));
        }
      }
    }
    if (cases.isEmpty() && general.isEmpty()) {
      general.add(noGolden(selection));
    }
    return run(cases, general);
  }

  private Finding noGolden(Selection selection) {
    return Finding.of(
        Finding.MALFORMED,
        Severity.INVALID,
        Location.of(session.display(selection.folder())),
        "no golden file of the subject \"%s\" is here to take an input from; give one with --input, or make one with: touchstone golden new %s NAME --input FILE"
            .formatted(subject, subject));
  }

  /** Stresses the subject with these inputs, as far as its contract allows them. */
  public RunReport inputs(List<StressTarget> targets) {
    List<Finding> refused = new ArrayList<>();
    List<Case> cases = new ArrayList<>();
    for (StressTarget target : targets) {
      List<Finding> breaches =
          session
              .stress()
              .contract(subject)
              .map(contract -> contract.inputBreaches(target.location(), target.input()))
              .orElse(List.of());
      refused.addAll(breaches);
      if (breaches.isEmpty()) {
        cases.add(new Case(target, Comparison.EVERYTHING));
      }
    }
    return run(cases, refused);
  }

  /**
   * Asks the subject what its contract allows and what it does not, and stresses it with some of
   * the former.
   *
   * @param count how many inputs are made
   * @param words gets a line about each kind
   * @throws IllegalArgumentException when there is no contract to make inputs from
   */
  public RunReport generated(int count, long seed, Consumer<String> words) {
    ContractCheck contract =
        session
            .stress()
            .contract(subject)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "the subject \"%s\" has no contract that says what it accepts; give inputs with --input, or write contracts/%s/1.0.0.json"
                            .formatted(subject, subject)));
    GeneratedRun.Result made =
        new GeneratedRun(session, subject, contract, progress).run(count, seed);
    made.words().forEach(words);
    if (made.valid().size() > MOST_STRESSED) {
      words.accept("of these, the first %d are stressed".formatted(MOST_STRESSED));
    }
    List<Case> cases = new ArrayList<>();
    for (JsonNode input : made.valid().subList(0, Math.min(MOST_STRESSED, made.valid().size()))) {
      String name = "generated/%s/%d.json".formatted(subject, cases.size() + 1);
      cases.add(new Case(new StressTarget(name, Location.of(name), input), Comparison.EVERYTHING));
    }
    return run(cases, new ArrayList<>(made.findings()));
  }

  private RunReport run(List<Case> cases, List<Finding> general) {
    List<StressSection> sections = new ArrayList<>();
    List<JsonNode> inputs = cases.stream().map(each -> each.target().input()).toList();
    StressPlan plan = session.stress().wholePlan(subject);
    if (!cases.isEmpty()) {
      progress.at(0, cases.size(), "canaries");
      general.addAll(session.stress().canaries(effort(plan, cases.size(), 0)));
    }
    for (int i = 0; i < cases.size(); i++) {
      Case each = cases.get(i);
      progress.at(i, cases.size(), "stress " + each.target().display());
      Effort wanted = effort(plan, cases.size(), i);
      Effort granted =
          effort(session.stress().granted(subject, plan, cases.size(), i), cases.size(), i);
      List<JsonNode> others = next(inputs, i);
      sections.add(
          session.stress().run(each.target(), subject, each.comparison(), others, wanted, granted));
    }
    progress.at(0, 0, "");
    general.addAll(session.contractFaults(subject));
    return new RunReport(List.of(), sections, general);
  }

  /** The inputs of the next cases, to be asked in between. */
  private static List<JsonNode> next(List<JsonNode> inputs, int index) {
    int most = Math.min(MOST_OTHERS, inputs.size() - 1);
    return IntStream.rangeClosed(1, most)
        .mapToObj(i -> inputs.get((index + i) % inputs.size()))
        .toList();
  }

  private Effort effort(StressPlan plan, int cases, int index) {
    return quick ? Effort.quick(plan, cases, index) : Effort.full(plan, cases, index);
  }
}

package io.touchstone.stress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.touchstone.finding.Finding;
import io.touchstone.finding.Location;
import io.touchstone.finding.RunReport.StressSection;
import io.touchstone.finding.Severity;
import io.touchstone.golden.Observation;
import io.touchstone.json.CanonicalJsonException;
import io.touchstone.json.ContentHash;
import io.touchstone.json.JsonText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Stresses one case: every perturbation in turn, as often as the effort grants, up to the first
 * divergence, which is then made as small as it can be and kept to be shown again.
 */
public final class StressRunner {
  /** The rule of findings about answers that are not the same. */
  public static final String NONDETERMINISM = "nondeterministic";

  /** The rule of notes about calls that the budget had no room for. */
  public static final String NOT_TRIED = "stress-not-tried";

  /** The rule of notes about what a subject cannot bear. */
  public static final String TURNED_OFF = "stress-turned-off";

  /** The rule of findings about a stress that does not catch what is known to be wrong. */
  public static final String INCONCLUSIVE = "stress-inconclusive";

  private static final int SHRINK_CALLS = 5_000;
  private static final Duration SHRINK_TIME = Duration.ofSeconds(8);

  private final OptionalLong seed;
  private final Keeper keeper;

  /**
   * @param seed of all randomness; when empty, each case has the seed that its input's hash gives
   * @param keeper keeps what shows a divergence again
   */
  public StressRunner(OptionalLong seed, Keeper keeper) {
    this.seed = seed;
    this.keeper = keeper;
  }

  /** Every word by which something of the stress can be turned off. */
  public static List<String> switches() {
    return Perturbation.switches();
  }

  /**
   * Asks as often as {@code granted} says.
   *
   * @param others further inputs of the same subject, to be asked in between
   * @param view what of the answers must be the same
   * @param wanted what the settings ask for; what was cut off it is reported
   */
  public StressSection run(
      StressTarget target,
      List<JsonNode> others,
      StressView view,
      StressSubject subject,
      Effort wanted,
      Effort granted) {
    List<Finding> findings = new ArrayList<>();
    List<StressSection.Tried> tried = List.of();
    if (granted.plan().calls() < wanted.plan().calls()) {
      findings.add(notTried(target, subject, wanted, granted));
    }
    if (!subject.off().isEmpty()) {
      findings.add(turnedOff(target, subject));
    }
    if (granted.plan().calls() > 0) {
      Bench bench = new Bench(subject, view);
      long caseSeed = seed.orElseGet(() -> seedOf(target.input()));
      Lab.Result result = new Lab(bench, granted).search(target.input(), others, caseSeed);
      tried = result.tried();
      result.fault().ifPresent(why -> findings.add(notStressed(target, why)));
      if (result.divergence().isEmpty() && result.outOfTime() > 0) {
        findings.add(outOfTime(target, result));
      }
      result
          .divergence()
          .map(each -> new Shrinker(bench, SHRINK_CALLS, SHRINK_TIME).shrink(each, caseSeed))
          .ifPresent(shown -> findings.add(finding(target, shown, view)));
    }
    return new StressSection(
        target.display(),
        subject.name(),
        wanted.plan().calls(),
        granted.plan().calls(),
        tried,
        findings);
  }

  /**
   * What the subject answers under all perturbations, each different answer once; none is held
   * against another.
   */
  public List<Observation> observe(
      StressTarget target,
      List<JsonNode> others,
      StressView view,
      StressSubject subject,
      Effort effort) {
    Observer observer = new Observer(target.input());
    Bench bench = new Bench(subject, view, Optional.of(observer));
    new Lab(bench, effort)
        .search(target.input(), others, seed.orElseGet(() -> seedOf(target.input())));
    return observer.observations();
  }

  /** The first 60 bits: no minus sign that a command line could take for an option. */
  private static long seedOf(JsonNode input) {
    return Long.parseLong(hashOf(input).hex(), 0, 15, 16);
  }

  private static ContentHash hashOf(JsonNode input) {
    try {
      return ContentHash.of(input);
    } catch (CanonicalJsonException e) {
      // An input with an inexact integer has no canonical hash; its text will do for a seed.
      return ContentHash.of(TextNode.valueOf(JsonText.line(input)));
    }
  }

  private static Finding notTried(
      StressTarget target, StressSubject subject, Effort wanted, Effort granted) {
    return Finding.of(
        NOT_TRIED,
        Severity.INFO,
        target.location(),
        "%d of %d calls tried: the budget of subject \"%s\" is spread over its golden files; raise stress.max_calls"
            .formatted(granted.plan().calls(), wanted.plan().calls(), subject.name()));
  }

  private static Finding outOfTime(StressTarget target, Lab.Result result) {
    return Finding.of(
        NOT_TRIED,
        Severity.INFO,
        target.location(),
        "time ended before %d of %d perturbations were done; stress fewer cases at once, or make the subject faster"
            .formatted(result.outOfTime(), result.tried().size()));
  }

  private static Finding turnedOff(StressTarget target, StressSubject subject) {
    return Finding.of(
        TURNED_OFF,
        Severity.INFO,
        target.location(),
        "turned off in touchstone.json: %s; %s"
            .formatted(String.join(", ", subject.off()), subject.because()));
  }

  private static Finding notStressed(StressTarget target, String why) {
    return Finding.of(NOT_TRIED, Severity.ERROR, target.location(), "not stressed: " + why);
  }

  private Finding finding(StressTarget target, Counterexample shown, StressView view) {
    Discrepancy found = shown.found();
    Perturbation perturbation = shown.divergence().perturbation();
    Location location =
        new Location(target.display(), target.location().position(), Optional.of(found.path()));
    return new Finding(
        NONDETERMINISM,
        Severity.ERROR,
        location,
        found.message(perturbation.words()),
        Optional.ofNullable(found.expected()),
        Optional.ofNullable(found.actual()),
        Optional.of(remedy(target, shown, ReplayFile.text(shown, view))));
  }

  private String remedy(StressTarget target, Counterexample shown, String file) {
    List<String> words = new ArrayList<>();
    words.add(
        "%s, trial %d; shows %s with %s"
            .formatted(
                shown.divergence().perturbation().name(),
                shown.divergence().trial(),
                shown.frequency(),
                shown.divergence().schedule().words()));
    if (!shown.cause().isEmpty()) {
      words.add("looks like " + shown.cause());
    }
    words.add("smallest input: " + JsonText.excerpt(shown.input(), 200));
    Keeper.Kept kept = keeper.keep(target.display(), file);
    if (!kept.path().isEmpty()) {
      words.add("show it again with: touchstone stress replay " + kept.path());
    } else if (!kept.fault().isEmpty()) {
      words.add("it cannot be shown again: " + kept.fault());
    }
    return String.join("\n", words);
  }
}

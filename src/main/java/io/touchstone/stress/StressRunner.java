package io.touchstone.stress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.touchstone.finding.Finding;
import io.touchstone.finding.Location;
import io.touchstone.finding.RunReport.StressSection;
import io.touchstone.finding.Severity;
import io.touchstone.golden.GoldenFile;
import io.touchstone.json.CanonicalJsonException;
import io.touchstone.json.ContentHash;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonText;
import io.touchstone.subject.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Stresses the case of a golden file: every perturbation in turn, as often as the plan grants, up
 * to the first divergence.
 */
public final class StressRunner {
  /** The rule of findings about answers that are not the same. */
  public static final String NONDETERMINISM = "nondeterministic";

  /** The rule of notes about calls that the budget had no room for. */
  public static final String NOT_TRIED = "stress-not-tried";

  private final OptionalLong seed;

  /**
   * @param seed of all randomness; when empty, each case has the seed that its input's hash gives
   */
  public StressRunner(OptionalLong seed) {
    this.seed = seed;
  }

  /**
   * Asks as often as {@code granted} says.
   *
   * @param view what of the answers must be the same
   * @param wanted what the settings ask for; what was cut off it is reported
   */
  public StressSection run(
      GoldenFile golden,
      StressView view,
      StressSubject subject,
      StressPlan wanted,
      StressPlan granted) {
    List<Finding> findings = new ArrayList<>();
    if (granted.calls() < wanted.calls()) {
      findings.add(notTried(golden, subject, wanted, granted));
    }
    if (granted.calls() > 0) {
      search(golden, view, subject, granted, findings);
    }
    return new StressSection(
        golden.source().display(), subject.name(), wanted.calls(), granted.calls(), findings);
  }

  private void search(
      GoldenFile golden,
      StressView view,
      StressSubject subject,
      StressPlan granted,
      List<Finding> findings) {
    long caseSeed = seed.orElseGet(() -> seedOf(golden.input()));
    try (StressCase stressed = new StressCase(golden.input(), view, subject, caseSeed)) {
      if (stressed.baseline() instanceof Answer.Threw threw && threw.type().equals("timeout")) {
        findings.add(
            Finding.of(
                NOT_TRIED,
                Severity.ERROR,
                inputOf(golden),
                "not stressed: the first call got no answer in time"));
      } else {
        firstDivergence(stressed, granted)
            .ifPresent(divergence -> findings.add(finding(golden, divergence, caseSeed)));
      }
    }
  }

  /** What shows under one perturbation mostly shows under those behind it, too: one is enough. */
  private static Optional<Divergence> firstDivergence(StressCase stressed, StressPlan granted) {
    return Perturbation.ALL.stream()
        .flatMap(each -> each.search(stressed, each.trials(granted)).stream())
        .findFirst();
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
      GoldenFile golden, StressSubject subject, StressPlan wanted, StressPlan granted) {
    return Finding.of(
        NOT_TRIED,
        Severity.INFO,
        inputOf(golden),
        "%d of %d calls tried: the budget of subject \"%s\" is spread over its golden files; raise stress.max_calls"
            .formatted(granted.calls(), wanted.calls(), subject.name()));
  }

  private static Finding finding(GoldenFile golden, Divergence divergence, long seed) {
    Location location =
        new Location(
            golden.source().display(), inputOf(golden).position(), Optional.of(divergence.path()));
    String replay =
        "%s, trial %d; run it again with: touchstone verify --seed %d %s"
            .formatted(
                divergence.perturbation(), divergence.trial(), seed, golden.source().arguments());
    return new Finding(
        NONDETERMINISM,
        Severity.ERROR,
        location,
        divergence.message(),
        Optional.ofNullable(divergence.expected()),
        Optional.ofNullable(divergence.actual()),
        Optional.of(replay));
  }

  private static Location inputOf(GoldenFile golden) {
    return Location.of(
        golden.source().display(), golden.document().position(FieldPath.of("input")));
  }
}

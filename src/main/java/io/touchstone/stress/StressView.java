package io.touchstone.stress;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.contract.Contract;
import io.touchstone.contract.Determinism;
import io.touchstone.contract.Terms;
import io.touchstone.golden.Comparison;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonDifference;
import io.touchstone.json.JsonShape;
import io.touchstone.json.PathRules;
import java.util.List;
import java.util.Optional;

/**
 * What of its answers a subject must repeat. With a contract, what that promises: under {@code
 * FULL} all but the volatile fields; under {@code STRUCTURAL} the stable fields and the shape of
 * the rest; under {@code NONE} only whether it is an error. Without one, what the golden file
 * compares. What the golden file ignores never counts.
 */
public final class StressView {
  static final String ERROR = "$error";
  private static final PathRules CODE =
      PathRules.builder().select(List.of(FieldPath.of(ERROR, "code"))).build();

  private final Comparison comparison;
  private final Optional<Contract> contract;
  private final Determinism determinism;
  private final List<FieldPath> stable;
  private final Optional<PathRules> stableRules;
  private final PathRules rules;

  private StressView(
      Comparison comparison,
      Optional<Contract> contract,
      Determinism determinism,
      List<FieldPath> stable,
      Optional<PathRules> stableRules,
      PathRules rules) {
    this.comparison = comparison;
    this.contract = contract;
    this.determinism = determinism;
    this.stable = stable;
    this.stableRules = stableRules;
    this.rules = rules;
  }

  /** For a subject without a contract. */
  public static StressView of(Comparison comparison) {
    PathRules rules = comparison.stressRules();
    return new StressView(
        comparison, Optional.empty(), Determinism.FULL, List.of(), Optional.empty(), rules);
  }

  /**
   * For a subject with a contract.
   *
   * @param promised its terms
   */
  public static StressView of(Comparison comparison, Contract contract, Terms.Behavior promised) {
    List<FieldPath> stable = promised.stableFields();
    boolean full = promised.determinism() == Determinism.FULL;
    return new StressView(
        comparison,
        Optional.of(contract),
        promised.determinism(),
        stable,
        stable.isEmpty() ? Optional.empty() : Optional.of(comparison.rulesFor(stable)),
        full
            ? comparison.stressRules(promised.volatileFields())
            : comparison.shapeRules(promised.volatileFields()));
  }

  /** What a golden file says about it, which is all that a replay has to know. */
  Comparison comparison() {
    return comparison;
  }

  /** The first place at which two answers are not the same; empty where they are. */
  Optional<JsonDifference> difference(JsonNode before, JsonNode now) {
    if (contract.isPresent() && before.has(ERROR) != now.has(ERROR)) {
      return Optional.of(
          new JsonDifference(JsonDifference.Kind.VALUE, FieldPath.ROOT, before, now, null));
    }
    return switch (determinism) {
      case FULL -> promised(before, now).or(() -> first(before, now, rules));
      case STRUCTURAL -> promised(before, now).or(() -> structural(before, now));
      case NONE -> Optional.empty();
    };
  }

  /** The codes of errors and the stable fields count even where something volatile is above. */
  private Optional<JsonDifference> promised(JsonNode before, JsonNode now) {
    if (contract.isPresent() && before.has(ERROR)) {
      return first(before, now, CODE);
    }
    return stableRules.flatMap(stableOnes -> first(before, now, stableOnes));
  }

  private static Optional<JsonDifference> first(JsonNode before, JsonNode now, PathRules rules) {
    return JsonDifference.between(before, now, rules).stream().findFirst();
  }

  private Optional<JsonDifference> structural(JsonNode before, JsonNode now) {
    return first(JsonShape.of(before, stable), JsonShape.of(now, stable), rules);
  }

  /** What was promised, and what these two answers keep; empty where there is no contract. */
  String promise(JsonNode before, JsonNode now) {
    if (contract.isEmpty()) {
      return "";
    }
    Determinism kept =
        determinism == Determinism.FULL && structural(before, now).isEmpty()
            ? Determinism.STRUCTURAL
            : Determinism.NONE;
    return "; %s promises %s, and these answers keep %s"
        .formatted(contract.get(), determinism, kept);
  }
}

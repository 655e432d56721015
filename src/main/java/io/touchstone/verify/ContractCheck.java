package io.touchstone.verify;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.contract.Contract;
import io.touchstone.contract.Terms;
import io.touchstone.finding.Finding;
import io.touchstone.finding.Location;
import io.touchstone.finding.Severity;
import io.touchstone.golden.GoldenFile;
import io.touchstone.golden.GoldenResult;
import io.touchstone.json.FieldPath;
import io.touchstone.schema.SchemaValidator;
import io.touchstone.schema.Violation;
import io.touchstone.subject.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Holds golden files and the answers that they get against the contract of their subject.
 *
 * @param contract the contract
 * @param inputs says what it accepts
 * @param outputs says what it answers; empty where it promises nothing about that
 * @param errors says how it fails
 */
record ContractCheck(
    Contract contract,
    SchemaValidator inputs,
    Optional<SchemaValidator> outputs,
    ErrorCheck errors) {
  /** The tag of a golden file whose input is wrong on purpose. */
  static final String WRONG_ON_PURPOSE = "invalid-input";

  private static final String INPUT_INVALID = "golden-input-invalid";
  private static final String OUTPUT_INVALID = "golden-output-invalid";
  private static final String UNCHECKED = "golden-unchecked";

  /** One value of a golden file, and what becomes of it when the contract does not allow it. */
  private record Side(
      String what,
      JsonNode value,
      Function<FieldPath, Location> where,
      String rule,
      Severity severity,
      String remedy) {}

  static ContractCheck of(Contract contract, Terms.Behavior behavior) {
    return new ContractCheck(
        contract,
        SchemaValidator.of(behavior.inputs(), false),
        behavior.outputs().map(schema -> SchemaValidator.of(schema, false)),
        new ErrorCheck(contract, behavior.failureModes()));
  }

  /** Whether it is known to allow the input. */
  boolean accepts(JsonNode input) {
    return inputs.check(input) == SchemaValidator.Answer.VALID;
  }

  /** What of a golden file's input, and of the answer to it, the contract does not allow. */
  List<Finding> breaches(GoldenResult result) {
    GoldenFile golden = result.golden();
    List<Finding> findings = new ArrayList<>();
    if (!golden.tags().contains(WRONG_ON_PURPOSE)) {
      findings.addAll(breaches(inputs, input(golden)));
    }
    if (result.answer() instanceof Answer.Returned returned) {
      findings.addAll(
          breaches(
              path -> Location.of(golden.source().display(), golden.positionOfExpected(path), path),
              returned.value()));
    }
    return findings;
  }

  /**
   * What of an answer the contract does not allow.
   *
   * @param where the place that stands for a path of the answer
   */
  List<Finding> breaches(Function<FieldPath, Location> where, JsonNode answer) {
    return ErrorCheck.errorOf(answer)
        .map(error -> errors.breach(where, error).stream().toList())
        .orElseGet(
            () ->
                outputs
                    .map(validator -> breaches(validator, output(where, answer)))
                    .orElse(List.of()));
  }

  /** Why the contract does not allow an input that somebody gave by hand; nothing where it does. */
  List<Finding> inputBreaches(Location place, JsonNode input) {
    Side side =
        new Side(
            "input",
            input,
            path -> new Location(place.file(), place.position(), Optional.of(path)),
            INPUT_INVALID,
            Severity.INVALID,
            "correct the input, or the contract of " + contract.id());
    return breaches(inputs, side);
  }

  private static Side input(GoldenFile golden) {
    return new Side(
        "input",
        golden.input(),
        path -> Location.of(golden.source().display(), golden.positionOfInput(path), path),
        INPUT_INVALID,
        Severity.WARNING,
        "correct the input, or give the file the tag \"%s\" if it is wrong on purpose"
            .formatted(WRONG_ON_PURPOSE));
  }

  private Side output(Function<FieldPath, Location> where, JsonNode answer) {
    return new Side(
        "answer",
        answer,
        where,
        OUTPUT_INVALID,
        Severity.ERROR,
        "correct the subject, or write a new version of %s that says what it answers"
            .formatted(contract.id()));
  }

  private List<Finding> breaches(SchemaValidator validator, Side side) {
    return validator
        .violations(side.value())
        .map(violations -> violations.stream().map(found -> breach(side, found)).toList())
        .orElseGet(() -> List.of(unchecked(side)));
  }

  private Finding breach(Side side, Violation violation) {
    FieldPath path = violation.path();
    return new Finding(
        side.rule(),
        side.severity(),
        side.where().apply(path),
        "the %s is not what %s allows at %s: %s"
            .formatted(
                side.what(), contract, path.isRoot() ? "the root" : path, violation.message()),
        Optional.of(violation.demand()),
        Optional.ofNullable(path.in(side.value())),
        Optional.of(side.remedy()));
  }

  private Finding unchecked(Side side) {
    Location root = side.where().apply(FieldPath.ROOT);
    return Finding.of(
        UNCHECKED,
        Severity.WARNING,
        new Location(root.file(), root.position(), Optional.empty()),
        "whether the %s is what %s allows was not found out: the validator failed; simplify the schema"
            .formatted(side.what(), contract));
  }
}

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
import io.touchstone.json.SourcePosition;
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
      Function<FieldPath, SourcePosition> position,
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

  /** What of a golden file's input, and of the answer to it, the contract does not allow. */
  List<Finding> breaches(GoldenResult result) {
    GoldenFile golden = result.golden();
    List<Finding> findings = new ArrayList<>();
    if (!golden.tags().contains(WRONG_ON_PURPOSE)) {
      findings.addAll(breaches(golden, inputs, input(golden)));
    }
    if (result.answer() instanceof Answer.Returned returned) {
      findings.addAll(breaches(golden, returned.value()));
    }
    return findings;
  }

  private List<Finding> breaches(GoldenFile golden, JsonNode answer) {
    return ErrorCheck.errorOf(answer)
        .map(error -> errors.breach(golden, error).stream().toList())
        .orElseGet(
            () ->
                outputs
                    .map(validator -> breaches(golden, validator, output(golden, answer)))
                    .orElse(List.of()));
  }

  private static Side input(GoldenFile golden) {
    return new Side(
        "input",
        golden.input(),
        golden::positionOfInput,
        INPUT_INVALID,
        Severity.WARNING,
        "correct the input, or give the file the tag \"%s\" if it is wrong on purpose"
            .formatted(WRONG_ON_PURPOSE));
  }

  private Side output(GoldenFile golden, JsonNode answer) {
    return new Side(
        "answer",
        answer,
        golden::positionOfExpected,
        OUTPUT_INVALID,
        Severity.ERROR,
        "correct the subject, or write a new version of %s that says what it answers"
            .formatted(contract.id()));
  }

  private List<Finding> breaches(GoldenFile golden, SchemaValidator validator, Side side) {
    return validator
        .violations(side.value())
        .map(violations -> violations.stream().map(found -> breach(golden, side, found)).toList())
        .orElseGet(() -> List.of(unchecked(golden, side)));
  }

  private Finding breach(GoldenFile golden, Side side, Violation violation) {
    FieldPath path = violation.path();
    return new Finding(
        side.rule(),
        side.severity(),
        Location.of(golden.source().display(), side.position().apply(path), path),
        "the %s is not what %s allows at %s: %s"
            .formatted(
                side.what(), contract, path.isRoot() ? "the root" : path, violation.message()),
        Optional.of(violation.demand()),
        Optional.ofNullable(path.in(side.value())),
        Optional.of(side.remedy()));
  }

  private Finding unchecked(GoldenFile golden, Side side) {
    return Finding.of(
        UNCHECKED,
        Severity.WARNING,
        Location.of(golden.source().display(), side.position().apply(FieldPath.ROOT)),
        "whether the %s is what %s allows was not found out: the validator failed; simplify the schema"
            .formatted(side.what(), contract));
  }
}

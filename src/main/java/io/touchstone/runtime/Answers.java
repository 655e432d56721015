package io.touchstone.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.touchstone.contract.FailureMode;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.NotPlainJsonException;
import io.touchstone.json.PlainCopy;
import java.util.List;
import java.util.Optional;

/** Holds what a skill answered against its contract; what remains is ours alone. */
final class Answers {
  private final RegisteredSkill registered;
  private final JsonLimits limits;

  /**
   * A result that was looked at.
   *
   * @param value a copy; JSON null where there is an error
   */
  record Checked(JsonNode value, Optional<SkillError> error) {}

  Answers(RegisteredSkill registered, JsonLimits limits) {
    this.registered = registered;
    this.limits = limits;
  }

  Checked check(JsonNode result) {
    JsonNode copy;
    try {
      copy = PlainCopy.of(result, limits);
    } catch (NotPlainJsonException e) {
      return refused(mismatch(List.of(Mismatch.of(e))));
    }
    List<Mismatch> mismatches = Mismatch.all(registered.outputs(), copy);
    return mismatches.isEmpty()
        ? new Checked(copy, Optional.empty())
        : refused(mismatch(mismatches));
  }

  private static Checked refused(SkillError error) {
    return new Checked(NullNode.instance, Optional.of(error));
  }

  private SkillError mismatch(List<Mismatch> mismatches) {
    return Mismatch.error(
        "ERR_SCHEMA_MISMATCH", "the output of " + registered.contract(), mismatches);
  }

  /**
   * The error itself, its details copied, code and message cut where they are long; another one
   * where the details have no canonical form, or the contract promises the code as another kind of
   * error. A code that it does not know passes.
   */
  SkillError check(SkillError error) {
    Optional<FailureMode> promised = registered.failureMode(error.code());
    if (promised.filter(mode -> !isSame(mode, error)).isPresent()) {
      return otherKind(error, promised.get());
    }
    try {
      JsonNode details = PlainCopy.of(error.details(), limits);
      List<Mismatch> mismatches = Mismatch.all(Optional.empty(), details);
      return mismatches.isEmpty()
          ? new SkillError(
              SkillError.shortened(error.code()),
              SkillError.shortened(error.message()),
              error.category(),
              error.retryable(),
              details)
          : badDetails(error, mismatches);
    } catch (NotPlainJsonException e) {
      return badDetails(error, List.of(Mismatch.of(e)));
    }
  }

  private static boolean isSame(FailureMode mode, SkillError error) {
    return mode.category() == error.category() && mode.retryable() == error.retryable();
  }

  private SkillError otherKind(SkillError error, FailureMode mode) {
    String problem =
        "expected %s, retryable %s, as the contract promises %s; found %s, retryable %s"
            .formatted(
                mode.category(),
                mode.retryable(),
                mode.code(),
                error.category(),
                error.retryable());
    return Mismatch.error(
        "ERR_SCHEMA_MISMATCH",
        "the error of " + registered.contract(),
        List.of(new Mismatch(FieldPath.of("category"), problem)));
  }

  private SkillError badDetails(SkillError error, List<Mismatch> mismatches) {
    return Mismatch.error(
        "ERR_SCHEMA_MISMATCH",
        "the details of %s of %s"
            .formatted(SkillError.shortened(error.code()), registered.contract()),
        mismatches);
  }
}

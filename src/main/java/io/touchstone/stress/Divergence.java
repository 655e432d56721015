package io.touchstone.stress;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonDifference;

/**
 * Two answers to one question that are not the same, or a question that the subject changed.
 *
 * @param perturbation what was done to the question or to the way of asking
 * @param trial which try of that perturbation, from 0
 * @param input the question as it was asked
 * @param message what is so, in one sentence
 * @param path the first place that differs
 * @param expected the value there of the first answer, or of the question as it was; null where it
 *     has none
 * @param actual the value there of this answer, or of the question afterwards; null where it has
 *     none
 */
record Divergence(
    String perturbation,
    int trial,
    JsonNode input,
    String message,
    FieldPath path,
    JsonNode expected,
    JsonNode actual) {

  /**
   * @param promise what was promised about it, in words; empty where nothing was
   */
  static Divergence answer(
      Perturbation perturbation, int trial, JsonNode input, JsonDifference first, String promise) {
    String at = first.path().isRoot() ? "the root" : first.path().toString();
    String message =
        "not deterministic: another answer under %s, first at %s%s"
            .formatted(perturbation.words(), at, promise);
    return new Divergence(
        perturbation.name(), trial, input, message, first.path(), first.expected(), first.actual());
  }

  /**
   * @param change the first place that changed; null when only the order of members did
   */
  static Divergence inputChanged(
      Perturbation perturbation,
      int trial,
      JsonNode before,
      JsonNode after,
      JsonDifference change) {
    if (change == null) {
      String message =
          "the subject reorders the members of its input; it must not change its input";
      return new Divergence(
          perturbation.name(), trial, before, message, FieldPath.ROOT, before, after);
    }
    String at = change.path().isRoot() ? "the root" : change.path().toString();
    String message =
        "the subject changes its input, first at %s; it must work on a copy".formatted(at);
    return new Divergence(
        perturbation.name(),
        trial,
        before,
        message,
        change.path(),
        change.expected(),
        change.actual());
  }
}

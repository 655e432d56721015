package io.touchstone.stress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonDifference;
import java.util.List;

/**
 * Two answers to one question that are not the same, or a question that the subject changed.
 *
 * @param kind what is so
 * @param path the first place that differs
 * @param expected the value there of the first answer, or of the question as it was; null where it
 *     has none
 * @param actual the value there of this answer, or of the question afterwards; null where it has
 *     none
 * @param promise what was promised about it, in words; empty where nothing was
 */
record Discrepancy(Kind kind, FieldPath path, JsonNode expected, JsonNode actual, String promise) {

  /** What can be so. */
  enum Kind {
    /** Another answer. */
    ANSWER,
    /** A value where the first call threw, or the other way round. */
    OUTCOME,
    /** The subject put another value into its input. */
    INPUT_CHANGED,
    /** The subject gave the members of its input another order. */
    INPUT_REORDERED,
    /** Calls that wait for each other, for ever: Java says so. */
    STUCK,
    /** A call that gets no answer in time, though it does alone. */
    LATE
  }

  static Discrepancy of(Kind kind, JsonDifference first, String promise) {
    return new Discrepancy(kind, first.path(), first.expected(), first.actual(), promise);
  }

  /**
   * @param threads what each of them waits for, in words
   */
  static Discrepancy standstill(Kind kind, JsonNode expected, String threads) {
    return new Discrepancy(kind, FieldPath.ROOT, expected, TextNode.valueOf(threads), "");
  }

  /**
   * Whether this may be what a larger case showed: a smaller one must not show something else. So
   * it must be of the same kind and, where it is about an answer, at the same place, but for
   * indices.
   */
  boolean isLike(Discrepancy other) {
    return kind == other.kind && (kind != Kind.ANSWER || placeOf(path).equals(placeOf(other.path)));
  }

  private static List<String> placeOf(FieldPath path) {
    return path.segments().stream()
        .map(segment -> segment.name().matches("\\d+") ? "*" : segment.name())
        .toList();
  }

  /** Whether threads were left behind that wait. */
  boolean isStandstill() {
    return kind == Kind.STUCK || kind == Kind.LATE;
  }

  /**
   * What is so, in one sentence.
   *
   * @param under what was done: {@code another key order}
   */
  String message(String under) {
    String at = path.isRoot() ? "the root" : path.toString();
    return switch (kind) {
      case ANSWER, OUTCOME ->
          "not deterministic: another answer under %s, first at %s%s".formatted(under, at, promise);
      case INPUT_CHANGED ->
          "the subject changes its input, first at %s; it must work on a copy".formatted(at);
      case INPUT_REORDERED ->
          "the subject reorders the members of its input; it must not change its input";
      case STUCK ->
          "not deterministic: calls wait for each other for ever under %s".formatted(under);
      case LATE ->
          "not deterministic: a call gets no answer in time under %s, though it does alone"
              .formatted(under);
    };
  }
}

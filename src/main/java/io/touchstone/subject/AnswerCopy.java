package io.touchstone.subject;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.NotPlainJsonException;
import io.touchstone.json.PlainCopy;
import java.util.Locale;

/** Copies an answer, so that the subject cannot change it any more, and words why it cannot. */
final class AnswerCopy {
  private AnswerCopy() {}

  /**
   * The copy.
   *
   * @throws SubjectFault of the type {@code null}, {@code not_json}, {@code too_deep} or {@code
   *     too_large}, with the path of what is wrong
   */
  static JsonNode of(JsonNode answer, JsonLimits limits) throws SubjectFault {
    try {
      return PlainCopy.of(answer, limits);
    } catch (NotPlainJsonException e) {
      throw new SubjectFault(e.fault().name().toLowerCase(Locale.ROOT), message(e));
    }
  }

  private static String message(NotPlainJsonException e) {
    boolean nothing = e.fault() == NotPlainJsonException.Fault.NULL;
    String place = nothing ? "" : "the answer is not usable " + e.place() + ": ";
    return place + e.problem() + remedy(e.fault());
  }

  private static String remedy(NotPlainJsonException.Fault fault) {
    return switch (fault) {
      case NULL, NOT_JSON -> "";
      case TOO_DEEP -> raise("limits.max_depth");
      case TOO_LARGE -> raise("limits.max_bytes");
    };
  }

  private static String raise(String limit) {
    return "; raise " + limit + " in touchstone.json if that is meant";
  }
}

package io.touchstone.planner;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.json.CanonicalJson;
import io.touchstone.json.FieldPath;
import java.util.List;

/**
 * One thing that is wrong with a model's answer.
 *
 * @param path where in what the model gave the tool; the root where it gave nothing
 * @param message what was expected, what was found, how to mend it
 */
record AnswerProblem(FieldPath path, String message) {
  /** How long a list of problems can become; what is left out shows when the others are mended. */
  static final int MOST_BYTES = 16_000;

  /** Longer messages quote long values. */
  private static final int LONGEST = 500;

  /** The first of them as {@code problems}, and whether there are {@code more}. */
  static ObjectNode toJson(List<AnswerProblem> problems) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode list = json.putArray("problems");
    int bytes = 100;
    for (AnswerProblem problem : problems) {
      ObjectNode next = problem.toJson();
      bytes += CanonicalJson.bytes(next).length + 1;
      if (bytes > MOST_BYTES) {
        break;
      }
      list.add(next);
    }
    return json.put("more", problems.size() > list.size());
  }

  private ObjectNode toJson() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("path", cut(path.toString()))
        .put("message", cut(message));
  }

  /** The problem in words. */
  String text() {
    return path.isRoot() ? cut(message) : "at " + cut(path.toString()) + ": " + cut(message);
  }

  private static String cut(String text) {
    String shown = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    // A cut may part a pair of surrogates.
    return PlannerError.writable(shown);
  }
}

package io.touchstone.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonText;
import java.util.Optional;

/**
 * The first place at which a replay is not the run.
 *
 * @param stepId the step; empty where it is about the run as a whole
 * @param path where in what was recorded of the step, such as {@code outcomes.0.result.body}; or of
 *     the run: {@code status}, {@code error}
 * @param recorded the value there in the trace; empty for none
 * @param replayed the value there now; empty for none
 */
public record Divergence(
    Optional<String> stepId,
    FieldPath path,
    Optional<JsonNode> recorded,
    Optional<JsonNode> replayed) {
  private static final int MOST_CHARACTERS = 200;

  /** In words, on one line. */
  @Override
  public String toString() {
    String who = stepId.map(id -> "step " + JsonText.quote(id)).orElse("the run");
    return "%s differs at %s: recorded %s, replayed %s"
        .formatted(who, path, words(recorded), words(replayed));
  }

  private static String words(Optional<JsonNode> value) {
    return value.map(node -> JsonText.excerpt(node, MOST_CHARACTERS)).orElse("nothing");
  }
}

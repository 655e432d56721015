package io.touchstone.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonDocument;
import io.touchstone.json.JsonTextEdit;

/**
 * A golden file to be: an input whose answer is not recorded yet. It may say already what of the
 * answer counts.
 *
 * @param source where it lies
 * @param document its text, with the place of every value
 * @param subject the name of the subject that is to answer
 */
public record GoldenDraft(GoldenSource source, JsonDocument document, String subject) {

  /** What the subject is asked. Shared: copy it before handing it to a subject. */
  public JsonNode input() {
    return document.root().get("input");
  }

  /** The text of the golden file that expects this answer; all else of the text stays. */
  public byte[] filled(JsonNode answer) {
    ObjectNode root = document.root().deepCopy();
    root.set(GoldenFileReader.EXPECTED_OUTPUT, answer);
    return JsonTextEdit.replace(document, FieldPath.ROOT, root);
  }
}

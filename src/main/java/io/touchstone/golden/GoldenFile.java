package io.touchstone.golden;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonDocument;
import io.touchstone.json.SourcePosition;
import java.util.List;

/**
 * One golden file: an input, the answer it once got, and what of the answer counts.
 *
 * @param source where it lies
 * @param document its text, with the place of every value
 * @param description one sentence for people; may be empty
 * @param subject the name of the subject that answers
 * @param comparison what of the answer counts
 * @param tags to select by
 * @param notes for people
 */
public record GoldenFile(
    GoldenSource source,
    JsonDocument document,
    String description,
    String subject,
    Comparison comparison,
    List<String> tags,
    List<String> notes) {
  static final FieldPath EXPECTED_OUTPUT = FieldPath.of("expected_output");
  private static final FieldPath INPUT = FieldPath.of("input");

  public GoldenFile {
    tags = List.copyOf(tags);
    notes = List.copyOf(notes);
  }

  /** What the subject is asked. Shared: copy it before handing it to a subject. */
  public JsonNode input() {
    return document.root().get("input");
  }

  /** What the subject must answer. */
  public JsonNode expectedOutput() {
    return document.root().get("expected_output");
  }

  /** Where in the file the part of the input at {@code path}, or its nearest ancestor, stands. */
  public SourcePosition positionOfInput(FieldPath path) {
    return document.position(INPUT.then(path));
  }

  /** Where in the file the expected value at {@code path}, or its nearest ancestor, stands. */
  public SourcePosition positionOfExpected(FieldPath path) {
    return document.position(EXPECTED_OUTPUT.then(path));
  }
}

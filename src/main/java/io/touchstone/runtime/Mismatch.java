package io.touchstone.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.json.CanonicalJson;
import io.touchstone.json.CanonicalJsonException;
import io.touchstone.json.FieldPath;
import io.touchstone.json.NotPlainJsonException;
import io.touchstone.schema.SchemaValidator;
import io.touchstone.schema.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One reason why a document cannot be taken.
 *
 * @param path where in the document
 * @param message what was expected and what was found
 */
record Mismatch(FieldPath path, String message) {
  /** A document of a million wrong elements does not make an error of a million entries. */
  private static final int MOST = 1_000;

  /** Nor does one whose wrong elements all lie below long names. */
  private static final int MOST_CHARACTERS = 200_000;

  static Mismatch of(NotPlainJsonException e) {
    return new Mismatch(e.path(), e.problem());
  }

  /**
   * All reasons, by path: what the schema does not accept, and then what has no canonical form, so
   * that no outcome could hold it.
   *
   * @param validator empty where everything is valid
   */
  static List<Mismatch> all(Optional<SchemaValidator> validator, JsonNode document) {
    List<Mismatch> mismatches = bySchema(validator, document);
    try {
      CanonicalJson.bytes(document);
    } catch (CanonicalJsonException e) {
      mismatches.add(new Mismatch(e.path(), e.problem()));
    }
    return mismatches;
  }

  /** Of all reasons, by path, those of the schema; for a document that has a canonical form. */
  static List<Mismatch> bySchema(Optional<SchemaValidator> validator, JsonNode document) {
    List<Mismatch> mismatches = new ArrayList<>();
    if (validator.isPresent()) {
      Optional<List<Violation>> violations = validator.get().violations(document, MOST + 1);
      if (violations.isEmpty()) {
        mismatches.add(new Mismatch(FieldPath.ROOT, "the validator failed on this document"));
      }
      violations.stream()
          .flatMap(List::stream)
          .forEach(each -> mismatches.add(new Mismatch(each.path(), each.message())));
    }
    return mismatches;
  }

  /**
   * An error of them all: {@code details.violations} has the first thousand, or fewer where they
   * are long, each with {@code path} and {@code message}, cut after 2,000 characters; {@code
   * details.more} says whether there are others.
   *
   * @param what the document, in words
   * @param mismatches at least one
   */
  static SkillError error(String code, String what, List<Mismatch> mismatches) {
    ObjectNode details = JsonNodeFactory.instance.objectNode();
    ArrayNode list = details.putArray("violations");
    int characters = 0;
    for (Mismatch mismatch : mismatches) {
      if (list.size() == MOST || characters > MOST_CHARACTERS) {
        break;
      }
      ObjectNode json = mismatch.toJson();
      characters += json.get("path").textValue().length();
      characters += json.get("message").textValue().length();
      list.add(json);
    }
    details.put("more", mismatches.size() > list.size());
    Mismatch first = mismatches.get(0);
    String others = mismatches.size() == 1 ? "" : "; and " + rest(mismatches.size()) + " more";
    String where = first.path.isRoot() ? "" : "at " + first.where() + ": ";
    return SkillError.of(
        code,
        what + " is not valid: " + where + SkillError.shortened(first.message) + others,
        details);
  }

  private static String rest(int count) {
    return count > MOST ? "at least " + MOST : Integer.toString(count - 1);
  }

  private ObjectNode toJson() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("path", SkillError.writable(where()))
        .put("message", SkillError.writable(SkillError.shortened(message)));
  }

  private String where() {
    return SkillError.shortened(path.toString());
  }
}

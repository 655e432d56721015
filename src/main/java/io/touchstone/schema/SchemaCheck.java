package io.touchstone.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.DidYouMean;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonDocument;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.JsonObjectReader;
import io.touchstone.json.JsonText;
import io.touchstone.json.SourcePosition;
import io.touchstone.pattern.SchemaPattern;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Complains about a document that is no schema, whatever its references lead to. */
final class SchemaCheck {
  private final JsonDocument document;

  private SchemaCheck(JsonDocument document) {
    this.document = document;
  }

  /**
   * @param fallback the dialect of a document that names none
   */
  static void check(JsonDocument document, Dialect fallback) {
    SchemaCheck check = new SchemaCheck(document);
    check.dialect(document.root(), FieldPath.ROOT);
    Dialect dialect = Identifiers.dialect(document.root()).orElse(fallback);
    check.kind(dialect);
    MetaSchemaCheck.of(dialect).check(document);
    SchemaWalk.walk(
        Schema.of(document.root(), dialect, document.source()).root(),
        (schema, at) -> {
          check.dialect(schema.node(), at);
          check.patterns(schema.node(), at);
        });
  }

  private void kind(Dialect dialect) {
    JsonNode root = document.root();
    boolean booleans = dialect.isAtLeast(Dialect.DRAFT_6);
    if (!root.isObject() && !(booleans && root.isBoolean())) {
      String expected = booleans ? "an object, true or false" : "in draft 4 always an object";
      String found = JsonObjectReader.describe(root);
      throw document.fault(FieldPath.ROOT, "expected a schema, " + expected + ", found " + found);
    }
  }

  private void dialect(JsonNode schema, FieldPath at) {
    JsonNode uri = schema.get("$schema");
    if (uri == null || Identifiers.dialect(schema).isPresent()) {
      return;
    }
    FieldPath here = at.then("$schema");
    if (!uri.isTextual()) {
      String found = JsonObjectReader.describe(uri);
      throw document.fault(here, "expected the URI of a draft as a text, found " + found);
    }
    throw document.fault(
        here,
        "unknown $schema "
            + JsonText.quote(uri.textValue())
            + "; "
            + DidYouMean.among(
                Stream.of(Dialect.values()).map(Dialect::uri).toList(), uri.textValue()));
  }

  private void patterns(JsonNode schema, FieldPath at) {
    JsonNode pattern = schema.path("pattern");
    if (pattern.isTextual()) {
      FieldPath place = at.then("pattern");
      pattern(pattern.textValue(), () -> document.position(place));
    }
    for (Map.Entry<String, JsonNode> member : schema.path("patternProperties").properties()) {
      FieldPath place = at.then("patternProperties").then(member.getKey());
      pattern(member.getKey(), () -> document.keyPosition(place));
    }
  }

  private void pattern(String source, Supplier<SourcePosition> position) {
    SchemaPattern pattern = SchemaPattern.of(source);
    if (!pattern.isValid()) {
      String problem =
          "expected a regular expression of ECMA-262, found "
              + JsonText.quote(source)
              + pattern.opaqueReason().map(reason -> ": " + reason).orElse("");
      throw new JsonInputException(document.source(), position.get(), problem);
    }
  }
}

package io.touchstone.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.touchstone.pattern.Languages;
import io.touchstone.proof.SchemaCompiler.Site;
import io.touchstone.schema.Schema;
import io.touchstone.schema.SchemaValidator;
import java.util.List;
import java.util.Map;

/**
 * {@code format} where it asserts: a condition that the validator is asked about, one string at a
 * time. A format that no specification knows stays an annotation.
 */
final class FormatKeyword implements KeywordFormulas.Meaning {
  /** The formats of the specifications, each with strings that are worth asking about first. */
  private static final Map<String, List<String>> SAMPLES =
      Map.ofEntries(
          Map.entry("date-time", List.of("2000-01-01T00:00:00Z")),
          Map.entry("date", List.of("2000-01-01")),
          Map.entry("time", List.of("00:00:00Z")),
          Map.entry("duration", List.of("P1D", "PT1H")),
          Map.entry("email", List.of("a@example.com")),
          Map.entry("idn-email", List.of("a@example.com")),
          Map.entry("hostname", List.of("a", "example.com")),
          Map.entry("idn-hostname", List.of("a", "example.com")),
          Map.entry("ipv4", List.of("127.0.0.1")),
          Map.entry("ipv6", List.of("::1")),
          Map.entry("uri", List.of("https://example.com/", "urn:a:b")),
          Map.entry("uri-reference", List.of("a", "https://example.com/")),
          Map.entry("iri", List.of("https://example.com/")),
          Map.entry("iri-reference", List.of("a", "https://example.com/")),
          Map.entry("uuid", List.of("00000000-0000-4000-8000-000000000000")),
          Map.entry("uri-template", List.of("a", "{a}")),
          Map.entry("json-pointer", List.of("", "/a")),
          Map.entry("relative-json-pointer", List.of("0", "0/a")),
          Map.entry("regex", List.of("a", "^a$")));

  private final Formulas formulas;
  private final Languages languages;

  FormatKeyword(Formulas formulas, Languages languages) {
    this.formulas = formulas;
    this.languages = languages;
  }

  @Override
  public Formula of(Site site, String keyword, JsonNode value) {
    String name = KeywordValues.text(keyword, value);
    List<String> samples = SAMPLES.get(name);
    if (samples == null) {
      return formulas.all;
    }
    JsonNode alone = JsonNodeFactory.instance.objectNode().put("format", name);
    SchemaValidator validator =
        SchemaValidator.of(Schema.of(alone, site.dialect(), "format"), true);
    Oracle oracle =
        new Oracle(
            "format " + name + " in " + site.dialect(),
            "format " + name,
            languages.all(),
            samples,
            text -> truth(validator.check(TextNode.valueOf(text))));
    return formulas.when(JsonType.STRING, new Atom.Accepted(oracle));
  }

  private static Truth truth(SchemaValidator.Answer answer) {
    return switch (answer) {
      case VALID -> Truth.TRUE;
      case INVALID -> Truth.FALSE;
      case FAILED -> Truth.UNKNOWN;
    };
  }
}

package io.touchstone.proof;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.proof.DecisionSettings.Draft4Integers;
import io.touchstone.proof.SchemaCompiler.Site;
import io.touchstone.schema.Dialect;
import java.math.BigDecimal;
import java.util.List;

/** {@code type}, {@code enum} and {@code const}. */
final class ValueKeywords implements KeywordFormulas.Meaning {
  private final Formulas formulas;
  private final DecisionSettings settings;
  private final Spelling spelling;

  ValueKeywords(Formulas formulas, DecisionSettings settings, Spelling spelling) {
    this.formulas = formulas;
    this.settings = settings;
    this.spelling = spelling;
  }

  @Override
  public Formula of(Site site, String keyword, JsonNode value) {
    return switch (keyword) {
      case "type" -> type(site, value);
      case "enum" -> spelling.anyOf(KeywordValues.array(keyword, value));
      default -> spelling.anyOf(List.of(value));
    };
  }

  private Formula type(Site site, JsonNode value) {
    List<JsonNode> names = value.isArray() ? KeywordValues.array("type", value) : List.of(value);
    int bits = 0;
    boolean integer = false;
    for (JsonNode name : names) {
      String text = KeywordValues.text("type", name);
      if (text.equals("integer")) {
        integer = true;
      } else {
        bits |= typeNamed(text).bit();
      }
    }
    if (!integer || (bits & JsonType.NUMBER.bit()) != 0) {
      return formulas.types(bits);
    }
    return formulas.and(formulas.types(bits | JsonType.NUMBER.bit()), integer(site.dialect()));
  }

  private Formula integer(Dialect dialect) {
    boolean literally =
        dialect == Dialect.DRAFT_4 && settings.draft4Integers() != Draft4Integers.MATHEMATICAL;
    if (literally && !spelling.tellsApart()) {
      throw new UnmodelledException("an integer of draft 4 embedded in a schema of another draft");
    }
    return formulas.when(
        JsonType.NUMBER,
        literally ? new Atom.SpelledAsInteger() : new Atom.MultipleOf(BigDecimal.ONE));
  }

  private static JsonType typeNamed(String name) {
    return switch (name) {
      case "null" -> JsonType.NULL;
      case "boolean" -> JsonType.BOOLEAN;
      case "number" -> JsonType.NUMBER;
      case "string" -> JsonType.STRING;
      case "array" -> JsonType.ARRAY;
      case "object" -> JsonType.OBJECT;
      default -> throw new UnmodelledException("unknown type " + name);
    };
  }
}

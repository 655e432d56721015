package io.touchstone.proof;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.proof.DecisionSettings.Draft4Integers;
import io.touchstone.proof.SchemaCompiler.Site;
import io.touchstone.schema.Dialect;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code type}, {@code enum} and {@code const}. */
final class ValueKeywords implements KeywordFormulas.Meaning {
  private final Formulas formulas;
  private final DecisionSettings settings;
  private final boolean spellingMatters;

  /**
   * @param spellingMatters whether 1 and 1.0 are told apart somewhere: then a constant must not be
   *     taken to stand for its own spelling
   */
  ValueKeywords(Formulas formulas, DecisionSettings settings, boolean spellingMatters) {
    this.formulas = formulas;
    this.settings = settings;
    this.spellingMatters = spellingMatters;
  }

  @Override
  public Formula of(Site site, String keyword, JsonNode value) {
    return switch (keyword) {
      case "type" -> type(site, value);
      case "enum" -> values(KeywordValues.array(keyword, value));
      default -> values(List.of(value));
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
    if (literally && settings.draft4Integers() == Draft4Integers.STRICT && !spellingMatters) {
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

  private Formula values(List<JsonNode> values) {
    if (!spellingMatters) {
      return formulas.values(ValueSet.of(values));
    }
    List<Formula> parts = new ArrayList<>();
    List<JsonNode> plain = new ArrayList<>();
    for (JsonNode value : values) {
      if (hasInteger(value)) {
        parts.add(written(value));
      } else {
        plain.add(value);
      }
    }
    parts.add(formulas.values(ValueSet.of(plain)));
    return formulas.or(parts);
  }

  private static boolean hasInteger(JsonNode value) {
    if (value.isNumber()) {
      return Numbers.isInteger(Numbers.of(value));
    }
    for (JsonNode part : value) {
      if (hasInteger(part)) {
        return true;
      }
    }
    return false;
  }

  /** The value in any spelling. */
  private Formula written(JsonNode value) {
    if (!hasInteger(value)) {
      return formulas.values(ValueSet.of(value));
    }
    List<Formula> parts = new ArrayList<>();
    parts.add(formulas.types(JsonType.of(value).bit()));
    if (value.isNumber()) {
      BigDecimal number = Numbers.canonical(Numbers.of(value));
      parts.add(formulas.when(JsonType.NUMBER, new Atom.AtLeast(number)));
      parts.add(formulas.unless(JsonType.NUMBER, new Atom.Above(number)));
      return formulas.and(parts);
    }
    parts.add(formulas.sizeAtLeast(JsonType.of(value), value.size()));
    parts.add(formulas.sizeAtMost(JsonType.of(value), value.size()));
    if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        parts.add(formulas.item(i, written(value.get(i))));
      }
      return formulas.and(parts);
    }
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      parts.add(formulas.required(member.getKey()));
      parts.add(formulas.property(member.getKey(), written(member.getValue())));
    }
    return formulas.and(parts);
  }
}

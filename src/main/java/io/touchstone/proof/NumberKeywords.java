package io.touchstone.proof;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.proof.SchemaCompiler.Site;
import io.touchstone.schema.Dialect;
import java.math.BigDecimal;

/** Bounds and divisors. In draft 4 an exclusive bound is a flag beside the bound. */
final class NumberKeywords implements KeywordFormulas.Meaning {
  private final Formulas formulas;

  NumberKeywords(Formulas formulas) {
    this.formulas = formulas;
  }

  @Override
  public Formula of(Site site, String keyword, JsonNode value) {
    boolean flags = site.dialect() == Dialect.DRAFT_4;
    return switch (keyword) {
      case "minimum" -> minimum(value, flags && flag(site, "exclusiveMinimum"));
      case "maximum" -> maximum(value, flags && flag(site, "exclusiveMaximum"));
      case "exclusiveMinimum" -> flags ? formulas.all : above(KeywordValues.number(keyword, value));
      case "exclusiveMaximum" -> flags ? formulas.all : below(KeywordValues.number(keyword, value));
      default -> multipleOf(value);
    };
  }

  private static boolean flag(Site site, String keyword) {
    JsonNode flag = site.node().get(keyword);
    return flag != null && KeywordValues.flag(keyword, flag);
  }

  private Formula minimum(JsonNode value, boolean exclusive) {
    BigDecimal bound = KeywordValues.number("minimum", value);
    return exclusive ? above(bound) : formulas.when(JsonType.NUMBER, new Atom.AtLeast(bound));
  }

  private Formula maximum(JsonNode value, boolean exclusive) {
    BigDecimal bound = KeywordValues.number("maximum", value);
    return exclusive ? below(bound) : formulas.unless(JsonType.NUMBER, new Atom.Above(bound));
  }

  private Formula above(BigDecimal bound) {
    return formulas.when(JsonType.NUMBER, new Atom.Above(bound));
  }

  private Formula below(BigDecimal bound) {
    return formulas.unless(JsonType.NUMBER, new Atom.AtLeast(bound));
  }

  private Formula multipleOf(JsonNode value) {
    BigDecimal divisor = KeywordValues.number("multipleOf", value);
    if (divisor.signum() <= 0) {
      throw UnmodelledException.malformed("multipleOf", "a number above 0");
    }
    return formulas.when(JsonType.NUMBER, new Atom.MultipleOf(divisor));
  }
}

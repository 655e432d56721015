package io.touchstone.proof;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.proof.SchemaCompiler.Site;
import io.touchstone.schema.Dialect;
import java.util.ArrayList;
import java.util.List;

/** Elements of arrays, how many there are, and how many are of some kind. */
final class ArrayKeywords implements KeywordFormulas.Meaning {
  /** Positions that are told apart one by one. */
  private static final int MOST_POSITIONS = 1_000;

  private final SchemaCompiler compiler;
  private final Formulas formulas;

  ArrayKeywords(SchemaCompiler compiler, Formulas formulas) {
    this.compiler = compiler;
    this.formulas = formulas;
  }

  @Override
  public Formula of(Site site, String keyword, JsonNode value) {
    return switch (keyword) {
      case "minItems" -> formulas.sizeAtLeast(JsonType.ARRAY, KeywordValues.count(keyword, value));
      case "maxItems" -> formulas.sizeAtMost(JsonType.ARRAY, KeywordValues.count(keyword, value));
      case "uniqueItems" ->
          KeywordValues.flag(keyword, value)
              ? formulas.when(JsonType.ARRAY, new Atom.Unique())
              : formulas.all;
      case "prefixItems" -> positions(site, KeywordValues.array(keyword, value));
      case "items" -> items(site, value);
      case "additionalItems" -> additionalItems(site, value);
      default -> contains(site, value);
    };
  }

  private Formula positions(Site site, List<JsonNode> schemas) {
    refuseMany(schemas.size());
    List<Formula> parts = new ArrayList<>();
    for (int i = 0; i < schemas.size(); i++) {
      parts.add(formulas.item(i, compiler.below(site.child(schemas.get(i)))));
    }
    return formulas.and(parts);
  }

  static void refuseMany(int positions) {
    if (positions > MOST_POSITIONS) {
      throw new UnmodelledException("budget: more than " + MOST_POSITIONS + " positional items");
    }
  }

  private Formula items(Site site, JsonNode value) {
    if (site.dialect().isAtLeast(Dialect.DRAFT_2020_12)) {
      if (value.isArray()) {
        throw UnmodelledException.malformed("items", "a schema; use prefixItems for an array");
      }
      JsonNode prefix = site.node().path("prefixItems");
      return formulas.itemsFrom(prefix.size(), compiler.below(site.child(value)));
    }
    return value.isArray()
        ? positions(site, KeywordValues.array("items", value))
        : formulas.itemsFrom(0, compiler.below(site.child(value)));
  }

  /** Counts only beside an array of items. */
  private Formula additionalItems(Site site, JsonNode value) {
    JsonNode items = site.node().path("items");
    return items.isArray()
        ? formulas.itemsFrom(items.size(), compiler.below(site.child(value)))
        : formulas.all;
  }

  private Formula contains(Site site, JsonNode value) {
    Formula kind = compiler.below(site.child(value));
    boolean bounded = site.dialect().isAtLeast(Dialect.DRAFT_2019_09);
    JsonNode least = bounded ? site.node().get("minContains") : null;
    JsonNode most = bounded ? site.node().get("maxContains") : null;
    long atLeast = least == null ? 1 : KeywordValues.count("minContains", least);
    Formula enough =
        atLeast == 0
            ? formulas.all
            : formulas.when(JsonType.ARRAY, new Atom.CountFrom(0, kind, atLeast));
    if (most == null) {
      return enough;
    }
    long tooMany = KeywordValues.count("maxContains", most) + 1;
    return formulas.and(
        enough, formulas.unless(JsonType.ARRAY, new Atom.CountFrom(0, kind, tooMany)));
  }
}

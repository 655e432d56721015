package io.touchstone.proof;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.pattern.Languages;
import io.touchstone.proof.SchemaCompiler.Site;
import io.touchstone.schema.Dialect;
import java.util.HashMap;
import java.util.Map;

/**
 * What each keyword says, as a formula. One row a keyword: the first draft that has it, the last
 * one, and who knows its meaning. A keyword without a row is an annotation.
 */
final class KeywordFormulas {
  /** Knows the meaning of some keywords. */
  interface Meaning {
    /**
     * @throws UnmodelledException when the value is none that the keyword takes
     */
    Formula of(Site site, String keyword, JsonNode value);
  }

  private record Row(Dialect first, Dialect last, Meaning meaning) {}

  private final Formulas formulas;
  private final Map<String, Row> rows = new HashMap<>();

  KeywordFormulas(
      SchemaCompiler compiler,
      Formulas formulas,
      Languages languages,
      DecisionSettings settings,
      Spelling spelling) {
    this.formulas = formulas;
    ValueKeywords values = new ValueKeywords(formulas, settings, spelling);
    all(values, "type", "enum");
    since(Dialect.DRAFT_6, values, "const");
    NumberKeywords numbers = new NumberKeywords(formulas);
    all(numbers, "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf");
    StringKeywords strings = new StringKeywords(formulas, languages);
    all(strings, "minLength", "maxLength", "pattern");
    if (settings.assertFormat()) {
      all(new FormatKeyword(formulas, languages), "format");
    }
    ArrayKeywords arrays = new ArrayKeywords(compiler, formulas);
    all(arrays, "items", "minItems", "maxItems", "uniqueItems");
    between(Dialect.DRAFT_4, Dialect.DRAFT_2019_09, arrays, "additionalItems");
    since(Dialect.DRAFT_2020_12, arrays, "prefixItems");
    since(Dialect.DRAFT_6, arrays, "contains");
    ObjectKeywords objects = new ObjectKeywords(compiler, formulas, strings);
    all(objects, "properties", "patternProperties", "additionalProperties", "required");
    all(objects, "minProperties", "maxProperties");
    since(Dialect.DRAFT_6, objects, "propertyNames");
    DependencyKeywords dependencies = new DependencyKeywords(compiler, formulas);
    all(dependencies, "dependencies");
    since(Dialect.DRAFT_2019_09, dependencies, "dependentRequired", "dependentSchemas");
    LogicKeywords logic = new LogicKeywords(compiler, formulas);
    all(logic, "allOf", "anyOf", "oneOf", "not");
    since(Dialect.DRAFT_7, logic, "if");
    References references = new References(compiler, formulas);
    all(references, "$ref");
    between(Dialect.DRAFT_2019_09, Dialect.DRAFT_2019_09, references, "$recursiveRef");
    since(Dialect.DRAFT_2020_12, references, "$dynamicRef");
    since(
        Dialect.DRAFT_2019_09,
        new UnevaluatedProperties(compiler, formulas, strings, references),
        "unevaluatedProperties");
    since(
        Dialect.DRAFT_2019_09,
        new UnevaluatedItems(compiler, formulas, references),
        "unevaluatedItems");
  }

  private void all(Meaning meaning, String... keywords) {
    since(Dialect.DRAFT_4, meaning, keywords);
  }

  private void since(Dialect first, Meaning meaning, String... keywords) {
    between(first, Dialect.DRAFT_2020_12, meaning, keywords);
  }

  private void between(Dialect first, Dialect last, Meaning meaning, String... keywords) {
    for (String keyword : keywords) {
      rows.put(keyword, new Row(first, last, meaning));
    }
  }

  Formula of(Site site, String keyword, JsonNode value) {
    return isHeeded(site, keyword)
        ? rows.get(keyword).meaning().of(site, keyword, value)
        : formulas.all;
  }

  /** Whether the keyword means anything there: in the draft of the site, and beside its $ref. */
  boolean isHeeded(Site site, String keyword) {
    Row row = rows.get(keyword);
    boolean isHidden =
        !keyword.equals("$ref")
            && site.node().has("$ref")
            && !site.dialect().isAtLeast(Dialect.DRAFT_2019_09);
    return row != null
        && !isHidden
        && site.dialect().isAtLeast(row.first())
        && row.last().isAtLeast(site.dialect());
  }
}

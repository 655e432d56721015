package io.touchstone.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.touchstone.proof.SchemaCompiler.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Members of objects, by name and by pattern, and how many there are. */
final class ObjectKeywords implements KeywordFormulas.Meaning {
  private final SchemaCompiler compiler;
  private final Formulas formulas;
  private final StringKeywords strings;

  ObjectKeywords(SchemaCompiler compiler, Formulas formulas, StringKeywords strings) {
    this.compiler = compiler;
    this.formulas = formulas;
    this.strings = strings;
  }

  @Override
  public Formula of(Site site, String keyword, JsonNode value) {
    return switch (keyword) {
      case "minProperties" ->
          formulas.sizeAtLeast(JsonType.OBJECT, KeywordValues.count(keyword, value));
      case "maxProperties" ->
          formulas.sizeAtMost(JsonType.OBJECT, KeywordValues.count(keyword, value));
      case "required" ->
          formulas.and(
              KeywordValues.texts(keyword, value).stream().map(formulas::required).toList());
      case "properties" -> properties(site, value);
      case "patternProperties" -> patternProperties(site, value);
      case "additionalProperties" ->
          formulas.keys(
              formulas.not(spokenOf(site, formulas, strings)), compiler.below(site.child(value)));
      default -> formulas.keys(formulas.not(compiler.below(site.child(value))), formulas.none);
    };
  }

  private Formula properties(Site site, JsonNode value) {
    List<Formula> parts = new ArrayList<>();
    KeywordValues.object("properties", value)
        .forEach(
            (key, schema) -> parts.add(formulas.property(key, compiler.below(site.child(schema)))));
    return formulas.and(parts);
  }

  private Formula patternProperties(Site site, JsonNode value) {
    List<Formula> parts = new ArrayList<>();
    for (Map.Entry<String, JsonNode> pattern :
        KeywordValues.object("patternProperties", value).entrySet()) {
      parts.add(
          formulas.keys(
              strings.pattern(pattern.getKey()), compiler.below(site.child(pattern.getValue()))));
    }
    return formulas.and(parts);
  }

  /** The keys that {@code properties} and {@code patternProperties} speak of. */
  static Formula spokenOf(Site site, Formulas formulas, StringKeywords strings) {
    List<Formula> parts = new ArrayList<>();
    JsonNode properties = site.node().get("properties");
    if (properties != null) {
      parts.add(named(KeywordValues.object("properties", properties).keySet(), formulas));
    }
    JsonNode patterns = site.node().get("patternProperties");
    if (patterns != null) {
      KeywordValues.object("patternProperties", patterns)
          .keySet()
          .forEach(pattern -> parts.add(strings.pattern(pattern)));
    }
    return formulas.or(parts);
  }

  static Formula named(Set<String> keys, Formulas formulas) {
    List<JsonNode> values = new ArrayList<>();
    keys.forEach(key -> values.add(TextNode.valueOf(key)));
    return formulas.values(ValueSet.of(values));
  }
}

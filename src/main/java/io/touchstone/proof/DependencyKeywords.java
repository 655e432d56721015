package io.touchstone.proof;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.proof.SchemaCompiler.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What follows from the presence of a key. {@code dependencies} is gone from 2019-09 on, but
 * validators go on applying it, and so does this.
 */
final class DependencyKeywords implements KeywordFormulas.Meaning {
  private final SchemaCompiler compiler;
  private final Formulas formulas;

  DependencyKeywords(SchemaCompiler compiler, Formulas formulas) {
    this.compiler = compiler;
    this.formulas = formulas;
  }

  @Override
  public Formula of(Site site, String keyword, JsonNode value) {
    List<Formula> parts = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : KeywordValues.object(keyword, value).entrySet()) {
      Formula absent = formulas.property(entry.getKey(), formulas.none);
      parts.add(formulas.or(absent, consequence(site, keyword, entry.getValue())));
    }
    return formulas.and(parts);
  }

  private Formula consequence(Site site, String keyword, JsonNode value) {
    boolean isSchema = value.isObject() || value.isBoolean();
    if (isSchema && !keyword.equals("dependentRequired")) {
      return compiler.inPlace(site.child(value));
    }
    if (keyword.equals("dependentSchemas")) {
      throw UnmodelledException.malformed(keyword, "schemas");
    }
    List<String> keys =
        value.isTextual() && keyword.equals("dependencies")
            ? List.of(value.textValue())
            : KeywordValues.texts(keyword, value);
    return formulas.and(keys.stream().map(formulas::required).toList());
  }
}

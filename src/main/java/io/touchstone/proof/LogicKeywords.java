package io.touchstone.proof;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.proof.SchemaCompiler.Site;
import java.util.List;

/** {@code allOf}, {@code anyOf}, {@code oneOf}, {@code not} and {@code if}. */
final class LogicKeywords implements KeywordFormulas.Meaning {
  private final SchemaCompiler compiler;
  private final Formulas formulas;

  LogicKeywords(SchemaCompiler compiler, Formulas formulas) {
    this.compiler = compiler;
    this.formulas = formulas;
  }

  @Override
  public Formula of(Site site, String keyword, JsonNode value) {
    return switch (keyword) {
      case "allOf" -> formulas.and(branches(site, keyword, value));
      case "anyOf" -> formulas.or(branches(site, keyword, value));
      case "oneOf" -> formulas.exactlyOne(branches(site, keyword, value));
      case "not" -> formulas.not(compiler.inPlace(site.child(value)));
      default -> conditional(site, value);
    };
  }

  private List<Formula> branches(Site site, String keyword, JsonNode value) {
    if (value.isArray() && value.isEmpty()) {
      throw UnmodelledException.malformed(keyword, "at least one schema");
    }
    return KeywordValues.array(keyword, value).stream()
        .map(branch -> compiler.inPlace(site.child(branch)))
        .toList();
  }

  private Formula conditional(Site site, JsonNode condition) {
    JsonNode then = site.node().get("then");
    JsonNode otherwise = site.node().get("else");
    return formulas.ifThenElse(
        compiler.inPlace(site.child(condition)),
        then == null ? formulas.all : compiler.inPlace(site.child(then)),
        otherwise == null ? formulas.all : compiler.inPlace(site.child(otherwise)));
  }
}

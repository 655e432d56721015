package io.touchstone.proof;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.proof.SchemaCompiler.Site;
import io.touchstone.schema.DynamicScope;
import io.touchstone.schema.SchemaResource;
import io.touchstone.schema.Subschema;
import java.util.Optional;

/** {@code $ref}, {@code $dynamicRef} and {@code $recursiveRef}. */
final class References implements KeywordFormulas.Meaning {
  private final SchemaCompiler compiler;
  private final Formulas formulas;

  References(SchemaCompiler compiler, Formulas formulas) {
    this.compiler = compiler;
    this.formulas = formulas;
  }

  @Override
  public Formula of(Site site, String keyword, JsonNode value) {
    Optional<Site> target = target(site, keyword, value);
    if (target.isPresent()) {
      return compiler.inPlace(target.get());
    }
    String reference = value.textValue();
    // What leads nowhere inside a document is not the same nowhere in another one.
    String owner = site.schema().leadsOutside(reference) ? "" : compiler.side();
    return formulas.unknown(
        owner + "reference " + site.schema().absolute(reference),
        keyword + " " + reference + " leads nowhere");
  }

  /** Where a reference leads; empty if that is nowhere. */
  Optional<Site> target(Site site, String keyword, JsonNode value) {
    String reference = KeywordValues.text(keyword, value);
    Optional<Subschema> target = site.schema().resolve(reference);
    return switch (keyword) {
      case "$dynamicRef" -> target.map(found -> site.to(dynamic(site, reference, found)));
      case "$recursiveRef" -> target.map(found -> site.to(site.scope().recursive(found)));
      default -> target.map(site::to);
    };
  }

  private static Subschema dynamic(Site site, String reference, Subschema target) {
    Optional<SchemaResource> outermost = site.scope().outermost(reference, target);
    String anchor = DynamicScope.anchor(reference);
    if (outermost.filter(resource -> resource.isAmbiguous(anchor)).isPresent()) {
      throw new UnmodelledException("two schemas with $dynamicAnchor " + anchor);
    }
    return outermost.flatMap(resource -> resource.dynamicAnchor(anchor)).orElse(target);
  }
}

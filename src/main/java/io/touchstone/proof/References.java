package io.touchstone.proof;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.proof.SchemaCompiler.Site;
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
      case "$recursiveRef" -> target.map(found -> site.to(recursive(site, found)));
      default -> target.map(site::to);
    };
  }

  /** Dynamic only where the reference names a dynamic anchor, and where it leads there is one. */
  private static Subschema dynamic(Site site, String reference, Subschema target) {
    String anchor = reference.substring(reference.indexOf('#') + 1);
    JsonNode own = target.node().get("$dynamicAnchor");
    if (own == null || !anchor.equals(own.textValue())) {
      return target;
    }
    for (SchemaResource resource : site.to(target).scope().resources()) {
      if (resource.isAmbiguous(anchor)) {
        throw new UnmodelledException("two schemas with $dynamicAnchor " + anchor);
      }
      Optional<Subschema> outermost = resource.dynamicAnchor(anchor);
      if (outermost.isPresent()) {
        return outermost.get();
      }
    }
    return target;
  }

  private static Subschema recursive(Site site, Subschema target) {
    if (!target.resource().isRecursiveAnchor()) {
      return target;
    }
    for (SchemaResource resource : site.to(target).scope().resources()) {
      if (resource.isRecursiveAnchor()) {
        return resource.root();
      }
    }
    return target;
  }
}

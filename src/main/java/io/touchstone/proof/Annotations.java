package io.touchstone.proof;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.proof.SchemaCompiler.Site;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Walks all subschemas that describe the same value as a given one, each with the formula under
 * which its annotations count: a branch counts where the value is in it. What stands below {@code
 * not} never counts, and cousins are not seen.
 */
final class Annotations {
  /** Takes one subschema on the walk. */
  interface Visitor {
    /**
     * @param guard where the annotations of the site count
     * @param isStart whether the walk has begun here
     */
    void visit(Site site, Formula guard, boolean isStart);
  }

  private final SchemaCompiler compiler;
  private final Formulas formulas;
  private final References references;
  private final Visitor visitor;
  private final Set<Site> onTheWay = new HashSet<>();

  /** Where the walk has been, under which guard: it need not go there again. */
  private final Set<Map.Entry<Site, Formula>> walked = new HashSet<>();

  Annotations(SchemaCompiler compiler, Formulas formulas, References references, Visitor visitor) {
    this.compiler = compiler;
    this.formulas = formulas;
    this.references = references;
    this.visitor = visitor;
  }

  void walk(Site start) {
    walk(start, formulas.all, true);
  }

  private void walk(Site site, Formula guard, boolean isStart) {
    compiler.step();
    if (guard == formulas.none
        || !site.node().isObject()
        || !walked.add(Map.entry(site, guard))
        || !onTheWay.add(site)) {
      return;
    }
    visitor.visit(site, guard, isStart);
    for (String keyword : new String[] {"$ref", "$dynamicRef", "$recursiveRef"}) {
      JsonNode reference = site.node().get(keyword);
      if (reference != null && reference.isTextual()) {
        Optional<Site> target = references.target(site, keyword, reference);
        target.ifPresent(found -> walk(found, guard, false));
      }
    }
    for (JsonNode branch : site.node().path("allOf")) {
      walk(site.child(branch), guard, false);
    }
    for (String keyword : new String[] {"anyOf", "oneOf"}) {
      for (JsonNode branch : site.node().path(keyword)) {
        under(site, branch, guard);
      }
    }
    conditional(site, guard);
    JsonNode dependent = site.node().path("dependentSchemas");
    if (dependent.isObject()) {
      for (Map.Entry<String, JsonNode> entry :
          KeywordValues.object("dependentSchemas", dependent).entrySet()) {
        Formula present =
            formulas.and(formulas.types(JsonType.OBJECT.bit()), formulas.required(entry.getKey()));
        walk(site.child(entry.getValue()), formulas.and(guard, present), false);
      }
    }
    onTheWay.remove(site);
  }

  /** A branch that counts where the value is in it. */
  private void under(Site site, JsonNode branch, Formula guard) {
    Site target = site.child(branch);
    walk(target, formulas.and(guard, compiler.inPlace(target)), false);
  }

  private void conditional(Site site, Formula guard) {
    JsonNode condition = site.node().get("if");
    if (condition == null) {
      return;
    }
    under(site, condition, guard);
    Formula holds = compiler.inPlace(site.child(condition));
    JsonNode then = site.node().get("then");
    if (then != null) {
      walk(site.child(then), formulas.and(guard, holds), false);
    }
    JsonNode otherwise = site.node().get("else");
    if (otherwise != null) {
      walk(site.child(otherwise), formulas.and(guard, formulas.not(holds)), false);
    }
  }
}

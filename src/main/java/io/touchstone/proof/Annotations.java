package io.touchstone.proof;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.proof.SchemaCompiler.Site;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Walks all subschemas that describe the same value as a given one, each with the formula under
 * which its annotations count: a branch counts where the value is in it. What stands below {@code
 * not} never counts, and cousins are not seen. Where something on the way cannot be read, nobody
 * knows what it evaluates: then there is no walk.
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
    if (guard == formulas.none || !site.node().isObject()) {
      return;
    }
    if (onTheWay.contains(site)) {
      throw unclear("a reference that leads to itself");
    }
    if (!walked.add(Map.entry(site, guard))) {
      return;
    }
    if (site.schema().resource().unknownDialect().isPresent()) {
      throw unclear("an unknown $schema");
    }
    onTheWay.add(site);
    visitor.visit(site, guard, isStart);
    references(site, guard);
    for (JsonNode branch : branches(site, "allOf")) {
      walk(site.child(branch), guard, false);
    }
    for (String keyword : List.of("anyOf", "oneOf")) {
      for (JsonNode branch : branches(site, keyword)) {
        under(site, branch, guard);
      }
    }
    conditional(site, guard);
    dependent(site, "dependentSchemas", guard);
    dependent(site, "dependencies", guard);
    onTheWay.remove(site);
  }

  private void references(Site site, Formula guard) {
    for (String keyword : List.of("$ref", "$dynamicRef", "$recursiveRef")) {
      Optional<JsonNode> reference = compiler.heeded(site, keyword);
      if (reference.isPresent()) {
        Optional<Site> target = references.target(site, keyword, reference.get());
        walk(target.orElseThrow(() -> unclear("a reference that leads nowhere")), guard, false);
      }
    }
  }

  /** What cannot be read may evaluate anything. */
  private static UnmodelledException unclear(String what) {
    return new UnmodelledException("what is evaluated by " + what);
  }

  private List<JsonNode> branches(Site site, String keyword) {
    return compiler
        .heeded(site, keyword)
        .map(branches -> KeywordValues.array(keyword, branches))
        .orElse(List.of());
  }

  /** A branch that counts where the value is in it. */
  private void under(Site site, JsonNode branch, Formula guard) {
    Site target = site.child(branch);
    walk(target, formulas.and(guard, compiler.inPlace(target)), false);
  }

  private void conditional(Site site, Formula guard) {
    Optional<JsonNode> condition = compiler.heeded(site, "if");
    if (condition.isEmpty()) {
      return;
    }
    under(site, condition.get(), guard);
    Formula holds = compiler.inPlace(site.child(condition.get()));
    JsonNode then = site.node().get("then");
    if (then != null) {
      walk(site.child(then), formulas.and(guard, holds), false);
    }
    JsonNode otherwise = site.node().get("else");
    if (otherwise != null) {
      walk(site.child(otherwise), formulas.and(guard, formulas.not(holds)), false);
    }
  }

  private void dependent(Site site, String keyword, Formula guard) {
    Optional<JsonNode> dependent = compiler.heeded(site, keyword);
    if (dependent.isEmpty()) {
      return;
    }
    KeywordValues.object(keyword, dependent.get())
        .forEach(
            (key, schema) -> {
              Formula present =
                  formulas.and(formulas.types(JsonType.OBJECT.bit()), formulas.required(key));
              walk(site.child(schema), formulas.and(guard, present), false);
            });
  }
}

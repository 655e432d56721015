package io.touchstone.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.touchstone.proof.SchemaCompiler.Site;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code unevaluatedProperties}: each key is covered by some subschema whose guard holds, or its
 * value is as this keyword says. Keys that are named are treated one by one; the others by the sets
 * of patterns that they match.
 */
final class UnevaluatedProperties implements KeywordFormulas.Meaning {
  private static final int MOST_PATTERNS = 8;

  private final SchemaCompiler compiler;
  private final Formulas formulas;
  private final StringKeywords strings;
  private final References references;

  UnevaluatedProperties(
      SchemaCompiler compiler, Formulas formulas, StringKeywords strings, References references) {
    this.compiler = compiler;
    this.formulas = formulas;
    this.strings = strings;
    this.references = references;
  }

  @Override
  public Formula of(Site site, String keyword, JsonNode value) {
    Formula rest = compiler.below(site.child(value));
    Coverage coverage = new Coverage();
    new Annotations(compiler, formulas, references, coverage).walk(site);
    return coverage.unless(rest);
  }

  /** Which keys are evaluated, and where. */
  private final class Coverage implements Annotations.Visitor {
    private Formula everything = formulas.none;
    private final Map<String, Formula> byName = new LinkedHashMap<>();
    private final Map<String, Formula> byPattern = new LinkedHashMap<>();

    @Override
    public void visit(Site site, Formula guard, boolean isStart) {
      boolean all =
          compiler.heeded(site, "additionalProperties").isPresent()
              || (!isStart && compiler.heeded(site, "unevaluatedProperties").isPresent());
      if (all) {
        everything = formulas.or(everything, guard);
      }
      keys(site, "properties").forEach(key -> byName.merge(key, guard, formulas::or));
      keys(site, "patternProperties").forEach(key -> byPattern.merge(key, guard, formulas::or));
    }

    private Set<String> keys(Site site, String keyword) {
      return compiler
          .heeded(site, keyword)
          .map(value -> KeywordValues.object(keyword, value).keySet())
          .orElse(Set.of());
    }

    Formula unless(Formula rest) {
      if (byPattern.size() > MOST_PATTERNS) {
        throw new UnmodelledException(
            "budget: unevaluatedProperties beside more than " + MOST_PATTERNS + " patterns");
      }
      List<Formula> parts = new ArrayList<>();
      byName.forEach(
          (key, guard) ->
              parts.add(
                  formulas.or(List.of(guard, patternsOver(key), formulas.property(key, rest)))));
      Formula named = ObjectKeywords.named(new LinkedHashSet<>(byName.keySet()), formulas);
      regions(
          new ArrayList<>(byPattern.entrySet()), formulas.not(named), formulas.none, rest, parts);
      return formulas.or(everything, formulas.and(parts));
    }

    /** Where the key is covered by a pattern. */
    private Formula patternsOver(String key) {
      List<Formula> guards = new ArrayList<>();
      byPattern.forEach(
          (pattern, guard) -> {
            Formula isMember =
                formulas.keys(
                    formulas.and(
                        formulas.values(ValueSet.of(TextNode.valueOf(key))),
                        formulas.not(strings.pattern(pattern))),
                    formulas.none);
            // Either the key is absent, or it matches the pattern.
            guards.add(formulas.and(guard, isMember));
          });
      return formulas.or(guards);
    }

    private void regions(
        List<Map.Entry<String, Formula>> patterns,
        Formula names,
        Formula covered,
        Formula rest,
        List<Formula> parts) {
      if (patterns.isEmpty()) {
        parts.add(formulas.or(covered, formulas.keys(names, rest)));
        return;
      }
      Map.Entry<String, Formula> pattern = patterns.get(0);
      Formula matching = strings.pattern(pattern.getKey());
      List<Map.Entry<String, Formula>> others = patterns.subList(1, patterns.size());
      regions(others, formulas.and(names, formulas.not(matching)), covered, rest, parts);
      regions(
          others,
          formulas.and(names, matching),
          formulas.or(covered, pattern.getValue()),
          rest,
          parts);
    }
  }
}

package io.touchstone.proof;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.proof.SchemaCompiler.Site;
import io.touchstone.schema.Dialect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code unevaluatedItems}: each element is covered by some subschema whose guard holds, or is as
 * this keyword says. From 2020-12 on, what {@code contains} matches is covered too.
 */
final class UnevaluatedItems implements KeywordFormulas.Meaning {
  private static final int MOST_CONTAINS = 5;

  private final SchemaCompiler compiler;
  private final Formulas formulas;
  private final References references;

  UnevaluatedItems(SchemaCompiler compiler, Formulas formulas, References references) {
    this.compiler = compiler;
    this.formulas = formulas;
    this.references = references;
  }

  @Override
  public Formula of(Site site, String keyword, JsonNode value) {
    Formula rest = compiler.below(site.child(value));
    Coverage coverage = new Coverage();
    new Annotations(compiler, formulas, references, coverage).walk(site);
    return coverage.unless(rest);
  }

  /** Which elements are evaluated, and where. */
  private final class Coverage implements Annotations.Visitor {
    private Formula everything = formulas.none;

    /** By how many of the first elements are covered. */
    private final Map<Integer, Formula> prefixes = new LinkedHashMap<>();

    /** Where elements of a kind are covered, whatever their place. */
    private final Map<Formula, Formula> kinds = new LinkedHashMap<>();

    private int longest;

    @Override
    public void visit(Site site, Formula guard, boolean isStart) {
      boolean tuples = !site.dialect().isAtLeast(Dialect.DRAFT_2020_12);
      JsonNode items = heeded(site, "items");
      boolean all =
          tuples && items != null && items.isArray()
              ? heeded(site, "additionalItems") != null
              : items != null;
      if (all || (!isStart && heeded(site, "unevaluatedItems") != null)) {
        everything = formulas.or(everything, guard);
      }
      JsonNode prefix = heeded(site, tuples ? "items" : "prefixItems");
      if (prefix != null && prefix.isArray() && !prefix.isEmpty()) {
        ArrayKeywords.refuseMany(prefix.size());
        longest = Math.max(longest, prefix.size());
        prefixes.merge(prefix.size(), guard, formulas::or);
      }
      JsonNode contains = heeded(site, "contains");
      if (contains != null && !tuples) {
        kinds.merge(compiler.below(site.child(contains)), guard, formulas::or);
      }
    }

    private JsonNode heeded(Site site, String keyword) {
      return compiler.heeded(site, keyword).orElse(null);
    }

    Formula unless(Formula rest) {
      if (kinds.size() > MOST_CONTAINS) {
        throw new UnmodelledException(
            "budget: unevaluatedItems beside more than " + MOST_CONTAINS + " contains");
      }
      return formulas.or(
          everything, choose(new ArrayList<>(kinds.entrySet()), rest, formulas.none));
    }

    /**
     * For each set of kinds: if no other kind counts, the elements are of these kinds or as they
     * must be otherwise.
     */
    private Formula choose(List<Map.Entry<Formula, Formula>> open, Formula rest, Formula others) {
      if (open.isEmpty()) {
        return formulas.or(others, elements(rest));
      }
      Map.Entry<Formula, Formula> kind = open.get(0);
      List<Map.Entry<Formula, Formula>> left = open.subList(1, open.size());
      Formula counting = choose(left, formulas.or(rest, kind.getKey()), others);
      Formula notCounting = choose(left, rest, formulas.or(others, kind.getValue()));
      return formulas.and(counting, notCounting);
    }

    private Formula elements(Formula rest) {
      List<Formula> parts = new ArrayList<>();
      for (int i = 0; i < longest; i++) {
        List<Formula> ways = new ArrayList<>();
        ways.add(formulas.item(i, rest));
        for (Map.Entry<Integer, Formula> prefix : prefixes.entrySet()) {
          if (prefix.getKey() > i) {
            ways.add(prefix.getValue());
          }
        }
        parts.add(formulas.or(ways));
      }
      parts.add(formulas.itemsFrom(longest, rest));
      return formulas.and(parts);
    }
  }
}

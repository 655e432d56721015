package io.touchstone.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Generated rules, kept as they were given.
 *
 * @param given what is said, in order; a later one takes the place of an earlier one of its path
 */
record RandomRules(List<Given> given, boolean extensible, boolean arraysUnordered) {
  private static final Map<String, Predicate<JsonNode>> FORMS =
      Map.of(
          "number", JsonNode::isNumber,
          "object", JsonNode::isObject,
          "any", value -> true);

  /** One statement: {@code select}, {@code ignore}, {@code unordered} or a form's name. */
  record Given(String what, FieldPath path) {
    boolean decides() {
      return !what.equals("unordered");
    }
  }

  record Form(String name, Predicate<JsonNode> form) implements LeafMatcher {
    @Override
    public boolean accepts(JsonNode value) {
      return form.test(value);
    }
  }

  static Arbitrary<RandomRules> any() {
    Arbitrary<Boolean> coin = Arbitraries.of(true, false);
    return Combinators.combine(statements(), coin, coin).as(RandomRules::new);
  }

  static Arbitrary<RandomRules> symmetric() {
    return Combinators.combine(statements(), Arbitraries.of(true, false, false))
        .as((given, unordered) -> new RandomRules(given, false, unordered));
  }

  private static Arbitrary<List<Given>> statements() {
    Arbitrary<String> what =
        Arbitraries.of("select", "select", "ignore", "unordered", "number", "object", "any");
    return Combinators.combine(what, SmallTrees.paths()).as(Given::new).list().ofMaxSize(4);
  }

  PathRules build() {
    PathRules.Builder rules = PathRules.builder();
    for (Given each : given) {
      switch (each.what) {
        case "select" -> rules.select(List.of(each.path));
        case "ignore" -> rules.ignore(List.of(each.path));
        case "unordered" -> rules.unordered(List.of(each.path));
        default -> rules.match(each.path, new Form(each.what, FORMS.get(each.what)));
      }
    }
    if (extensible) {
      rules.extensible();
    }
    if (arraysUnordered) {
      rules.arraysUnordered();
    }
    return rules.build();
  }

  /** What decides for a place, found the slow way: {@code select}, {@code ignore} or a form. */
  String verdictAt(FieldPath place) {
    Given best = null;
    for (Given each : given) {
      boolean leadsHere = each.decides() && each.path.covers(place);
      if (leadsHere && (best == null || rank(each).compareTo(rank(best)) >= 0)) {
        best = each;
      }
    }
    if (best == null) {
      return given.stream().anyMatch(each -> each.what.equals("select")) ? "ignore" : "select";
    }
    boolean ofAncestor = best.path.segments().size() < place.segments().size();
    return ofAncestor && FORMS.containsKey(best.what) ? "ignore" : best.what;
  }

  /** Whether a matcher decides for a place and does not accept what is there. */
  boolean refuses(FieldPath place, JsonNode value) {
    Predicate<JsonNode> form = FORMS.get(verdictAt(place));
    return form != null && !form.test(value);
  }

  /** Length, then named segments, then which are named: as one comparable text. */
  private static String rank(Given given) {
    List<FieldPath.Segment> segments = given.path.segments();
    long named = segments.stream().filter(segment -> !segment.wildcard()).count();
    StringBuilder rank = new StringBuilder(segments.size() + " " + named + " ");
    segments.forEach(segment -> rank.append(segment.wildcard() ? '0' : '1'));
    return rank.toString();
  }
}

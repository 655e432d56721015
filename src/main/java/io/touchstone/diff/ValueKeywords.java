package io.touchstone.diff;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keywords that speak of a value without its parts. */
final class ValueKeywords implements SchemaDiff.Walker {
  private static final List<String> LOWER_LIMITS =
      List.of(
          "minimum", "exclusiveMinimum", "minLength", "minItems", "minContains", "minProperties");
  private static final List<String> UPPER_LIMITS =
      List.of(
          "maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxContains", "maxProperties");
  private static final List<String> PLAIN =
      List.of("const", "pattern", "format", "contentEncoding", "contentMediaType", "contentSchema");

  private final Facts facts;

  ValueKeywords(Facts facts) {
    this.facts = facts;
  }

  @Override
  public void compare(Pair pair) {
    enumeration(pair);
    LOWER_LIMITS.forEach(keyword -> limit(pair, keyword, 1));
    UPPER_LIMITS.forEach(keyword -> limit(pair, keyword, -1));
    multipleOf(pair);
    PLAIN.stream()
        .filter(keyword -> !(keyword.equals("const") && isListedInOne(pair)))
        .forEach(keyword -> plain(pair, keyword));
    unique(pair);
  }

  private void enumeration(Pair pair) {
    String oldKeyword = isConstForList(pair.old(), pair.now()) ? "const" : "enum";
    String newKeyword = isConstForList(pair.now(), pair.old()) ? "const" : "enum";
    Optional<List<JsonNode>> old = listed(pair.old(), oldKeyword);
    Optional<List<JsonNode>> now = listed(pair.now(), newKeyword);
    Trace was = Trace.of(pair.old(), oldKeyword);
    Trace is = Trace.of(pair.now(), newKeyword);
    if (old.isPresent() && now.isPresent()) {
      for (JsonNode value : Values.without(old.get(), now.get())) {
        facts.add("enum-value", Motion.REMOVED, pair.place(), was.showing(value), lacking(is));
      }
      for (JsonNode value : Values.without(now.get(), old.get())) {
        facts.add("enum-value", Motion.ADDED, pair.place(), lacking(was), is.showing(value));
      }
    } else if (old.isPresent() || now.isPresent()) {
      facts.plain("enum", pair.place(), was, is);
    }
  }

  private static boolean isListedInOne(Pair pair) {
    return isConstForList(pair.old(), pair.now()) || isConstForList(pair.now(), pair.old());
  }

  /** Whether one value stands where the other version has a list, and so for a list of one. */
  private static boolean isConstForList(Site site, Site other) {
    return !site.held("const").isEmpty()
        && site.held("enum").isEmpty()
        && !other.held("enum").isEmpty()
        && other.held("const").isEmpty();
  }

  /** Stands where the list is, but has no such value. */
  private static Trace lacking(Trace list) {
    return new Trace(Optional.empty(), list.holder(), list.key(), list.demand());
  }

  /** The values that all lists have. */
  private static Optional<List<JsonNode>> listed(Site site, String keyword) {
    List<JsonNode> common = null;
    for (Site.Held held : site.held(keyword)) {
      List<JsonNode> values = new ArrayList<>();
      if (keyword.equals("const")) {
        values.add(held.value());
      } else {
        held.value().forEach(values::add);
      }
      List<JsonNode> before = common;
      common =
          before == null
              ? Values.distinct(values)
              : before.stream().filter(value -> Values.has(values, value)).toList();
    }
    return Optional.ofNullable(common);
  }

  /**
   * @param sign 1 where a greater limit allows less, -1 where it allows more
   */
  private void limit(Pair pair, String keyword, int sign) {
    Optional<BigDecimal> unsaid = unsaid(pair, keyword);
    Optional<BigDecimal> old = limit(pair.old(), keyword, sign).or(() -> unsaid);
    Optional<BigDecimal> now = limit(pair.now(), keyword, sign).or(() -> unsaid);
    if (old.isEmpty() && now.isEmpty()) {
      return;
    }
    int more = old.isEmpty() ? 1 : now.isEmpty() ? -1 : sign * now.get().compareTo(old.get());
    if (more != 0) {
      Motion motion = more > 0 ? Motion.TIGHTENED : Motion.LOOSENED;
      facts.add(
          keyword,
          motion,
          pair.place(),
          limitTrace(pair.old(), keyword),
          limitTrace(pair.now(), keyword));
    }
  }

  /** Without a count, {@code contains} asks for one. */
  private static Trace limitTrace(Site site, String keyword) {
    Trace trace = Trace.of(site, keyword, beside(keyword));
    if (trace.value().isPresent() || !keyword.equals("minContains")) {
      return trace;
    }
    Trace counted = Trace.of(site, "contains");
    return new Trace(Optional.empty(), counted.holder(), counted.key(), counted.demand());
  }

  /** Counting needs what is counted; draft 4 says of a limit elsewhere whether it is exclusive. */
  private static List<String> beside(String keyword) {
    return switch (keyword) {
      case "minContains", "maxContains" -> List.of("contains");
      case "exclusiveMinimum" -> List.of("minimum");
      case "exclusiveMaximum" -> List.of("maximum");
      default -> List.of();
    };
  }

  /** The limit that holds where none is written. */
  private static Optional<BigDecimal> unsaid(Pair pair, String keyword) {
    boolean counted =
        !pair.old().held("contains").isEmpty() && !pair.now().held("contains").isEmpty();
    return switch (keyword) {
      case "minLength", "minItems", "minProperties" -> Optional.of(BigDecimal.ZERO);
      case "minContains" -> counted ? Optional.of(BigDecimal.ONE) : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** The strictest limit; {@code true} of draft 4 is one more than none. */
  private static Optional<BigDecimal> limit(Site site, String keyword, int sign) {
    return site.held(keyword).stream()
        .map(Site.Held::value)
        .filter(value -> value.isNumber() || value.isBoolean() && value.booleanValue())
        .map(value -> value.isNumber() ? value.decimalValue() : BigDecimal.ZERO)
        .reduce((one, other) -> sign * one.compareTo(other) >= 0 ? one : other);
  }

  private void multipleOf(Pair pair) {
    Trace was = Trace.of(pair.old(), "multipleOf");
    Trace is = Trace.of(pair.now(), "multipleOf");
    List<JsonNode> old = values(pair.old(), "multipleOf");
    List<JsonNode> now = values(pair.now(), "multipleOf");
    if (Values.sameSet(old, now)) {
      return;
    }
    boolean tighter = old.stream().allMatch(divisor -> hasMultipleOf(now, divisor));
    boolean looser = now.stream().allMatch(divisor -> hasMultipleOf(old, divisor));
    Motion motion = tighter ? Motion.TIGHTENED : looser ? Motion.LOOSENED : Motion.CHANGED;
    facts.add("multipleOf", motion, pair.place(), was, is);
  }

  private static boolean hasMultipleOf(List<JsonNode> divisors, JsonNode divisor) {
    return divisors.stream()
        .anyMatch(
            other ->
                other.isNumber()
                    && divisor.isNumber()
                    && divisor.decimalValue().signum() != 0
                    && other.decimalValue().remainder(divisor.decimalValue()).signum() == 0);
  }

  private void plain(Pair pair, String keyword) {
    if (!Values.sameSet(values(pair.old(), keyword), values(pair.now(), keyword))) {
      facts.plain(
          keyword, pair.place(), Trace.of(pair.old(), keyword), Trace.of(pair.now(), keyword));
    }
  }

  private void unique(Pair pair) {
    boolean old = isUnique(pair.old());
    boolean now = isUnique(pair.now());
    if (old != now) {
      facts.add(
          "uniqueItems",
          now ? Motion.TIGHTENED : Motion.LOOSENED,
          pair.place(),
          Trace.of(pair.old(), "uniqueItems"),
          Trace.of(pair.now(), "uniqueItems"));
    }
  }

  private static boolean isUnique(Site site) {
    return values(site, "uniqueItems").stream().anyMatch(JsonNode::booleanValue);
  }

  private static List<JsonNode> values(Site site, String keyword) {
    return site.held(keyword).stream().map(Site.Held::value).toList();
  }
}

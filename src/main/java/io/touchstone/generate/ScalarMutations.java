package io.touchstone.generate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.touchstone.json.FieldPath;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Mutations of numbers and strings, and of values of an enum. */
final class ScalarMutations {
  private static final int LONGEST = 20_000;
  private static final int MOST_DIGITS = 1_000;

  private final Workshop workshop;
  private final boolean assertFormat;

  ScalarMutations(Workshop workshop, boolean assertFormat) {
    this.workshop = workshop;
    this.assertFormat = assertFormat;
  }

  void collect(Made made, FieldPath path, String place, List<Mutation> all) {
    JsonNode value = made.value();
    Demands demands = made.demands();
    if (demands.among != null) {
      outside(value)
          .ifPresent(other -> add(all, "enum " + place, path, other, value, "none of its enum"));
    }
    if (value.isNumber() && value.decimalValue().precision() < MOST_DIGITS) {
      numbers(value, demands, path, place, all);
    } else if (value.isTextual()) {
      texts(value.textValue(), demands, path, place, all);
    }
  }

  private static Optional<JsonNode> outside(JsonNode value) {
    if (value.isTextual()) {
      return Optional.of(TextNode.valueOf(value.textValue() + "\u0131"));
    }
    return value.isNumber() && Math.abs(value.decimalValue().scale()) < MOST_DIGITS
        ? Optional.of(number(value.decimalValue().add(new BigDecimal("0.125"))))
        : Optional.empty();
  }

  private static JsonNode number(BigDecimal number) {
    BigDecimal plain = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    return plain.scale() <= 0 && plain.scale() > -40
        ? NumberMaker.integer(plain.toBigIntegerExact())
        : DecimalNode.valueOf(plain);
  }

  private static void add(
      List<Mutation> all, String rule, FieldPath path, JsonNode value, JsonNode old, String why) {
    String what =
        "%s in place of %s: %s".formatted(Mutations.shown(value), Mutations.shown(old), why);
    all.add(Mutation.replace(rule, path, value, what));
  }

  private static void numbers(
      JsonNode value, Demands demands, FieldPath path, String place, List<Mutation> all) {
    BigDecimal step =
        demands.divisors.isEmpty() || demands.integer ? BigDecimal.ONE : demands.divisors.get(0);
    if (demands.least != null) {
      BigDecimal below = demands.aboveLeast ? demands.least : demands.least.subtract(step);
      add(all, "least " + place, path, number(below), value, "below its least value");
    }
    if (demands.most != null) {
      BigDecimal above = demands.belowMost ? demands.most : demands.most.add(step);
      add(all, "most " + place, path, number(above), value, "above its greatest value");
    }
    BigDecimal own = value.decimalValue();
    if (Math.abs(own.scale()) > MOST_DIGITS) {
      return;
    }
    if (demands.integer) {
      BigDecimal half = own.add(new BigDecimal("0.5"));
      add(all, "integer " + place, path, number(half), value, "no integer");
    }
    for (BigDecimal divisor : demands.divisors) {
      BigDecimal part = demands.integer ? BigDecimal.ONE : divisor.divide(BigDecimal.valueOf(4));
      String why = "no multiple of " + divisor;
      add(all, "multiple " + place, path, number(own.add(part)), value, why);
    }
  }

  private void texts(
      String text, Demands demands, FieldPath path, String place, List<Mutation> all) {
    TextNode old = TextNode.valueOf(text);
    int length = text.codePointCount(0, text.length());
    if (demands.shortest > 0 && demands.shortest <= length) {
      int end = text.offsetByCodePoints(0, (int) demands.shortest - 1);
      TextNode shorter = TextNode.valueOf(text.substring(0, end));
      add(all, "short " + place, path, shorter, old, "shorter than " + demands.shortest);
    }
    if (demands.longest < LONGEST) {
      String more =
          text.isEmpty() ? "a" : text.substring(text.offsetByCodePoints(text.length(), -1));
      int missing = (int) (demands.longest + 1 - length);
      TextNode longer = TextNode.valueOf(text + more.repeat(Math.max(1, missing)));
      add(all, "long " + place, path, longer, old, "longer than " + demands.longest);
    }
    for (String pattern : demands.patterns) {
      all.add(new Mutation("pattern " + place, path, () -> broken(pattern, demands, old)));
    }
    for (String format : assertFormat ? demands.formats : Set.<String>of()) {
      for (String malformed : FormatTexts.MALFORMED) {
        TextNode other = TextNode.valueOf(malformed);
        add(all, "format " + place, path, other, old, "not of the format " + format);
      }
    }
  }

  private Optional<Mutation.Changed> broken(String pattern, Demands demands, TextNode old) {
    Set<String> others = new LinkedHashSet<>(demands.patterns);
    others.remove(pattern);
    TextPool pool = workshop.pool();
    List<String> texts = pool.texts(others, Set.of(pattern), demands.shortest, demands.longest);
    if (texts.isEmpty()) {
      texts = pool.texts(Set.of(), Set.of(pattern), 0, LONGEST);
    }
    if (texts.isEmpty()) {
      return Optional.empty();
    }
    TextNode other = TextNode.valueOf(workshop.chance().of(texts));
    String what =
        "%s in place of %s: the pattern %s is not found in it"
            .formatted(Mutations.shown(other), Mutations.shown(old), pattern);
    return Optional.of(new Mutation.Changed(Optional.of(other), what));
  }
}

package io.touchstone.pattern;

import static io.touchstone.pattern.Language.UNBOUNDED;

import java.util.List;

/**
 * What is known of a language without looking for texts.
 *
 * @param nullable whether the empty text is in it: exact
 * @param shortest at most the length of any text
 * @param longest at least the length of any text
 */
record Measure(boolean nullable, long shortest, long longest) {
  static Measure of(Language.Shape shape) {
    List<Language> parts = shape.parts();
    return switch (shape.kind()) {
      case SET -> new Measure(false, 1, 1);
      case EMPTY -> new Measure(true, 0, 0);
      case CAT -> inTurn(parts.get(0), parts.get(1));
      case ALT -> anyOf(parts);
      case AND -> allOf(parts);
      case NOT -> not(parts.get(0));
      case LOOP -> new Measure(parts.get(0).isNullable(), shortest(parts), UNBOUNDED);
      case REPEAT ->
          new Measure(
              shape.least() == 0 || parts.get(0).isNullable(),
              product(shape.least(), parts.get(0).shortest()),
              product(shape.most(), parts.get(0).longest()));
    };
  }

  private static Measure inTurn(Language first, Language second) {
    return new Measure(
        first.isNullable() && second.isNullable(),
        sum(first.shortest(), second.shortest()),
        sum(first.longest(), second.longest()));
  }

  private static Measure anyOf(List<Language> parts) {
    boolean nullable = false;
    long shortest = UNBOUNDED;
    long longest = 0;
    for (Language part : parts) {
      nullable |= part.isNullable();
      shortest = Math.min(shortest, part.shortest());
      longest = Math.max(longest, part.longest());
    }
    return new Measure(nullable, shortest, longest);
  }

  private static Measure allOf(List<Language> parts) {
    boolean nullable = true;
    long shortest = 0;
    long longest = UNBOUNDED;
    for (Language part : parts) {
      nullable &= part.isNullable();
      shortest = Math.max(shortest, part.shortest());
      longest = Math.min(longest, part.longest());
    }
    return new Measure(nullable, nullable ? shortest : Math.max(1, shortest), longest);
  }

  private static long shortest(List<Language> parts) {
    return parts.stream().mapToLong(Language::shortest).min().orElseThrow();
  }

  private static Measure not(Language part) {
    return new Measure(!part.isNullable(), part.isNullable() ? 1 : 0, UNBOUNDED);
  }

  static long sum(long a, long b) {
    return a > UNBOUNDED - b ? UNBOUNDED : a + b;
  }

  private static long product(long a, long b) {
    if (a == 0 || b == 0) {
      return 0;
    }
    return a > UNBOUNDED / b ? UNBOUNDED : a * b;
  }
}

package io.touchstone.pattern;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** An immutable set of code points, surrogates among them. */
final class CodePoints {
  static final CodePoints NONE = new CodePoints();
  static final CodePoints ALL = range(0, Character.MAX_CODE_POINT);

  private static final int END = Character.MAX_CODE_POINT + 1;

  /** Ascending: where a run of members begins, where it has ended, where the next begins... */
  private final int[] bounds;

  private CodePoints(int... bounds) {
    this.bounds = bounds;
  }

  static CodePoints of(int codePoint) {
    return range(codePoint, codePoint);
  }

  /** Every code point of {@code members}. */
  static CodePoints anyOf(String members) {
    return union(members.codePoints().mapToObj(CodePoints::of).toList());
  }

  /** From {@code first} to {@code last}, both of them members. */
  static CodePoints range(int first, int last) {
    if (first < 0 || last < first || last > Character.MAX_CODE_POINT) {
      throw new IllegalArgumentException(
          "expected a range of code points, found %X to %X".formatted(first, last));
    }
    return new CodePoints(first, last + 1);
  }

  static CodePoints union(List<CodePoints> sets) {
    if (sets.size() < 2) {
      return sets.isEmpty() ? NONE : sets.get(0);
    }
    int middle = sets.size() / 2;
    return union(sets.subList(0, middle)).union(union(sets.subList(middle, sets.size())));
  }

  /** All code points, sorted by what {@code property} says of them. */
  static <K> Map<K, CodePoints> partition(IntFunction<K> property) {
    Map<K, Growing> parts = new HashMap<>();
    int first = 0;
    K current = property.apply(0);
    for (int codePoint = 1; codePoint <= END; codePoint++) {
      K next = codePoint == END ? null : property.apply(codePoint);
      if (!current.equals(next)) {
        parts.computeIfAbsent(current, key -> new Growing(16)).run(first, codePoint);
        first = codePoint;
        current = next;
      }
    }
    Map<K, CodePoints> sets = new HashMap<>();
    parts.forEach((key, part) -> sets.put(key, part.finished()));
    return Map.copyOf(sets);
  }

  boolean contains(int codePoint) {
    int at = Arrays.binarySearch(bounds, codePoint);
    int passed = at < 0 ? -at - 1 : at + 1;
    return passed % 2 == 1;
  }

  boolean isEmpty() {
    return bounds.length == 0;
  }

  boolean isWithin(CodePoints other) {
    return intersection(other).equals(this);
  }

  /** How many runs of members there are. */
  int runs() {
    return bounds.length / 2;
  }

  /** The first member of a run; runs are counted from 0, in ascending order. */
  int first(int run) {
    return bounds[2 * run];
  }

  /** The last member of a run. */
  int last(int run) {
    return bounds[2 * run + 1] - 1;
  }

  CodePoints union(CodePoints other) {
    return coveredBy(1, other);
  }

  CodePoints intersection(CodePoints other) {
    return coveredBy(2, other);
  }

  CodePoints complement() {
    boolean fromZero = bounds.length > 0 && bounds[0] == 0;
    boolean toTheEnd = bounds.length > 0 && bounds[bounds.length - 1] == END;
    Growing flipped = new Growing(bounds.length + 2);
    if (!fromZero) {
      flipped.bound(0);
    }
    for (int i = fromZero ? 1 : 0; i < bounds.length - (toTheEnd ? 1 : 0); i++) {
      flipped.bound(bounds[i]);
    }
    if (!toTheEnd) {
      flipped.bound(END);
    }
    return flipped.finished();
  }

  /** What at least {@code enough} of this set and the other have. */
  private CodePoints coveredBy(int enough, CodePoints other) {
    Growing covered = new Growing(bounds.length + other.bounds.length);
    int mine = 0;
    int theirs = 0;
    boolean inside = false;
    while (mine < bounds.length || theirs < other.bounds.length) {
      int at = Math.min(boundOrEnd(mine), other.boundOrEnd(theirs));
      mine += mine < bounds.length && bounds[mine] == at ? 1 : 0;
      theirs += theirs < other.bounds.length && other.bounds[theirs] == at ? 1 : 0;
      boolean nowInside = mine % 2 + theirs % 2 >= enough;
      if (nowInside != inside) {
        covered.bound(at);
        inside = nowInside;
      }
    }
    return covered.finished();
  }

  private int boundOrEnd(int index) {
    return index < bounds.length ? bounds[index] : END;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CodePoints that && Arrays.equals(bounds, that.bounds);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bounds);
  }

  /** As ranges of code points in hexadecimal, such as {@code [30-39 5F]}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("[");
    for (int i = 0; i < bounds.length; i += 2) {
      text.append(i == 0 ? "" : " ").append("%X".formatted(bounds[i]));
      if (bounds[i + 1] > bounds[i] + 1) {
        text.append("-%X".formatted(bounds[i + 1] - 1));
      }
    }
    return text.append(']').toString();
  }

  /** Bounds that are still being collected. */
  private static final class Growing {
    private int[] bounds;
    private int size;

    Growing(int capacity) {
      bounds = new int[capacity];
    }

    void bound(int bound) {
      if (size == bounds.length) {
        bounds = Arrays.copyOf(bounds, size * 2);
      }
      bounds[size++] = bound;
    }

    void run(int first, int end) {
      bound(first);
      bound(end);
    }

    CodePoints finished() {
      return size == 0 ? NONE : new CodePoints(Arrays.copyOf(bounds, size));
    }
  }
}

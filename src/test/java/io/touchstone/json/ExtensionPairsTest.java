package io.touchstone.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ExtensionPairsTest {
  @Property(tries = 1000)
  void as_many_pairs_are_made_as_can_be(
      @ForAll @Size(max = 6) List<@IntRange(max = 31) Integer> wanted,
      @ForAll @IntRange(max = 5) int size) {
    List<Integer> expected = upTo(wanted.size());
    List<Integer> actual = upTo(size);
    BiPredicate<Integer, Integer> fits = (e, a) -> (wanted.get(e) >> a & 1) == 1;
    int most = mostPairs(expected, actual, fits);
    ExtensionPairs.cancel(expected, actual, fits);
    assertEquals(
        List.of(wanted.size() - most, size - most), List.of(expected.size(), actual.size()));
  }

  @Test
  void one_element_can_move_all_others() {
    int many = 3_000;
    List<Integer> expected = upTo(many);
    List<Integer> actual = upTo(many);
    // The last fits where all others stand: each of them has to move by one.
    ExtensionPairs.cancel(
        expected, actual, (e, a) -> e == many - 1 ? a == 0 : a.equals(e) || a == e + 1);
    assertEquals(List.of(), expected);
    assertEquals(List.of(), actual);
  }

  private static List<Integer> upTo(int size) {
    return new ArrayList<>(IntStream.range(0, size).boxed().toList());
  }

  /** Tries every partner for the first element, and none. */
  private static int mostPairs(
      List<Integer> expected, List<Integer> actual, BiPredicate<Integer, Integer> fits) {
    if (expected.isEmpty()) {
      return 0;
    }
    int first = expected.get(0);
    List<Integer> others = expected.subList(1, expected.size());
    int most = mostPairs(others, actual, fits);
    for (Integer a : actual) {
      if (fits.test(first, a)) {
        List<Integer> left = new ArrayList<>(actual);
        left.remove(a);
        most = Math.max(most, 1 + mostPairs(others, left, fits));
      }
    }
    return most;
  }
}

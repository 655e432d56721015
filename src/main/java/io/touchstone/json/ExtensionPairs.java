package io.touchstone.json;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * Pairs the left-over elements of two arrays where an actual element may say more than the expected
 * one. Which partner an element takes then matters, so pairs are re-arranged as long as that helps
 * (Kuhn's augmenting paths).
 */
final class ExtensionPairs {
  private static final int FREE = -1;

  private final List<Integer> expected;
  private final List<Integer> actual;
  private final BiPredicate<Integer, Integer> fits;

  /** By position in {@code actual}: the position in {@code expected} of its partner. */
  private final int[] partner;

  private ExtensionPairs(
      List<Integer> expected, List<Integer> actual, BiPredicate<Integer, Integer> fits) {
    this.expected = expected;
    this.actual = actual;
    this.fits = fits;
    this.partner = new int[actual.size()];
    Arrays.fill(partner, FREE);
  }

  /** Removes from both lists as many pairs as can be made. */
  static void cancel(
      List<Integer> expected, List<Integer> actual, BiPredicate<Integer, Integer> fits) {
    ExtensionPairs pairs = new ExtensionPairs(expected, actual, fits);
    boolean[] paired = new boolean[expected.size()];
    for (int e = 0; e < expected.size(); e++) {
      pairs.place(e, new boolean[actual.size()]);
    }
    for (int a = 0; a < pairs.partner.length; a++) {
      if (pairs.partner[a] != FREE) {
        paired[pairs.partner[a]] = true;
      }
    }
    for (int e = expected.size() - 1; e >= 0; e--) {
      if (paired[e]) {
        expected.remove(e);
      }
    }
    for (int a = actual.size() - 1; a >= 0; a--) {
      if (pairs.partner[a] != FREE) {
        actual.remove(a);
      }
    }
  }

  private boolean place(int e, boolean[] tried) {
    for (int a = 0; a < partner.length; a++) {
      if (!tried[a] && fits.test(expected.get(e), actual.get(a))) {
        tried[a] = true;
        if (partner[a] == FREE || place(partner[a], tried)) {
          partner[a] = e;
          return true;
        }
      }
    }
    return false;
  }
}

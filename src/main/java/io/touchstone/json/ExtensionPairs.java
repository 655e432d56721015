package io.touchstone.json;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.function.BiPredicate;

/**
 * Pairs the left-over elements of two arrays where an actual element may say more than the expected
 * one. Which partner an element takes then matters, so pairs are re-arranged as long as that helps
 * (Kuhn's augmenting paths, breadth first: the stack stays flat).
 */
final class ExtensionPairs {
  private static final int NONE = -1;

  private final List<Integer> expected;
  private final List<Integer> actual;
  private final BiPredicate<Integer, Integer> fits;

  /** By position in one list: the position of the partner in the other. */
  private final int[] partnerOfExpected;

  private final int[] partnerOfActual;

  private ExtensionPairs(
      List<Integer> expected, List<Integer> actual, BiPredicate<Integer, Integer> fits) {
    this.expected = expected;
    this.actual = actual;
    this.fits = fits;
    this.partnerOfExpected = nobody(expected.size());
    this.partnerOfActual = nobody(actual.size());
  }

  private static int[] nobody(int size) {
    int[] partners = new int[size];
    Arrays.fill(partners, NONE);
    return partners;
  }

  /** Removes from both lists as many pairs as can be made. */
  static void cancel(
      List<Integer> expected, List<Integer> actual, BiPredicate<Integer, Integer> fits) {
    ExtensionPairs pairs = new ExtensionPairs(expected, actual, fits);
    for (int e = 0; e < expected.size(); e++) {
      pairs.place(e);
    }
    removePaired(expected, pairs.partnerOfExpected);
    removePaired(actual, pairs.partnerOfActual);
  }

  private static void removePaired(List<Integer> indices, int[] partners) {
    for (int i = indices.size() - 1; i >= 0; i--) {
      if (partners[i] != NONE) {
        indices.remove(i);
      }
    }
  }

  /** Finds a partner for an expected element, if others can be moved so that one is free. */
  private void place(int start) {
    int[] askedBy = nobody(actual.size());
    Queue<Integer> asking = new ArrayDeque<>(List.of(start));
    while (!asking.isEmpty()) {
      int e = asking.remove();
      for (int a = 0; a < askedBy.length; a++) {
        if (askedBy[a] == NONE && fits.test(expected.get(e), actual.get(a))) {
          askedBy[a] = e;
          if (partnerOfActual[a] == NONE) {
            moveUp(a, askedBy);
            return;
          }
          asking.add(partnerOfActual[a]);
        }
      }
    }
  }

  /** Gives the free element to who asked for it, and what that one leaves to who asked for that. */
  private void moveUp(int free, int[] askedBy) {
    for (int a = free; a != NONE; ) {
      int e = askedBy[a];
      int left = partnerOfExpected[e];
      partnerOfExpected[e] = a;
      partnerOfActual[a] = e;
      a = left;
    }
  }
}

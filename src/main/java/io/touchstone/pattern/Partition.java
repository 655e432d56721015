package io.touchstone.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The code points in classes, so that no set of some sets tells two of a class apart. */
final class Partition {
  private final int[] starts;
  private final int[] classes;
  private final List<PreferredOrder> members;

  private Partition(int[] starts, int[] classes, List<PreferredOrder> members) {
    this.starts = starts;
    this.classes = classes;
    this.members = members;
  }

  static Partition of(List<CodePoints> sets) {
    BitSet inside = new BitSet(sets.size() + 1);
    Map<BitSet, List<CodePoints>> ranges = new LinkedHashMap<>();
    List<BitSet> signatures = new ArrayList<>();
    int[][] crossings = crossings(sets);
    int[] starts = new int[crossings.length + 1];
    int count = 0;
    int start = 0;
    for (int i = 0; i <= crossings.length; i++) {
      int end = i == crossings.length ? Character.MAX_CODE_POINT + 1 : crossings[i][0];
      if (end > start) {
        BitSet signature = (BitSet) inside.clone();
        ranges
            .computeIfAbsent(signature, key -> new ArrayList<>())
            .add(CodePoints.range(start, end - 1));
        signatures.add(signature);
        starts[count++] = start;
        start = end;
      }
      if (i < crossings.length) {
        inside.flip(crossings[i][1]);
      }
    }
    return sorted(Arrays.copyOf(starts, count), signatures, ranges, sets.size());
  }

  /** Where some set begins or ends, and which one; surrogates are one set more. */
  private static int[][] crossings(List<CodePoints> sets) {
    List<int[]> crossings = new ArrayList<>();
    crossings.add(new int[] {Character.MIN_SURROGATE, sets.size()});
    crossings.add(new int[] {Character.MAX_SURROGATE + 1, sets.size()});
    for (int i = 0; i < sets.size(); i++) {
      for (int run = 0; run < sets.get(i).runs(); run++) {
        crossings.add(new int[] {sets.get(i).first(run), i});
        crossings.add(new int[] {sets.get(i).last(run) + 1, i});
      }
    }
    crossings.sort(Comparator.comparingInt(crossing -> crossing[0]));
    return crossings.toArray(int[][]::new);
  }

  private static Partition sorted(
      int[] starts, List<BitSet> signatures, Map<BitSet, List<CodePoints>> ranges, int surrogates) {
    Map<BitSet, PreferredOrder> orders = new LinkedHashMap<>();
    ranges.forEach(
        (signature, parts) -> {
          if (!signature.get(surrogates)) {
            orders.put(signature, new PreferredOrder(CodePoints.union(parts)));
          }
        });
    List<BitSet> numbered =
        orders.keySet().stream()
            .sorted(Comparator.comparingLong(signature -> orders.get(signature).rank()))
            .toList();
    Map<BitSet, Integer> numbers = new LinkedHashMap<>();
    numbered.forEach(signature -> numbers.put(signature, numbers.size()));
    int[] classes =
        IntStream.range(0, starts.length)
            .map(i -> numbers.getOrDefault(signatures.get(i), -1))
            .toArray();
    return new Partition(starts, classes, numbered.stream().map(orders::get).toList());
  }

  /** How many classes there are, those first that read well; surrogates are in none. */
  int size() {
    return members.size();
  }

  /** The code point is no surrogate. */
  int classOf(int codePoint) {
    int at = Arrays.binarySearch(starts, codePoint);
    return classes[at < 0 ? -at - 2 : at];
  }

  PreferredOrder members(int number) {
    return members.get(number);
  }
}

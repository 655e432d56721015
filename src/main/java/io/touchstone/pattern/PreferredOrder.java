package io.touchstone.pattern;

import java.util.ArrayList;
import java.util.List;

/**
 * The members of a set, those first that read well: a, 0, A, space, what ASCII prints, the rest.
 */
final class PreferredOrder {
  private static final String FIRST = "a0A ";
  private static final CodePoints PRINTED = CodePoints.range(' ', '~');
  private static final CodePoints BEYOND = CodePoints.range(0xA1, Character.MAX_CODE_POINT);
  private static final CodePoints UNSEEN = PRINTED.union(BEYOND).complement();

  private final CodePoints set;
  private final int first;

  /** Null until more than the first member is asked for. */
  private List<CodePoints> parts;

  /**
   * @param set not empty
   */
  PreferredOrder(CodePoints set) {
    this.set = set;
    this.first = firstOf(set);
  }

  private static int firstOf(CodePoints set) {
    for (int i = 0; i < FIRST.length(); i++) {
      if (set.contains(FIRST.charAt(i))) {
        return FIRST.charAt(i);
      }
    }
    for (CodePoints part : List.of(PRINTED, BEYOND)) {
      CodePoints members = set.intersection(part);
      if (!members.isEmpty()) {
        return members.first(0);
      }
    }
    return set.first(0);
  }

  int first() {
    return first;
  }

  /** Smaller for the set whose first member comes first. */
  long rank() {
    int place = FIRST.indexOf(first);
    long group = place >= 0 ? place : PRINTED.contains(first) ? 5 : BEYOND.contains(first) ? 6 : 7;
    return (group << 32) + first;
  }

  /** The member at a place, counted from 0; -1 beyond the last. */
  int get(int place) {
    if (place == 0) {
      return first;
    }
    int left = place;
    for (CodePoints part : parts()) {
      for (int run = 0; run < part.runs(); run++) {
        int length = part.last(run) - part.first(run) + 1;
        if (left < length) {
          return part.first(run) + left;
        }
        left -= length;
      }
    }
    return -1;
  }

  private List<CodePoints> parts() {
    if (parts == null) {
      parts = new ArrayList<>();
      CodePoints preferred = CodePoints.NONE;
      for (int i = 0; i < FIRST.length(); i++) {
        CodePoints one = CodePoints.of(FIRST.charAt(i));
        parts.add(set.intersection(one));
        preferred = preferred.union(one);
      }
      CodePoints others = set.intersection(preferred.complement());
      for (CodePoints part : List.of(PRINTED, BEYOND, UNSEEN)) {
        parts.add(others.intersection(part));
      }
    }
    return parts;
  }
}

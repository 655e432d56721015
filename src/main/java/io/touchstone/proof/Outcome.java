package io.touchstone.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What came of looking for a value of a set. */
sealed interface Outcome {
  /** There is none: a finished case split says so. */
  record Empty() implements Outcome {}

  record Found(JsonNode value) implements Outcome {}

  /**
   * Neither found nor excluded. Never becomes {@link Empty}.
   *
   * @param reasons what stood in the way
   */
  record Unknown(Set<String> reasons) implements Outcome {
    static Unknown because(String reason) {
      return new Unknown(Set.of(reason));
    }
  }

  Outcome EMPTY = new Empty();

  /** The reasons of several attempts that failed; none, if each of them was a proof. */
  final class Doubts {
    private static final int MOST = 4;

    private final Set<String> reasons = new TreeSet<>();

    void add(Outcome outcome) {
      if (outcome instanceof Unknown unknown) {
        unknown.reasons().forEach(this::add);
      }
    }

    void add(String reason) {
      if (reasons.size() < MOST) {
        reasons.add(reason);
      }
    }

    boolean isEmpty() {
      return reasons.isEmpty();
    }

    /** What remains when no attempt has found anything. */
    Outcome outcome() {
      return reasons.isEmpty() ? EMPTY : new Unknown(Set.copyOf(reasons));
    }

    static String inWords(Unknown unknown) {
      return String.join("; ", List.copyOf(new TreeSet<>(unknown.reasons())));
    }
  }
}

package io.touchstone.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Formulas that are empty if certain formulas under way are, in the order in which that was seen.
 */
final class ProvisionalEmptiness {
  private final Map<Formula, Integer> assumed = new HashMap<>();
  private final List<Formula> log = new ArrayList<>();

  int size() {
    return log.size();
  }

  /**
   * @param outermost the depth of the outermost formula under way that is assumed to be empty
   */
  void add(Formula formula, int outermost) {
    if (assumed.put(formula, outermost) == null) {
      log.add(formula);
    }
  }

  /**
   * Lets all that was added since there were {@code mark} of them rest on {@code outermost} too.
   */
  void lower(int mark, int outermost) {
    for (Formula formula : log.subList(mark, log.size())) {
      assumed.merge(formula, outermost, Math::min);
    }
  }

  /** The depth of the outermost formula that must be empty for this one to be; null if unknown. */
  Integer assumedBy(Formula formula) {
    return assumed.get(formula);
  }

  /** Forgets all that was added since there were {@code mark} of them, and answers it. */
  List<Formula> dropFrom(int mark) {
    List<Formula> tail = log.subList(mark, log.size());
    List<Formula> dropped = List.copyOf(tail);
    tail.clear();
    dropped.forEach(assumed::remove);
    return dropped;
  }
}

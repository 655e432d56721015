package io.touchstone.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * Arrays: what each element must be, how many elements must or may be in a set, and whether all
 * differ. Tries one length after the other, and for each which element serves which count.
 */
final class ArrayTheory implements Theory {
  private static final int LONGEST = 2_000;
  private static final int LONGEST_COUNTED = 300;
  private static final int MOST_COUNTS = 6;

  private final Solver solver;
  private SpelledTwins spelledTwins;

  ArrayTheory(Solver solver) {
    this.solver = solver;
  }

  /** To be told where 1 and 1.0, which are equal, may be told apart by a formula. */
  void heed(SpelledTwins twins) {
    spelledTwins = twins;
  }

  @Override
  public Outcome solve(List<Typed.Shape.Literal> literals) {
    ArrayWish wish = new ArrayWish(solver.formulas(), literals);
    if (wish.least > wish.most) {
      return Outcome.EMPTY;
    }
    Outcome.Doubts doubts = new Outcome.Doubts();
    long required = Math.min(wish.least, wish.tail + 1L);
    for (int i = 0; i < required; i++) {
      Outcome element = solver.find(wish.at(i));
      if (element instanceof Outcome.Empty) {
        return element;
      }
      doubts.add(element);
    }
    if (!doubts.isEmpty()) {
      return doubts.outcome();
    }
    if (wish.counts.size() > MOST_COUNTS) {
      return Outcome.Unknown.because("budget: contains for more than " + MOST_COUNTS + " sets");
    }
    if (wish.least > LONGEST) {
      return Outcome.Unknown.because("budget: an array of " + wish.least + " elements");
    }
    boolean settledByShortest = wish.counts.isEmpty() && !wish.notUnique;
    long longest = settledByShortest ? wish.least : wish.enough();
    for (long length = wish.least; length <= longest; length++) {
      int most = wish.counts.isEmpty() ? LONGEST : LONGEST_COUNTED;
      if (length > most) {
        doubts.add("budget: an array of more than " + most + " elements");
        break;
      }
      JsonNode array = new Slots(wish, (int) length, doubts).fill();
      if (array != null) {
        return new Outcome.Found(array);
      }
    }
    return doubts.outcome();
  }

  /**
   * The elements of an array of one length, and which counts each of them serves. What cannot be
   * had is null; the doubts, and they alone, say whether it might be had all the same.
   */
  private final class Slots {
    private final ArrayWish wish;
    private final int length;
    private final Outcome.Doubts doubts;
    private final List<Formula> chosen = new ArrayList<>();
    private final List<Integer> masks = new ArrayList<>();
    private final long[] counted;

    Slots(ArrayWish wish, int length, Outcome.Doubts doubts) {
      this.wish = wish;
      this.length = length;
      this.doubts = doubts;
      counted = new long[wish.counts.size()];
    }

    JsonNode fill() {
      if (!wish.counts.isEmpty()) {
        return fill(0);
      }
      for (int slot = 0; slot < length; slot++) {
        solver.budget().step();
        chosen.add(wish.at(slot));
      }
      return complete();
    }

    private JsonNode fill(int slot) {
      solver.budget().step();
      if (!canStillBeMet(slot)) {
        return null;
      }
      if (slot == length) {
        return complete();
      }
      // Elements of the tail are alike: their masks need to be tried in one order only.
      boolean alike = slot > wish.tail;
      int most = alike ? masks.get(slot - 1) : (1 << counted.length) - 1;
      for (int mask = most; mask >= 0; mask--) {
        Formula formula = formula(slot, mask);
        if (formula == null) {
          continue;
        }
        Outcome element = solver.find(formula);
        if (!(element instanceof Outcome.Found)) {
          doubts.add(element);
          continue;
        }
        chosen.add(formula);
        masks.add(mask);
        count(mask, 1);
        JsonNode array = fill(slot + 1);
        count(mask, -1);
        masks.remove(slot);
        chosen.remove(slot);
        if (array != null) {
          return array;
        }
      }
      return null;
    }

    private boolean canStillBeMet(int slot) {
      for (int i = 0; i < counted.length; i++) {
        long left = length - Math.max(slot, wish.counts.get(i).from());
        if (counted[i] + Math.max(0, left) < wish.counts.get(i).least()) {
          return false;
        }
      }
      return true;
    }

    /** What the element is that serves the counts of the mask; null if it may not serve them. */
    private Formula formula(int slot, int mask) {
      List<Formula> parts = new ArrayList<>(List.of(wish.at(slot)));
      for (int i = 0; i < counted.length; i++) {
        ArrayWish.Count count = wish.counts.get(i);
        boolean serves = (mask & (1 << i)) != 0;
        boolean isCounted = slot >= count.from();
        boolean isUseless = counted[i] >= count.least() && count.most() == Long.MAX_VALUE;
        if (serves && (!isCounted || isUseless || counted[i] >= count.most())) {
          return null;
        }
        if (serves) {
          parts.add(count.in());
        } else if (isCounted && count.most() != Long.MAX_VALUE) {
          parts.add(solver.formulas().not(count.in()));
        }
      }
      return solver.formulas().and(parts);
    }

    private void count(int mask, int change) {
      for (int i = 0; i < counted.length; i++) {
        counted[i] += (mask & (1 << i)) != 0 ? change : 0;
      }
    }

    private JsonNode complete() {
      if (wish.unique) {
        return new DistinctValues(solver, doubts).of(chosen);
      }
      if (wish.notUnique) {
        return withTwins();
      }
      return array(chosen);
    }

    private JsonNode withTwins() {
      for (int i = 0; i < length; i++) {
        for (int j = i + 1; j < length; j++) {
          Formula both = solver.formulas().and(chosen.get(i), chosen.get(j));
          Outcome twin = solver.find(both);
          if (twin instanceof Outcome.Found) {
            List<Formula> twins = new ArrayList<>(chosen);
            twins.set(i, both);
            twins.set(j, both);
            return array(twins);
          }
          doubts.add(twin);
          if (spelledTwins != null && spelledTwins.areThinkable(chosen.get(i), chosen.get(j))) {
            doubts.add("equal numbers in different spellings, which draft 4 tells apart");
          }
        }
      }
      return null;
    }

    private JsonNode array(List<Formula> elements) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      for (Formula element : elements) {
        if (!(solver.find(element) instanceof Outcome.Found found)) {
          doubts.add("an element that was found before");
          return null;
        }
        JsonNode value = found.value();
        array.add(value);
      }
      return array;
    }
  }
}

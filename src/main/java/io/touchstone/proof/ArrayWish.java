package io.touchstone.proof;

import java.util.ArrayList;
import java.util.List;

/** What is wanted of an array: its literals, sorted. */
final class ArrayWish {
  /**
   * Elements at {@code from} or behind that are counted.
   *
   * @param least so many must be {@code in}
   * @param most so many may be
   */
  record Count(int from, Formula in, long least, long most) {}

  private final Formulas formulas;
  private final List<Atom.ItemAt> items = new ArrayList<>();
  private final List<Atom.CountFrom> universals = new ArrayList<>();
  final List<Count> counts = new ArrayList<>();
  long least;
  long most = Long.MAX_VALUE;
  boolean unique;
  boolean notUnique;

  /** From this index on, all elements are under the same conditions. */
  int tail;

  ArrayWish(Formulas formulas, List<Typed.Shape.Literal> literals) {
    this.formulas = formulas;
    literals.forEach(this::add);
    if (notUnique) {
      least = Math.max(least, 2);
    }
  }

  private void add(Typed.Shape.Literal literal) {
    boolean positive = literal.positive();
    if (literal.atom() instanceof Atom.SizeAtLeast atLeast) {
      if (positive) {
        least = Math.max(least, atLeast.size());
      } else {
        most = Math.min(most, atLeast.size() - 1);
      }
    } else if (literal.atom() instanceof Atom.ItemAt item) {
      tail = Math.max(tail, item.index() + 1);
      if (positive) {
        items.add(item);
      } else {
        least = Math.max(least, item.index() + 1L);
        items.add(new Atom.ItemAt(item.index(), formulas.not(item.in())));
      }
    } else if (literal.atom() instanceof Atom.CountFrom count) {
      tail = Math.max(tail, count.from());
      add(count, positive);
    } else if (literal.atom() instanceof Atom.Unique) {
      unique |= positive;
      notUnique |= !positive;
    }
  }

  private void add(Atom.CountFrom count, boolean positive) {
    if (positive) {
      counts.add(new Count(count.from(), count.in(), count.count(), Long.MAX_VALUE));
      least = Math.max(least, saturatedSum(count.from(), count.count()));
    } else if (count.count() == 1) {
      universals.add(count);
    } else {
      counts.add(new Count(count.from(), count.in(), 0, count.count() - 1));
    }
  }

  /** What the element at {@code index} must be, whatever is counted. */
  Formula at(int index) {
    List<Formula> parts = new ArrayList<>();
    for (Atom.ItemAt item : items) {
      if (item.index() == index) {
        parts.add(item.in());
      }
    }
    for (Atom.CountFrom universal : universals) {
      if (universal.from() <= index) {
        parts.add(formulas.not(universal.in()));
      }
    }
    return formulas.and(parts);
  }

  /** A longer array would help nobody: an element more would serve no count. */
  long enough() {
    long enough = Math.max(least, tail);
    for (Count count : counts) {
      enough = saturatedSum(enough, count.least());
    }
    return Math.min(most, saturatedSum(enough, notUnique ? 2 : 0));
  }

  private static long saturatedSum(long a, long b) {
    return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
  }
}

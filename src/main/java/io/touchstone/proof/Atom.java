package io.touchstone.proof;

import io.touchstone.pattern.Language;
import java.math.BigDecimal;

/**
 * The simplest statements about a value whose type is known. Each stands for its own negation as
 * well: {@code maximum} is "not above", {@code required} is "not (absent or impossible)". So a
 * statement and its opposite always meet as one atom with two signs.
 */
sealed interface Atom {
  /** A number of at least {@code bound}. */
  record AtLeast(BigDecimal bound) implements Atom {}

  /** A number above {@code bound}. */
  record Above(BigDecimal bound) implements Atom {}

  /** A multiple of {@code divisor}, which is positive. */
  record MultipleOf(BigDecimal divisor) implements Atom {}

  /** An integer written without point and exponent, as draft 4 asks of its integers. */
  record SpelledAsInteger() implements Atom {}

  /** Code points of a string, elements of an array, or members of an object: so many or more. */
  record SizeAtLeast(long size) implements Atom {}

  /** A string of a regular language. */
  record InLanguage(Language language) implements Atom {}

  /** A string that an oracle takes. */
  record Accepted(Oracle oracle) implements Atom {}

  /** One of finitely many values. */
  record OneOf(ValueSet values) implements Atom {}

  /** If the array has an element at {@code index}, it is {@code in}. */
  record ItemAt(int index, Formula in) implements Atom {}

  /** At least {@code count} elements at {@code from} or behind it are {@code in}. */
  record CountFrom(int from, Formula in, long count) implements Atom {}

  /** No two elements are equal. */
  record Unique() implements Atom {}

  /** If the object has a member {@code key}, its value is {@code in}. */
  record Property(String key, Formula in) implements Atom {}

  /** The value of each member whose key is among {@code names} is {@code in}. */
  record Keys(Formula names, Formula in) implements Atom {}

  /** Something that nothing is known of, but that it is the same wherever the id is the same. */
  record Opaque(String id, String reason) implements Atom {
    @Override
    public boolean equals(Object other) {
      return other instanceof Opaque that && id.equals(that.id);
    }

    @Override
    public int hashCode() {
      return id.hashCode();
    }
  }
}

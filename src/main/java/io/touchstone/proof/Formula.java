package io.touchstone.proof;

import java.util.List;

/**
 * A set of JSON values of any type. Hash-consed in {@link Formulas}: equal formulas are one object,
 * so that a formula and its negation are found by looking whether they are.
 */
final class Formula {
  /** How a formula is made of others. */
  sealed interface Shape {
    /** All values, or none. */
    record Always(boolean holds) implements Shape {}

    record Both(List<Formula> parts) implements Shape {}

    record Either(List<Formula> parts) implements Shape {}

    record Not(Formula part) implements Shape {}

    /** Exactly one of them, as {@code oneOf} says. */
    record ExactlyOne(List<Formula> parts) implements Shape {}

    record IfThenElse(Formula condition, Formula then, Formula otherwise) implements Shape {}

    /**
     * Values of certain types.
     *
     * @param bits of {@link JsonType}
     */
    record Types(int bits) implements Shape {}

    record Values(ValueSet values) implements Shape {}

    /** If the value is of the type, the atom holds of it. */
    record IfType(JsonType type, Atom atom) implements Shape {}

    /** Something unknown, of all types. */
    record Unknown(Atom.Opaque atom) implements Shape {}

    /** A schema that refers to itself: the formula that it becomes when it is finished. */
    final class Later implements Shape {
      private Formula target;

      Formula target() {
        return target;
      }

      void finish(Formula formula) {
        target = formula;
      }
    }
  }

  final int id;
  final Shape shape;

  /** Made when first asked for, by {@link Formulas#not}. */
  Formula negation;

  /** Made when first asked for, by {@link TypedFormulas#of}. */
  final Typed[] typed = new Typed[JsonType.values().length * 2];

  Formula(int id, Shape shape) {
    this.id = id;
    this.shape = shape;
  }

  /** Itself, or what it has become in the meantime. */
  Formula resolved() {
    return shape instanceof Shape.Later later && later.target() != null
        ? later.target().resolved()
        : this;
  }

  @Override
  public int hashCode() {
    return id * 0x9E3779B9;
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }
}

package io.touchstone.proof;

import java.util.List;

/**
 * A set of values of one type, which is known from the context. In negation normal form: only
 * literals are negated. Hash-consed in {@link TypedFormulas}.
 */
final class Typed {
  /** How it is made of others. */
  sealed interface Shape {
    record Always(boolean holds) implements Shape {}

    record Literal(Atom atom, boolean positive) implements Shape {}

    record Both(List<Typed> parts) implements Shape {}

    record Either(List<Typed> parts) implements Shape {}
  }

  final int id;
  final Shape shape;

  /** Its negation; made together with a literal, otherwise when first asked for. */
  Typed dual;

  Typed(int id, Shape shape) {
    this.id = id;
    this.shape = shape;
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

package io.touchstone.pattern;

import java.util.List;

/**
 * A regular language over the Unicode scalar values; equal languages built in the same {@link
 * Languages} are mostly one object, so that identity is a cheap and one-sided test of equality.
 *
 * <p>It belongs to the thread of its {@link Languages}.
 */
public final class Language {
  /** What no count goes beyond: no bound at all. */
  static final long UNBOUNDED = Long.MAX_VALUE;

  enum Kind {
    /** One code point of a set; of the empty set, nothing. */
    SET,
    /** The empty text alone. */
    EMPTY,
    /** The first part, no CAT itself, and the second one. */
    CAT,
    ALT,
    AND,
    NOT,
    /** The one part, {@code least} to {@code most} times. */
    REPEAT,
    /** Whatever it has been unfolded to, in which it may occur again after a code point. */
    LOOP
  }

  /** What makes two nodes one. */
  record Shape(Kind kind, CodePoints set, List<Language> parts, long least, long most) {}

  private final int id;
  private final Shape shape;
  private final Measure measure;

  /** Of a LOOP, what it means; set as soon as that can be said. */
  Language unfolded;

  /** The sets that may be asked for the first code point; null until somebody wants to know. */
  List<Language> leading;

  /** Null until the first derivative is taken. */
  Partition partition;

  /** By class of the partition; null for those that have not been asked for. */
  Language[] derivatives;

  /** Whether a finished search has shown that there is no text in it. */
  boolean dead;

  Language(int id, Shape shape, Measure measure) {
    this.id = id;
    this.shape = shape;
    this.measure = measure;
    this.dead = shape.kind == Kind.SET && shape.set.isEmpty();
  }

  /** A number of its own within its {@link Languages}. */
  public int id() {
    return id;
  }

  Kind kind() {
    return shape.kind;
  }

  CodePoints set() {
    return shape.set;
  }

  List<Language> parts() {
    return shape.parts;
  }

  Language part(int index) {
    return shape.parts.get(index);
  }

  long least() {
    return shape.least;
  }

  long most() {
    return shape.most;
  }

  /** Whether the empty text is in it. */
  boolean isNullable() {
    return measure.nullable();
  }

  /** No text is shorter, though perhaps none is as short. */
  long shortest() {
    return measure.shortest();
  }

  /** No text is longer, though perhaps none is as long. */
  long longest() {
    return measure.longest();
  }

  /** Whether it is all texts of some lengths over one set. */
  boolean isUniform() {
    return kind() == Kind.SET || (kind() == Kind.REPEAT && part(0).kind() == Kind.SET);
  }

  /** The set of a uniform language. */
  Language uniformSet() {
    return kind() == Kind.SET ? this : part(0);
  }

  /** The same in each run of the program, unlike the default. */
  @Override
  public int hashCode() {
    return id;
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }
}

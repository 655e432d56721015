package io.touchstone.verdict;

import io.touchstone.contract.SemVer;

/** How far a version number moves; least first. */
public enum Bump {
  NONE,
  PATCH,
  MINOR,
  MAJOR;

  /**
   * What a step between two releases declares. Below 1.0.0 the minor number counts as the major
   * one, and the last as the minor one.
   */
  public static Bump declared(SemVer old, SemVer now) {
    if (now.compareTo(old) <= 0) {
      return NONE;
    }
    if (now.major() != old.major()) {
      return MAJOR;
    }
    if (old.isInitial()) {
      return now.hasMinorOf(old) ? MINOR : MAJOR;
    }
    return now.hasMinorOf(old) ? PATCH : MINOR;
  }

  /** The smallest release after {@code old} that declares this. */
  public SemVer after(SemVer old) {
    boolean initial = old.isInitial();
    return switch (this) {
      case NONE -> old;
      case PATCH -> old.nextPatch();
      case MINOR -> initial ? old.nextPatch() : old.nextMinor();
      case MAJOR -> initial ? old.nextMinor() : old.nextMajor();
    };
  }

  static Bump most(Bump one, Bump other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}

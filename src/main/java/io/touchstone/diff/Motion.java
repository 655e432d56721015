package io.touchstone.diff;

import java.util.Locale;

/** How something moved. */
public enum Motion {
  ADDED,
  REMOVED,
  /** Neither more nor less: other. */
  CHANGED,
  /** Allows less than before. */
  TIGHTENED,
  /** Allows more than before. */
  LOOSENED,
  /** Promises more than before. */
  STRENGTHENED,
  /** Promises less than before. */
  WEAKENED,
  /** No longer declared, and still accepted whatever it is. */
  IGNORED,
  /** A hint: one name went and another came that means the same. */
  RENAMED;

  /** As rules and reports write it: lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

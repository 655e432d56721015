package io.touchstone.contract;

import java.util.Locale;

/** What a contract is about. */
public enum Kind {
  /** A component that is called: inputs in, outputs out. */
  SKILL,
  /** A component that makes plans; its terms are those of a skill. */
  PLANNER,
  /** Limits that calls have to keep to. */
  RESOURCE,
  /** A document format. */
  SCHEMA;

  /** As files write it: lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

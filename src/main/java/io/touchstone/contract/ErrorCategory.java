package io.touchstone.contract;

/** What kind of failure it is, and so what a caller can do. */
public enum ErrorCategory {
  /** It may pass by itself: a timeout, an unreachable host. */
  TRANSIENT,
  /** The same call fails again. */
  PERMANENT,
  /** Something is used up for now: a rate, a place, a budget. */
  RESOURCE,
  /** The caller may not do this. */
  PERMISSION,
  /** What was handed over, or what came back, is not what was agreed. */
  VALIDATION;

  /**
   * Whether failures of this kind are worth another try in general. A single code may say no where
   * its category says yes, never the other way round.
   */
  public boolean isRetryable() {
    return this == TRANSIENT || this == RESOURCE;
  }
}

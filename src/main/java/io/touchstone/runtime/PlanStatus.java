package io.touchstone.runtime;

import java.util.Locale;

/** How a run of a plan ended. */
public enum PlanStatus {
  /** Every step was tried; those that failed may fail. */
  COMPLETED,
  /** A step failed that ends the plan. */
  ABORTED,
  /** Somebody cancelled it. */
  CANCELLED,
  /** Nothing was run: the plan cannot be. */
  INVALID;

  /** The name in JSON: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

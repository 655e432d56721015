package io.touchstone.verify;

/** How much stress a run is to have. */
public enum StressMode {
  OFF,
  /** A tenth of the calls. */
  QUICK,
  FULL
}

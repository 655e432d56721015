package io.touchstone.cli;

/** How a command that makes no report prints what it found. */
enum PlanFormat {
  TEXT,
  JSON
}

package io.touchstone.cli;

/** How a run of a plan, or what is known of skills, is printed. */
enum PlanFormat {
  TEXT,
  JSON
}

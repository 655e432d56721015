package io.touchstone.cli;

/** Which skills a plan is run with. */
enum SkillsChoice {
  STUB,
  REAL
}

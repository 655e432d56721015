package io.touchstone.runtime;

import java.math.BigDecimal;
import java.util.Optional;

/** What is done on a skill's thread while somebody waits. */
interface SkillWork {
  SkillRun.Ending call();

  /**
   * Tells that nobody waits: a skill that was not called yet never is.
   *
   * @return what is reserved for the call; empty where no skill was called
   */
  default Optional<BigDecimal> abandon() {
    return Optional.empty();
  }
}

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

  /**
   * Charges the plan that asks what the call came to; to be asked once, when nobody waits any more.
   *
   * @return the same, or why it does not count
   */
  default SkillRun.Ending settled(SkillRun.Ending ending) {
    return ending;
  }
}

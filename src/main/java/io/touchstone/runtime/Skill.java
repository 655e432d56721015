package io.touchstone.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.contract.Contract;
import java.math.BigDecimal;

/**
 * Something that an agent can do: JSON in, JSON out, as its contract promises. One instance is
 * called from many threads at once.
 */
public interface Skill {

  /** What it promises; always the same. Its id and version are those of the skill. */
  Contract contract();

  /**
   * The most that a call with these inputs may cost, in US cents. It is reserved before the call,
   * which may not cost more. A call that does not answer is charged all of it.
   */
  default BigDecimal mostCents(JsonNode inputs) {
    return BigDecimal.ZERO;
  }

  /**
   * Does it. Trouble that can be expected is an answer, {@link SkillResult.Failure}; what is thrown
   * all the same becomes {@code ERR_RUNTIME_EXCEPTION}. Inputs are valid under the contract, a
   * result has to be.
   *
   * @throws InterruptedException when the thread was interrupted: the time is over, nobody waits
   */
  SkillResult call(SkillCall call) throws Exception;
}

package io.touchstone.planner;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.contract.Determinism;

/**
 * Makes a plan of a goal. Trouble is a value ({@link PlannerError}); no method throws, whatever the
 * input. One instance may be asked from many threads at once.
 */
public interface Planner {

  /** The name under which a {@link PlannerRegistry} knows it. */
  String id();

  /** The version (SemVer 2.0) of its behavior. */
  String version();

  /** What it promises to repeat for equal inputs. */
  Determinism determinismMode();

  /** A plan, or why there is none. */
  PlannerResult plan(PlannerInput input);

  /** What {@link #plan} would cost for this input. */
  CostEstimate estimateCost(PlannerInput input);

  /**
   * As {@link #plan}, for an input that is still a JSON document. A document that is no planner
   * input is answered with a {@link PlannerError}; see {@link PlannerInput#fromJson}.
   */
  default PlannerResult planDocument(JsonNode document) {
    return PlannerInput.fromJson(document).match(this::plan, error -> error);
  }
}

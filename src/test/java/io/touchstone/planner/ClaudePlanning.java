package io.touchstone.planner;

import static io.touchstone.plan.PlanJson.json;
import static io.touchstone.planner.Planning.NOON;

import io.touchstone.llm.LlmClient;
import java.math.BigDecimal;
import java.util.Optional;

/** The planner that asks Claude, with a fake model, and short ways to ask it. */
final class ClaudePlanning {
  /** A plan that can be run. */
  static final String ECHO =
      "{'steps':[{'step_id':'s1','skill':'skill.echo','params':{'message':'hi'}}]}";

  /** A plan with a skill that {@link #GOAL} does not list. */
  static final String UNKNOWN_SKILL =
      "{'steps':[{'step_id':'s1','skill':'skill.eco','params':{}}]}";

  /** An input with two skills; one has a schema. */
  static final String GOAL =
      "{'goal':'say hi','tool_manifest':[{'skill_id':'skill.echo','inputs_schema':"
          + "{'type':'object','required':['message'],'properties':{'message':{'type':'string'}}}},"
          + "{'skill_id':'skill.http_call'}]}";

  static final ClaudePlannerSettings SETTINGS = ClaudePlannerSettings.of(FakeModel.NAME);

  /** A cent for each 1,000 tokens. */
  private static final Spending.Prices PRICES =
      (model, usage) ->
          Optional.of(BigDecimal.valueOf(usage.inputTokens() + usage.outputTokens(), 3));

  private ClaudePlanning() {}

  /** A planner that asks this model at {@link Planning#NOON}, and knows what it costs. */
  static ClaudePlanner planner(LlmClient model) {
    return new ClaudePlanner(model, SETTINGS, NOON, PRICES);
  }

  /** The answer to an input in which single quotes stand for double ones. */
  static PlannerResult ask(LlmClient model, String input) {
    return planner(model).planDocument(json(input));
  }

  /** What an input may cost; nothing where it is refused. */
  static CostEstimate estimate(String input) {
    return PlannerInput.fromJson(json(input))
        .match(planner(new FakeModel())::estimateCost, error -> CostEstimate.FREE);
  }
}

package io.touchstone.planner;

import static io.touchstone.plan.PlanJson.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.JsonText;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** A planner whose clock stands still, and short ways to ask it. */
final class Planning {
  static final Clock NOON = Clock.fixed(Instant.parse("2026-01-31T12:00:00Z"), ZoneOffset.UTC);

  private static final List<PlannerRule> DEFAULT_RULES = StubPlanner.defaultRules();

  private Planning() {}

  /** A planner with the default rules. */
  static StubPlanner planner() {
    return new StubPlanner(NOON, DEFAULT_RULES, 10);
  }

  /** A planner with other rules. */
  static StubPlanner plannerWith(PlannerRule... rules) {
    return new StubPlanner(NOON, List.of(rules), 10);
  }

  static PlannerResult ask(JsonNode input) {
    return planner().planDocument(input);
  }

  /** The answer of the default rules to an input in which single quotes stand for double ones. */
  static PlannerResult ask(String input) {
    return ask(json(input));
  }

  static PlannerResult askGoal(String goal) {
    return planner().plan(input(goal));
  }

  static PlannerInput input(String goal) {
    return new PlannerInput(null, goal, null, null, null, null);
  }

  static PlannerInput input(JsonNode document) {
    return PlannerInput.fromJson(document)
        .match(
            input -> input,
            error -> {
              throw new AssertionError(error.message());
            });
  }

  /** Each step as {@code id skill params after}, or {@code code: message} of an error. */
  static List<String> summary(PlannerResult result) {
    return result.match(
        output ->
            output.plan().steps().stream()
                .map(
                    step ->
                        "%s %s %s%s"
                            .formatted(
                                step.stepId(),
                                step.skill(),
                                JsonText.line(step.params()),
                                step.dependsOn().isEmpty() ? "" : " after " + step.dependsOn()))
                .toList(),
        error -> List.of(error.code() + ": " + error.message()));
  }

  static List<String> warnings(PlannerResult result) {
    return result.match(PlannerOutput::warnings, error -> List.of());
  }

  /** The code of an error; null for a plan. */
  static PlannerErrorCode code(PlannerResult result) {
    return result.match(output -> null, PlannerError::code);
  }
}

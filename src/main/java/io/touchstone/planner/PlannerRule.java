package io.touchstone.planner;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.CanonicalJson;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonText;
import io.touchstone.plan.JsonMembers;
import io.touchstone.plan.JsonShapeException;
import io.touchstone.plan.Plan;
import io.touchstone.plan.PlanProblem;
import io.touchstone.plan.PlanStep;
import io.touchstone.plan.PlanValidator;
import java.util.List;
import java.util.Set;

/**
 * Which goals lead to which plan. A rule matches a goal that has one of its keywords as a whole
 * word; case does not count. A word is a longest run of letters, digits and underscores of any
 * script.
 *
 * @param keywords at least one; each a single word
 * @param priority of all rules that match, the one of the highest priority is taken
 * @param steps the plan; in the strings of its parameters {@code {{goal}}} stands for the goal, and
 *     another name without a dot for the member of the input's context that has this name. A string
 *     that is nothing but one such placeholder becomes the value itself, of whatever type; within
 *     other text, what is not a string becomes its canonical JSON. Placeholders that nothing fills
 *     stay as they are
 */
public record PlannerRule(List<String> keywords, int priority, List<PlanStep> steps) {
  private static final Set<String> KEYS = Set.of("keywords", "priority", "steps");

  /**
   * @throws IllegalArgumentException when a keyword is not a word, the steps are no valid plan, or
   *     they have no canonical form
   */
  public PlannerRule {
    keywords = List.copyOf(keywords);
    steps = List.copyOf(steps);
    if (keywords.isEmpty()) {
      throw new IllegalArgumentException("a rule needs a keyword, found none; it could not match");
    }
    for (String keyword : keywords) {
      if (!Words.isWord(keyword)) {
        throw new IllegalArgumentException(
            "expected a keyword of letters, digits and underscores, found "
                + JsonText.quote(keyword)
                + "; it could not match");
      }
    }
    List<PlanProblem> problems = PlanValidator.problems(new Plan(steps));
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(
          "the steps of the rule for "
              + JsonText.quote(keywords.get(0))
              + " are no valid plan: "
              + String.join("; ", problems.stream().map(PlanProblem::message).toList()));
    }
    CanonicalJson.bytes(new Plan(steps).toJson());
  }

  /**
   * Reads a rule: {@code keywords}, {@code priority} (missing means 0) and {@code steps}.
   *
   * @param at where the rule stands, for complaints
   * @throws JsonShapeException with the path of what is wrong
   */
  static PlannerRule fromJson(JsonNode json, FieldPath at) {
    JsonMembers members = JsonMembers.of(json, at, "a planner rule", KEYS);
    List<String> keywords = members.texts("keywords");
    int priority =
        members
            .wholeNumber("priority", Integer.MIN_VALUE, Integer.MAX_VALUE)
            .map(Long::intValue)
            .orElse(0);
    Plan plan = Plan.ofSteps(members);
    try {
      return new PlannerRule(keywords, priority, plan.steps());
    } catch (IllegalArgumentException e) {
      throw new JsonShapeException(at, e.getMessage());
    }
  }

  boolean matches(Set<String> wordsOfGoal) {
    return keywords.stream().map(Words::folded).anyMatch(wordsOfGoal::contains);
  }
}

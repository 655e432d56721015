package io.touchstone.planner;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.CanonicalJson;
import io.touchstone.json.CanonicalJsonException;
import io.touchstone.json.DidYouMean;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.JsonText;
import io.touchstone.json.NotPlainJsonException;
import io.touchstone.json.PlainCopy;
import io.touchstone.llm.LlmReply;
import io.touchstone.plan.JsonShapeException;
import io.touchstone.plan.Plan;
import io.touchstone.plan.PlanProblem;
import io.touchstone.plan.PlanStep;
import io.touchstone.plan.PlanValidator;
import io.touchstone.schema.SchemaValidator;
import io.touchstone.schema.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Judges what a model answered: whether it is a plan, one that can be run, with the skills that are
 * offered and what they take. It finds all problems of one stage before it stops; a later stage
 * would only repeat those of an earlier one.
 */
final class PlanReview {
  /** Deeper plans than this no skill needs; the service would hardly carry longer ones. */
  private static final JsonLimits LIMITS = new JsonLimits(8 << 20, 200, 1_000);

  private final SchemaValidator form;
  private final ToolManifest manifest;
  private final SkillInputs inputs;

  /**
   * @param plan what is wrong with it is in {@code problems}; null where there is none
   * @param problems none where the plan can be run
   */
  record Verdict(Plan plan, List<AnswerProblem> problems) {
    private static Verdict none(List<AnswerProblem> problems) {
      return new Verdict(null, problems);
    }

    private static Verdict none(FieldPath path, String problem) {
      return none(List.of(new AnswerProblem(path, problem)));
    }
  }

  /**
   * @param form of an answer, to list all that is wrong with one that cannot be read
   */
  PlanReview(SchemaValidator form, ToolManifest manifest, SkillInputs inputs) {
    this.form = form;
    this.manifest = manifest;
    this.inputs = inputs;
  }

  /**
   * @param reply an answer, or why what the model answered is none
   */
  Verdict of(LlmReply reply) {
    return reply.match(
        this::ofAnswer,
        failure -> Verdict.none(FieldPath.ROOT, "that was no plan: " + failure.message()));
  }

  private Verdict ofAnswer(LlmReply.Answer answer) {
    if (answer.finishReason().equals("max_tokens")) {
      return Verdict.none(
          FieldPath.ROOT,
          "the answer was cut off after %d tokens; make a plan of fewer or shorter steps"
              .formatted(answer.usage().outputTokens()));
    }
    return answer
        .toolInput()
        .map(this::ofInput)
        .orElseGet(
            () ->
                Verdict.none(
                    FieldPath.ROOT, "expected a call of " + PlanPrompt.TOOL + ", found only text"));
  }

  private Verdict ofInput(JsonNode input) {
    try {
      JsonNode plain = PlainCopy.of(input, LIMITS);
      CanonicalJson.bytes(plain);
      return read(plain);
    } catch (NotPlainJsonException e) {
      return Verdict.none(e.path(), e.problem());
    } catch (CanonicalJsonException e) {
      return Verdict.none(e.path(), e.problem());
    }
  }

  private Verdict read(JsonNode input) {
    try {
      Plan plan = Plan.fromJson(input);
      List<AnswerProblem> problems = problems(plan);
      return new Verdict(plan, problems.isEmpty() ? stepProblems(plan) : problems);
    } catch (JsonShapeException e) {
      return Verdict.none(shapeProblems(input, e));
    }
  }

  /** Reading stops at the first problem; the schema knows the others. */
  private List<AnswerProblem> shapeProblems(JsonNode input, JsonShapeException first) {
    List<AnswerProblem> problems = new ArrayList<>();
    problems.add(new AnswerProblem(first.path(), first.problem()));
    for (Violation violation : form.violations(input).orElse(List.of())) {
      if (!violation.path().equals(first.path())) {
        problems.add(new AnswerProblem(violation.path(), violation.message()));
      }
    }
    return problems;
  }

  private static List<AnswerProblem> problems(Plan plan) {
    List<AnswerProblem> problems = new ArrayList<>();
    for (PlanProblem problem : PlanValidator.problems(plan)) {
      problems.add(new AnswerProblem(FieldPath.of("steps"), problem.message()));
    }
    return problems;
  }

  private List<AnswerProblem> stepProblems(Plan plan) {
    StepReach reach = new StepReach(plan);
    List<AnswerProblem> problems = new ArrayList<>();
    for (int i = 0; i < plan.steps().size(); i++) {
      PlanStep step = plan.steps().get(i);
      FieldPath at = FieldPath.of("steps", Integer.toString(i));
      Set<String> skills = manifest.skills();
      if (skills != null && !skills.contains(step.skill())) {
        problems.add(
            new AnswerProblem(
                at.then("skill"),
                "%s is not in the tool manifest; %s"
                    .formatted(
                        JsonText.quote(step.skill()), DidYouMean.among(skills, step.skill()))));
      }
      for (Violation violation : inputs.violations(step.skill(), step.params())) {
        problems.add(
            new AnswerProblem(at.then("params").then(violation.path()), violation.message()));
      }
      placeholders(step.params(), at.then("params"), i, reach, problems);
    }
    return problems;
  }

  private static void placeholders(
      JsonNode value, FieldPath at, int step, StepReach reach, List<AnswerProblem> problems) {
    if (value.isTextual()) {
      for (String name : Placeholders.names(value.textValue())) {
        problem(reach.find(step, name), name)
            .ifPresent(message -> problems.add(new AnswerProblem(at, message)));
      }
    }
    if (value.isObject()) {
      // In one order, whatever the model's: equal answers are told the same.
      for (Map.Entry<String, JsonNode> member : sorted(value)) {
        placeholders(member.getValue(), at.then(member.getKey()), step, reach, problems);
      }
    }
    if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        placeholders(value.get(i), at.then(Integer.toString(i)), step, reach, problems);
      }
    }
  }

  private static List<Map.Entry<String, JsonNode>> sorted(JsonNode object) {
    return object.properties().stream().sorted(Map.Entry.comparingByKey()).toList();
  }

  private static Optional<String> problem(StepReach.Answer answer, String name) {
    String quoted = JsonText.quote("{{" + name + "}}");
    return switch (answer) {
      case READABLE -> Optional.empty();
      case TOO_EARLY ->
          Optional.of(quoted + ": the step does not depend on that one; add it to \"depends_on\"");
      case UNKNOWN ->
          Optional.of(quoted + ": the plan has no such step; name a step by its id, then the path");
    };
  }
}

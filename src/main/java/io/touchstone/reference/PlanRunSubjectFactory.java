package io.touchstone.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.json.CanonicalJson;
import io.touchstone.json.CanonicalJsonException;
import io.touchstone.json.FieldPath;
import io.touchstone.plan.JsonMembers;
import io.touchstone.plan.JsonShapeException;
import io.touchstone.plan.Plan;
import io.touchstone.planner.PlannerInput;
import io.touchstone.planner.PlannerResult;
import io.touchstone.planner.StubPlanner;
import io.touchstone.runtime.AgentRuntime;
import io.touchstone.runtime.PlanExecutor;
import io.touchstone.runtime.PlanSettings;
import io.touchstone.runtime.RunTrace;
import io.touchstone.runtime.RuntimeContext;
import io.touchstone.runtime.RuntimeSettings;
import io.touchstone.runtime.SkillRegistry;
import io.touchstone.subject.Subject;
import io.touchstone.subject.SubjectContext;
import io.touchstone.subject.SubjectFactory;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/**
 * The subject {@code plan-run}: a {@code goal} for the stub planner, or a {@code plan}, in; the
 * trace of its run out. Its skills are the stubs. {@code context} has values for the planner beside
 * those of the stubs, {@code budget_cents} and {@code max_concurrent} are as in {@link
 * PlanSettings}; but without the latter, one step runs at a time.
 */
public final class PlanRunSubjectFactory implements SubjectFactory {
  /**
   * What runs beside a step that ends the plan depends on the moment; the contract promises FULL.
   */
  private static final int USUAL_CONCURRENT = 1;

  private static final Set<String> KEYS =
      Set.of("goal", "plan", "context", "budget_cents", "max_concurrent");
  private static final int MOST_CONCURRENT = 64;

  @Override
  public String name() {
    return "plan-run";
  }

  @Override
  public Subject open(SubjectContext context) {
    RuntimeContext world = new RuntimeContext(context.clock(), context.random());
    SkillRegistry skills = ShippedSkills.stubs();
    return input -> {
      try {
        return answer(input, skills, world);
      } catch (JsonShapeException e) {
        return ErrorAnswer.of(e);
      }
    };
  }

  private static JsonNode answer(JsonNode input, SkillRegistry skills, RuntimeContext world) {
    JsonMembers members =
        JsonMembers.of(input, FieldPath.ROOT, "the input of a run of a plan", KEYS);
    PlanSettings settings = settings(members);
    Optional<JsonNode> plan = members.find("plan");
    if (plan.isPresent() == members.find("goal").isPresent()) {
      throw new JsonShapeException(FieldPath.ROOT, "expected either a plan or a goal");
    }
    if (plan.isPresent()) {
      FieldPath at = members.path("plan");
      JsonMembers steps = JsonMembers.of(plan.get(), at, "a plan", Set.of("steps"));
      try {
        CanonicalJson.bytes(plan.get());
      } catch (CanonicalJsonException e) {
        throw new JsonShapeException(at, e.getMessage());
      }
      return run(Plan.ofSteps(steps), settings, skills, world);
    }
    PlannerResult planned = new StubPlanner(world.clock()).plan(plannerInput(members));
    return planned.match(output -> run(output.plan(), settings, skills, world), ErrorAnswer::of);
  }

  private static PlanSettings settings(JsonMembers members) {
    int concurrent =
        members
            .wholeNumber("max_concurrent", 1, MOST_CONCURRENT)
            .map(Long::intValue)
            .orElse(USUAL_CONCURRENT);
    PlanSettings settings = PlanSettings.DEFAULT.withMaxConcurrent(concurrent);
    return members
        .wholeNumber("budget_cents", 0, Integer.MAX_VALUE)
        .map(cents -> settings.withBudgetCents(BigDecimal.valueOf(cents)))
        .orElse(settings);
  }

  private static PlannerInput plannerInput(JsonMembers members) {
    ObjectNode context = ShippedSkills.stubContext();
    members.object("context").ifPresent(context::setAll);
    return new PlannerInput(null, members.requiredText("goal"), null, null, null, context);
  }

  private static JsonNode run(
      Plan plan, PlanSettings settings, SkillRegistry skills, RuntimeContext world) {
    try (AgentRuntime runtime = new AgentRuntime(skills, world, RuntimeSettings.DEFAULT)) {
      return new RunTrace(settings, new PlanExecutor(runtime, settings).run(plan)).toJson();
    }
  }
}

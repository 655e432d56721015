package io.touchstone.runtime;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.plan.OnError;
import io.touchstone.plan.Plan;
import io.touchstone.plan.PlanStep;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Plans, and a runtime for them. */
final class Plans {
  private Plans() {}

  /** Reads a plan; apostrophes stand for quotation marks. */
  static Plan plan(String steps) {
    return Plan.fromJson(Skills.json("{'steps': [" + steps + "]}"));
  }

  /** So many steps of {@code skill.test} that do not wait for each other. */
  static Plan independent(int steps) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < steps; i++) {
      texts.add("{'step_id': 's%d', 'skill': 'skill.test'}".formatted(i));
    }
    return plan(String.join(",", texts));
  }

  static AgentRuntime runtime(Skill... skills) {
    AgentRuntime runtime =
        new AgentRuntime(new SkillRegistry(), Skills.context(new ManualClock()), Skills.UNLIMITED);
    for (Skill skill : skills) {
      runtime.registerSkill(skill);
    }
    return runtime;
  }

  static PlanResult run(Plan plan, Skill... skills) {
    try (AgentRuntime runtime = runtime(skills)) {
      return new PlanExecutor(runtime, PlanSettings.DEFAULT).run(plan);
    }
  }

  /** {@code skill.test}, which answers its inputs, or fails where they have {@code "fail"}. */
  static Skill echoOrFail() {
    return Skills.skill(
        call ->
            call.inputs().has("fail")
                ? SkillResult.failed(SkillError.of("ERR_HTTP_503", "asked to fail"))
                : SkillResult.of(call.inputs()));
  }

  /** Any plan of {@code skill.test} whose steps read the outputs of others; some fail. */
  static Arbitrary<Plan> any() {
    return Combinators.combine(Arbitraries.integers().between(1, 9), Arbitraries.randoms())
        .as(Plans::any);
  }

  private static Plan any(int size, Random random) {
    List<PlanStep> steps = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      List<String> needs = new ArrayList<>();
      StringBuilder members = new StringBuilder("'n': " + i);
      for (PlanStep earlier : steps) {
        if (random.nextInt(3) == 0) {
          String id = earlier.stepId();
          needs.add(id);
          members.append(", '%s': '%s{{%s.n}}'".formatted(id, random.nextBoolean() ? "" : "x", id));
        }
      }
      if (random.nextInt(6) == 0) {
        members.append(", 'fail': true");
      }
      OnError onError = OnError.values()[random.nextInt(3)];
      ObjectNode params = (ObjectNode) Skills.json("{" + members + "}");
      int retries = random.nextInt(3);
      steps.add(new PlanStep("s" + i, "skill.test", params, needs, onError, retries, null, null));
    }
    Collections.shuffle(steps, random);
    return new Plan(steps);
  }
}

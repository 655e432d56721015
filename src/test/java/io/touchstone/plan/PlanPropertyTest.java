package io.touchstone.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.json.CanonicalJson;
import io.touchstone.plan.PlanProblem.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PlanPropertyTest {
  @Property(tries = 300)
  void whatIsWrittenIsReadBack(@ForAll("plans") Plan plan) {
    String text = CanonicalJson.string(plan.toJson());
    Plan again = Plan.fromJson(PlanJson.parse(text));
    assertEquals(plan, again);
    assertEquals(text, CanonicalJson.string(again.toJson()));
  }

  @Property(tries = 300)
  void aPlanWithoutFaultsHasNoProblems(@ForAll("plans") Plan plan) {
    assertEquals(List.of(), PlanValidator.problems(plan));
  }

  @Property(tries = 500)
  void anInjectedFaultIsFoundAndNothingElse(
      @ForAll("plans") Plan plan, @ForAll Fault fault, @ForAll Random random) {
    List<PlanStep> steps = new ArrayList<>(plan.steps());
    fault.inject(steps, random);
    List<PlanProblem> problems = PlanValidator.problems(new Plan(steps));
    assertTrue(!problems.isEmpty(), "a fault was injected and nothing was found");
    for (PlanProblem problem : problems) {
      assertEquals(fault.kind, problem.kind());
    }
  }

  enum Fault {
    NO_STEPS(Kind.NO_STEPS) {
      @Override
      void inject(List<PlanStep> steps, Random random) {
        steps.clear();
      }
    },
    DUPLICATE(Kind.DUPLICATE_ID) {
      @Override
      void inject(List<PlanStep> steps, Random random) {
        PlanStep twin = steps.get(random.nextInt(steps.size()));
        steps.add(random.nextInt(steps.size() + 1), twin);
      }
    },
    NO_SKILL(Kind.MISSING_SKILL) {
      @Override
      void inject(List<PlanStep> steps, Random random) {
        int at = random.nextInt(steps.size());
        PlanStep step = steps.get(at);
        steps.set(at, step(step.stepId(), random.nextBoolean() ? null : "", step.dependsOn()));
      }
    },
    UNKNOWN(Kind.UNKNOWN_DEPENDENCY) {
      @Override
      void inject(List<PlanStep> steps, Random random) {
        addDependency(steps, random.nextInt(steps.size()), "nowhere");
      }
    },
    CYCLE(Kind.CYCLE) {
      @Override
      void inject(List<PlanStep> steps, Random random) {
        int first = random.nextInt(steps.size());
        int second = random.nextInt(steps.size());
        addDependency(steps, first, steps.get(second).stepId());
        addDependency(steps, second, steps.get(first).stepId());
      }
    };

    final Kind kind;

    Fault(Kind kind) {
      this.kind = kind;
    }

    abstract void inject(List<PlanStep> steps, Random random);

    private static void addDependency(List<PlanStep> steps, int at, String id) {
      PlanStep step = steps.get(at);
      List<String> more = new ArrayList<>(step.dependsOn());
      more.add(id);
      steps.set(at, step(step.stepId(), step.skill(), more));
    }

    private static PlanStep step(String id, String skill, List<String> dependsOn) {
      return new PlanStep(id, skill, null, dependsOn, null, 3, null, null);
    }
  }

  /** Steps that depend only on earlier ones, in any order. */
  @Provide
  Arbitrary<Plan> plans() {
    Arbitrary<String> text =
        Arbitraries.strings().withChars('a', '.', 'ß', '漢', '"').ofMaxLength(4);
    return Combinators.combine(
            Arbitraries.integers().between(1, 8),
            text,
            Arbitraries.of(OnError.values()),
            Arbitraries.integers().between(0, 5),
            Arbitraries.randoms())
        .as(PlanPropertyTest::plan);
  }

  private static Plan plan(int size, String text, OnError onError, int retryCount, Random random) {
    List<PlanStep> steps = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      List<String> dependsOn = new ArrayList<>();
      for (PlanStep earlier : steps) {
        if (random.nextInt(3) == 0) {
          dependsOn.add(earlier.stepId());
        }
      }
      ObjectNode params = JsonNodeFactory.instance.objectNode();
      params.put(text, i).putArray("list").add(0.5).add(text);
      String description = random.nextBoolean() ? null : text;
      steps.add(
          new PlanStep(
              "s" + i, "skill." + i, params, dependsOn, onError, retryCount, text, description));
    }
    Collections.shuffle(steps, random);
    return new Plan(steps);
  }
}

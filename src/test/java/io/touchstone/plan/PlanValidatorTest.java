package io.touchstone.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanValidatorTest {
  private static PlanStep step(String id, String... dependsOn) {
    return new PlanStep(id, "skill.echo", null, List.of(dependsOn), null, 3, null, null);
  }

  private static List<String> messages(PlanStep... steps) {
    return PlanValidator.problems(new Plan(List.of(steps))).stream()
        .map(problem -> problem.kind() + ": " + problem.message())
        .toList();
  }

  @Test
  void aDiamondIsFine() {
    assertEquals(
        List.of(), messages(step("d", "b", "c"), step("b", "a"), step("c", "a"), step("a")));
  }

  @Test
  void aPlanWithoutSteps() {
    assertEquals(List.of("NO_STEPS: the plan has no steps; add at least one"), messages());
  }

  @Test
  void twoStepsOfOneId() {
    assertEquals(
        List.of("DUPLICATE_ID: 3 steps have the id \"a\"; give each its own"),
        messages(step("a"), step("b"), step("a"), step("a")));
  }

  @Test
  void aStepWithoutSkill() {
    PlanStep none = new PlanStep("a", null, null, null, null, 3, null, null);
    PlanStep blank = new PlanStep("b", " ", null, null, null, 3, null, null);
    assertEquals(
        List.of(
            "MISSING_SKILL: step \"a\" names no skill; say which it calls in \"skill\"",
            "MISSING_SKILL: step \"b\" names no skill; say which it calls in \"skill\""),
        messages(none, blank));
  }

  @Test
  void aDependencyThatIsNotThere() {
    assertEquals(
        List.of(
            "UNKNOWN_DEPENDENCY: step \"a\" depends on \"z\", which the plan does not have; add that step or drop the dependency"),
        messages(step("a", "z")));
  }

  @Test
  void aCircleIsSpelledOut() {
    assertEquals(
        List.of(
            "CYCLE: steps depend on each other in a circle: \"a\" -> \"c\" -> \"b\" -> \"a\"; remove one of these dependencies"),
        messages(step("a", "c"), step("b", "a"), step("c", "b"), step("d", "a"), step("e")));
  }

  @Test
  void aStepThatDependsOnItselfIsACircle() {
    assertEquals(
        List.of(
            "CYCLE: steps depend on each other in a circle: \"a\" -> \"a\"; remove one of these dependencies"),
        messages(step("a", "a")));
  }

  @Test
  void twoCirclesAreTwoProblems() {
    assertEquals(
        2, messages(step("a", "b"), step("b", "a"), step("c", "d"), step("d", "c")).size());
  }

  @Test
  void allProblemsAreReportedAtOnceInAFixedOrder() {
    PlanStep faulty = new PlanStep("a", "", null, List.of("z", "b"), null, 3, null, null);
    List<PlanProblem> problems =
        PlanValidator.problems(new Plan(List.of(step("b", "a"), step("b"), faulty)));
    assertEquals(
        List.of(
            PlanProblem.Kind.DUPLICATE_ID,
            PlanProblem.Kind.MISSING_SKILL,
            PlanProblem.Kind.UNKNOWN_DEPENDENCY,
            PlanProblem.Kind.CYCLE),
        problems.stream().map(PlanProblem::kind).toList());
  }

  @Test
  void aLongChainIsNoTrouble() {
    List<PlanStep> chain = new ArrayList<>();
    for (int i = 0; i < 50_000; i++) {
      chain.add(step("s" + i, "s" + (i + 1)));
    }
    chain.add(step("s50000"));
    assertEquals(List.of(), PlanValidator.problems(new Plan(chain)));
    chain.set(50_000, step("s50000", "s0"));
    assertEquals(1, PlanValidator.problems(new Plan(chain)).size());
  }
}

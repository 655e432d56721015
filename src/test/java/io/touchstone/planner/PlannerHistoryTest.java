package io.touchstone.planner;

import static io.touchstone.planner.Planning.NOON;
import static io.touchstone.planner.Planning.input;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.touchstone.plan.PlanJson;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlannerHistoryTest {
  private static List<String> goals(StubPlanner planner) {
    return planner.calls().stream().map(call -> call.input().goal()).toList();
  }

  private static StubPlanner planner(int historyLimit) {
    return new StubPlanner(NOON, StubPlanner.defaultRules(), historyLimit);
  }

  @Test
  void callsAreKeptAsTheyWereAskedWithTheirAnswers() {
    StubPlanner planner = new StubPlanner(NOON);
    PlannerResult plan = planner.plan(input(" echo "));
    PlannerResult error = planner.plan(input(""));
    assertEquals(
        List.of(new PlannerCall(input(" echo "), plan), new PlannerCall(input(""), error)),
        planner.calls());
  }

  @Test
  void onlyTheLatestAreKept() {
    StubPlanner planner = planner(2);
    List.of("echo 1", "echo 2", "echo 3").forEach(goal -> planner.plan(input(goal)));
    assertEquals(List.of("echo 2", "echo 3"), goals(planner));
  }

  @Test
  void aLimitOfZeroKeepsNothing() {
    StubPlanner planner = planner(0);
    planner.plan(input("echo"));
    assertEquals(List.of(), planner.calls());
    assertThrows(IllegalArgumentException.class, () -> planner(-1));
  }

  @Test
  void eachInstanceHasItsOwn() {
    StubPlanner one = planner(5);
    StubPlanner other = planner(5);
    one.plan(input("echo"));
    assertEquals(List.of(), other.calls());
  }

  @Test
  void aDocumentThatIsNoInputIsNoCall() {
    StubPlanner planner = planner(5);
    planner.planDocument(PlanJson.json("{}"));
    assertEquals(List.of(), planner.calls());
  }

  @Test
  void manyThreadsLoseNoCall() {
    StubPlanner planner = planner(200_000);
    PlannerInput quick = input("");
    IntStream.range(0, 200_000).parallel().forEach(i -> planner.plan(quick));
    assertEquals(200_000, planner.calls().size());
  }

  @Test
  void manyThreadsGetTheirOwnAnswers() {
    StubPlanner planner = Planning.planner();
    IntStream.range(0, 500)
        .parallel()
        .forEach(
            i ->
                assertEquals(
                    List.of("s1 skill.echo {\"message\": \"echo " + i + "\"}"),
                    Planning.summary(planner.plan(input("echo " + i)))));
  }
}

package io.touchstone.planner;

import static io.touchstone.planner.Planning.ask;
import static io.touchstone.planner.Planning.askGoal;
import static io.touchstone.planner.Planning.summary;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefaultRulesTest {
  @ParameterizedTest
  @ValueSource(strings = {"echo", "say", "print", "output"})
  void echo(String word) {
    assertEquals(
        List.of("s1 skill.echo {\"message\": \"please " + word + " it\"}"),
        summary(askGoal("please " + word + " it")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"fetch", "http", "api", "get", "request"})
  void fetch(String word) {
    assertEquals(
        List.of("s1 skill.http_call {\"url\": \"https://x\", \"method\": \"GET\"}"),
        summary(ask("{'goal':'" + word + " it','context':{'url':'https://x'}}")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"analyze", "summarize", "explain"})
  void analyze(String word) {
    assertEquals(
        List.of(
            "s1 skill.http_call {\"url\": \"{{url}}\", \"method\": \"GET\"}",
            "s2 skill.json_transform {\"data\": \"{{s1.body}}\", \"operation\": \"extract\", \"path\": \"$.data\"} after [s1]",
            "s3 skill.llm_invoke {\"prompt\": \"Analyze: {{s2.output}}\"} after [s2]"),
        summary(askGoal(word + " it")));
  }

  @Test
  void theStepsOfAnAnalysisAreDescribed() {
    List<String> descriptions =
        askGoal("analyze")
            .match(
                output -> output.plan().steps().stream().map(step -> step.description()).toList(),
                error -> List.of());
    assertEquals(List.of("Fetch data", "Extract data", "Analyze data"), descriptions);
  }

  @ParameterizedTest
  @ValueSource(strings = {"transform", "extract", "filter", "pick"})
  void transform(String word) {
    assertEquals(
        List.of(
            "s1 skill.json_transform {\"data\": [1, {\"a\": 2}], \"operation\": \"pluck\", \"path\": \"{{path}}\"}"),
        summary(
            ask("{'goal':'" + word + " it','context':{'data':[1,{'a':2}],'operation':'pluck'}}")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"llm", "chat", "generate", "write", "compose"})
  void generate(String word) {
    assertEquals(
        List.of("s1 skill.llm_invoke {\"prompt\": \"" + word + " it\", \"model\": \"stub-model\"}"),
        summary(askGoal(word + " it")));
  }

  @Test
  void everyStepHasTheUsualWayWithErrors() {
    for (PlannerRule rule : StubPlanner.defaultRules()) {
      rule.steps()
          .forEach(
              step -> {
                assertEquals("abort", step.onError().label());
                assertEquals(3, step.retryCount());
                assertEquals(step.stepId(), step.outputKey());
              });
    }
  }

  @Test
  void prioritiesAndOrderOfTheTable() {
    assertEquals(
        List.of("echo 1", "fetch 2", "analyze 3", "transform 2", "llm 2"),
        StubPlanner.defaultRules().stream()
            .map(rule -> rule.keywords().get(0) + " " + rule.priority())
            .toList());
  }
}

package io.touchstone.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.plan.Plan;
import io.touchstone.plan.PlanStep;
import io.touchstone.runtime.AgentRuntime;
import io.touchstone.runtime.PlanExecutor;
import io.touchstone.runtime.PlanResult;
import io.touchstone.runtime.PlanSettings;
import io.touchstone.runtime.skill.EchoSkill;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Plans of many steps that do next to nothing, beside the same calls one after the other. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 2,
    jvmArgs = {"-XX:+UseSerialGC", "-Xms1g", "-Xmx1g", "-Xmn500m", "-XX:+AlwaysPreTouch"})
public class PlanBenchmark {
  static final int STEPS = 1_000;

  private AgentRuntime runtime;
  private PlanExecutor executor;
  private Plan independent;
  private Plan chained;

  /** Refuses to measure plans that fail. */
  @Setup
  public void prepare() {
    runtime = UnlimitedRuntime.with(new EchoSkill());
    executor = new PlanExecutor(runtime, PlanSettings.DEFAULT);
    independent = plan(false);
    chained = plan(true);
    for (PlanResult result : List.of(runIndependent(), runChained())) {
      if (!result.ok()) {
        throw new IllegalStateException("expected a run that succeeds, found " + result.error());
      }
    }
  }

  @TearDown
  public void close() {
    runtime.close();
  }

  /**
   * @param chains whether each step echoes what the one before it answered
   */
  private static Plan plan(boolean chains) {
    List<PlanStep> steps = new ArrayList<>();
    for (int i = 0; i < STEPS; i++) {
      boolean follows = chains && i > 0;
      String before = "s" + (i - 1);
      ObjectNode params =
          JsonNodeFactory.instance
              .objectNode()
              .put("message", follows ? "{{" + before + ".message}}" : "hello");
      List<String> dependsOn = follows ? List.of(before) : List.of();
      steps.add(new PlanStep("s" + i, "skill.echo", params, dependsOn, null, 0, null, null));
    }
    return new Plan(steps);
  }

  /** The baseline: the same calls without a plan. */
  @Benchmark
  public void loop(Blackhole hole) {
    for (PlanStep step : independent.steps()) {
      hole.consume(runtime.execute(step.skill(), step.params(), RuntimeBenchmark.TIMEOUT));
    }
  }

  @Benchmark
  public PlanResult runIndependent() {
    return executor.run(independent);
  }

  @Benchmark
  public PlanResult runChained() {
    return executor.run(chained);
  }
}

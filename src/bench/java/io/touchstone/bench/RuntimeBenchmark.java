package io.touchstone.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.touchstone.contract.Terms;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.StrictJson;
import io.touchstone.runtime.AgentRuntime;
import io.touchstone.runtime.StructuredOutcome;
import io.touchstone.runtime.skill.EchoSkill;
import io.touchstone.schema.SchemaValidator;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** A call of a skill that does next to nothing, beside the validation that no call can save. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 2,
    jvmArgs = {"-XX:+UseSerialGC", "-Xms1g", "-Xmx1g", "-Xmn500m", "-XX:+AlwaysPreTouch"})
public class RuntimeBenchmark {
  /** Far longer than a call takes. */
  static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** A word, and a document of 1 KB. */
  @Param({"word", "plan"})
  public String message;

  private AgentRuntime runtime;
  private SchemaValidator inputsSchema;
  private SchemaValidator outputsSchema;
  private JsonNode inputs;
  private JsonNode output;

  /** Refuses to measure calls that fail. */
  @Setup
  public void prepare() {
    EchoSkill skill = new EchoSkill();
    runtime = UnlimitedRuntime.with(skill);
    Terms.Behavior behavior = (Terms.Behavior) skill.contract().terms();
    inputsSchema = SchemaValidator.of(behavior.inputs(), false);
    outputsSchema = SchemaValidator.of(behavior.outputs().orElseThrow(), false);
    JsonNode value =
        message.equals("word")
            ? JsonNodeFactory.instance.textNode("hello")
            : StrictJson.value(Documents.named(message), message, JsonLimits.DEFAULT);
    inputs = JsonNodeFactory.instance.objectNode().set("message", value);
    StructuredOutcome outcome = execute();
    output = outcome.result();
    if (!outcome.ok() || !output.equals(inputs)) {
      throw new IllegalStateException("expected an echo, found " + outcome.toCanonicalJson());
    }
  }

  @TearDown
  public void close() {
    runtime.close();
  }

  /** The baseline: what the contract says, asked of the same documents. */
  @Benchmark
  public void validateAlone(Blackhole hole) {
    hole.consume(inputsSchema.violations(inputs));
    hole.consume(outputsSchema.violations(output));
  }

  @Benchmark
  public StructuredOutcome execute() {
    return runtime.execute("skill.echo", inputs, TIMEOUT);
  }

  @Benchmark
  @Threads(2)
  public StructuredOutcome executeByTwo() {
    return execute();
  }
}

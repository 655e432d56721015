package io.touchstone.runtime;

import static io.touchstone.runtime.OutcomeReader.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.json.CanonicalJsonException;
import io.touchstone.json.ContentHash;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonDocument;
import io.touchstone.json.JsonEquality;
import io.touchstone.json.JsonObjectReader;
import io.touchstone.json.JsonText;
import io.touchstone.plan.JsonShapeException;
import io.touchstone.plan.Plan;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads a trace, and takes nothing that a run could not have written. */
final class RunTraceReader {
  private static final List<String> KEYS =
      List.of(
          "schema_version",
          "plan",
          "settings",
          "seeds",
          "skills",
          "status",
          "error",
          "steps",
          "cost_cents",
          RunTrace.HASH);
  private static final List<String> SETTINGS =
      List.of("max_concurrent", "budget_cents", "step_timeout_ms");
  private static final List<String> STEP = List.of("step_id", "inputs", "outcomes", "skipped");

  private final JsonDocument document;
  private final OutcomeReader outcomes;
  private final JsonObjectReader root;

  RunTraceReader(JsonDocument document) {
    this.document = document;
    this.outcomes = new OutcomeReader(document);
    this.root = outcomes.all(FieldPath.ROOT, "a trace of a run", KEYS);
  }

  RunTrace read() {
    String version = text(root, "schema_version");
    if (!version.equals(RunTrace.SCHEMA_VERSION)) {
      throw root.fault(
          "schema_version",
          "expected the form %s, found %s"
              .formatted(JsonText.quote(RunTrace.SCHEMA_VERSION), JsonText.quote(version)));
    }
    PlanSettings settings = settings();
    PlanResult result = new PlanResult(plan(), status(), error(), steps());
    checkHash();
    checkSteps(result);
    checkSums(result);
    return new RunTrace(settings, result);
  }

  private PlanSettings settings() {
    JsonObjectReader reader = outcomes.all(FieldPath.of("settings"), "the settings", SETTINGS);
    Optional<BigDecimal> budget =
        reader.required("budget_cents").isNull()
            ? Optional.empty()
            : Optional.of(OutcomeReader.cents(reader, "budget_cents"));
    return new PlanSettings(
        reader.integer("max_concurrent", 1, Integer.MAX_VALUE).orElseThrow().intValue(),
        budget,
        Duration.ofMillis(
            reader.integer("step_timeout_ms", 1, PlanSettings.MOST_MILLIS).orElseThrow()),
        seeds());
  }

  private SortedMap<String, Long> seeds() {
    JsonObjectReader reader =
        JsonObjectReader.anyMember(document, FieldPath.of("seeds"), "the seeds");
    SortedMap<String, Long> seeds = new TreeMap<>();
    for (String name : reader.names()) {
      seeds.put(name, OutcomeReader.parsed(reader, name, "a whole number", RunTraceReader::seed));
    }
    return seeds;
  }

  private static Long seed(String text) {
    long seed = Long.parseLong(text);
    if (!Long.toString(seed).equals(text)) {
      throw new NumberFormatException(text);
    }
    return seed;
  }

  private Plan plan() {
    try {
      return Plan.fromJson(root.required("plan"));
    } catch (JsonShapeException e) {
      throw document.fault(root.path("plan").then(e.path()), e.problem());
    }
  }

  private PlanStatus status() {
    return OutcomeReader.parsed(
        root,
        "status",
        "completed, aborted, cancelled or invalid",
        text ->
            Stream.of(PlanStatus.values())
                .filter(status -> status.label().equals(text))
                .findFirst()
                .orElseThrow());
  }

  private Optional<SkillError> error() {
    return outcomes.error(root.path("error"));
  }

  private List<StepResult> steps() {
    List<StepResult> steps = new ArrayList<>();
    OutcomeReader.elements(root, "steps").forEach(at -> steps.add(step(at)));
    return steps;
  }

  private StepResult step(FieldPath at) {
    JsonObjectReader reader = outcomes.all(at, "a step that was run", STEP);
    List<StructuredOutcome> tries = new ArrayList<>();
    OutcomeReader.elements(reader, "outcomes").forEach(one -> tries.add(outcomes.outcome(one)));
    JsonNode inputs = reader.required("inputs");
    if (!inputs.isNull() && !inputs.isObject()) {
      throw reader.fault("inputs", "expected an object or null");
    }
    Optional<ObjectNode> given =
        inputs.isNull() ? Optional.empty() : Optional.of((ObjectNode) inputs);
    Optional<String> skipped = OutcomeReader.nullable(reader, "skipped", "a reason", text -> text);
    try {
      return new StepResult(text(reader, "step_id"), given, tries, skipped);
    } catch (IllegalArgumentException e) {
      throw document.fault(at, e.getMessage());
    }
  }

  private void checkHash() {
    String expected = text(root, RunTrace.HASH);
    ObjectNode rest = ((ObjectNode) document.root()).deepCopy();
    rest.remove(RunTrace.HASH);
    String actual;
    try {
      actual = ContentHash.of(rest).hex();
    } catch (CanonicalJsonException e) {
      throw document.fault(e.path(), e.problem());
    }
    if (!actual.equals(expected)) {
      throw root.fault(
          RunTrace.HASH,
          "the trace was changed since it was written: its content has the hash %s; record the run again"
              .formatted(actual));
    }
  }

  private void checkSteps(PlanResult result) {
    List<String> planned =
        result.status() == PlanStatus.INVALID
            ? List.of()
            : result.plan().steps().stream().map(step -> step.stepId()).toList();
    List<String> run = result.steps().stream().map(StepResult::stepId).toList();
    if (!planned.equals(run)) {
      throw root.fault("steps", "expected the steps %s, found %s".formatted(planned, run));
    }
    boolean runnable = PlanExecutor.problem(result.plan()).isEmpty();
    if (runnable == (result.status() == PlanStatus.INVALID)) {
      throw root.fault(
          "status", "expected \"invalid\" for a plan that cannot be run, and only there");
    }
    if (result.error().isPresent() == (result.status() == PlanStatus.COMPLETED)) {
      throw root.fault("error", "expected an error unless the plan was completed, and only then");
    }
  }

  private void checkSums(PlanResult result) {
    if (!JsonEquality.equal(RunTrace.skills(result), root.required("skills"))) {
      throw root.fault("skills", "expected each version in the outcomes once, sorted");
    }
    double sum = RunTrace.cost(result).doubleValue();
    if (OutcomeReader.cents(root, "cost_cents").doubleValue() != sum) {
      throw root.fault("cost_cents", "expected the sum of all outcomes, " + sum);
    }
  }
}

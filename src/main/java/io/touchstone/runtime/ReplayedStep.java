package io.touchstone.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.contract.ErrorCategory;
import io.touchstone.json.CanonicalJson;
import io.touchstone.json.ContentHash;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonDifference;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.PathRules;
import io.touchstone.json.StrictJson;
import io.touchstone.plan.PlanStep;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** One step that was tried, replayed. */
final class ReplayedStep {
  private static final Set<String> SHORTAGES = Set.of("ERR_BUDGET_EXCEEDED", "ERR_TIMEOUT");

  private final PlanStep step;
  private final StepResult recorded;
  private final Caller caller;
  private final StepOutputs outputs;
  private final boolean cancelled;
  private final Duration timeout;

  /** Where the outcomes of a replay come from. */
  interface Caller {
    /** The outcome of a try; empty where the recorded one stands for it. */
    Optional<StructuredOutcome> call(PlanStep step, ObjectNode inputs);

    /** How deep and large inputs may be. */
    JsonLimits jsonLimits();

    /** What of an outcome is to be the same. */
    OutcomeView view(String skillId);
  }

  /** Calls nothing. */
  record Served(JsonLimits jsonLimits) implements Caller {
    @Override
    public Optional<StructuredOutcome> call(PlanStep step, ObjectNode inputs) {
      return Optional.empty();
    }

    @Override
    public OutcomeView view(String skillId) {
      return OutcomeView.full();
    }
  }

  /** Calls skills of a runtime; the recorded outcomes stand for those that it is not to call. */
  record Rerun(AgentRuntime runtime, PlanSettings settings, Predicate<String> called)
      implements Caller {
    @Override
    public Optional<StructuredOutcome> call(PlanStep step, ObjectNode inputs) {
      if (!called.test(step.skill())) {
        return Optional.empty();
      }
      SkillRequest request = SkillRequest.of(step.skill(), inputs, settings.stepTimeout());
      return Optional.of(runtime.execute(request.forStep(step.stepId())));
    }

    @Override
    public JsonLimits jsonLimits() {
      return runtime.jsonLimits();
    }

    @Override
    public OutcomeView view(String skillId) {
      return runtime.latest(skillId).map(OutcomeView::of).orElseGet(OutcomeView::full);
    }
  }

  /**
   * @param outputs what the step can see
   * @param cancelled whether the run was
   * @param timeout of one try
   */
  ReplayedStep(
      PlanStep step,
      StepResult recorded,
      Caller caller,
      StepOutputs outputs,
      boolean cancelled,
      Duration timeout) {
    this.step = step;
    this.recorded = recorded;
    this.caller = caller;
    this.outputs = outputs;
    this.cancelled = cancelled;
    this.timeout = timeout;
  }

  Optional<Divergence> check() {
    StepReferences.Filled filled = new StepReferences(outputs, step, caller.jsonLimits()).fill();
    JsonNode before = recorded.inputs().<JsonNode>map(node -> node).orElse(NullNode.instance);
    if (filled instanceof StepReferences.Filled.Refused refused) {
      return difference(FieldPath.of("inputs"), before, NullNode.instance)
          .or(() -> refusal(refused.error()))
          .or(() -> tries(1));
    }
    ObjectNode inputs = ((StepReferences.Filled.Inputs) filled).inputs();
    return difference(FieldPath.of("inputs"), before, inputs).or(() -> outcomes(inputs));
  }

  private Optional<Divergence> refusal(SkillError error) {
    JsonNode before =
        recorded.outcomes().get(0).error().<JsonNode>map(SkillError::toJson).orElse(null);
    return difference(
        FieldPath.of("outcomes", "0", "error"),
        before == null ? NullNode.instance : before,
        error.toJson());
  }

  private Optional<Divergence> outcomes(ObjectNode inputs) {
    List<StructuredOutcome> tries = recorded.outcomes();
    for (int i = 0; i < tries.size(); i++) {
      Optional<Divergence> found = outcome(inputs, i, tries.get(i));
      if (found.isPresent()) {
        return found;
      }
      boolean again = PlanVerdict.again(step, i + 1, tries.get(i), timeout);
      if (again != (i + 1 < tries.size())) {
        return tries(again ? i + 2 : i + 1);
      }
    }
    return Optional.empty();
  }

  private Optional<Divergence> outcome(ObjectNode inputs, int i, StructuredOutcome before) {
    FieldPath at = FieldPath.of("outcomes", Integer.toString(i));
    Optional<Divergence> meta = meta(inputs, at.then("meta"), before);
    boolean cut =
        cancelled && before.error().filter(e -> e.code().equals(PlanVerdict.CANCELLED)).isPresent();
    if (meta.isPresent() || cut || wasRefused(before)) {
      return meta;
    }
    Optional<StructuredOutcome> now = caller.call(step, inputs);
    if (now.isEmpty()) {
      return Optional.empty();
    }
    OutcomeView view = caller.view(step.skill());
    return first(Optional.of(step.stepId()), at, view.of(before), view.of(now.get()), view.rules());
  }

  /** Whether money, places or time were short, which they need not be again. */
  private static boolean wasRefused(StructuredOutcome outcome) {
    boolean wasCalled = outcome.meta().attempts() > 0;
    return outcome
        .error()
        .filter(
            error ->
                SHORTAGES.contains(error.code())
                    || !wasCalled && error.category() == ErrorCategory.RESOURCE)
        .isPresent();
  }

  /** That the outcome is one of this skill for these inputs. */
  private Optional<Divergence> meta(ObjectNode inputs, FieldPath at, StructuredOutcome before) {
    ObjectNode meta = before.meta().deterministicView();
    ObjectNode now = meta.deepCopy().put("skill_id", SkillError.writable(step.skill()));
    if (before.meta().inputsHash().isPresent()) {
      now.put("inputs_hash", ContentHash.of(inputs).hex());
    }
    return difference(at, meta, now);
  }

  /** That so many tries were made: the first one too many, or the first that is missing. */
  private Optional<Divergence> tries(int expected) {
    int made = recorded.outcomes().size();
    if (expected == made) {
      return Optional.empty();
    }
    String index = Integer.toString(Math.min(expected, made));
    Optional<JsonNode> tried = Optional.of(BooleanNode.TRUE);
    return Optional.of(
        new Divergence(
            Optional.of(step.stepId()),
            FieldPath.of("outcomes", index),
            made > expected ? tried : Optional.empty(),
            made > expected ? Optional.empty() : tried));
  }

  private Optional<Divergence> difference(FieldPath at, JsonNode recordedPart, JsonNode now) {
    return first(Optional.of(step.stepId()), at, recordedPart, now);
  }

  static Optional<Divergence> difference(PlanStep step, JsonNode recorded, JsonNode now) {
    return first(Optional.of(step.stepId()), FieldPath.ROOT, recorded, now);
  }

  static Optional<Divergence> first(
      Optional<String> stepId, FieldPath at, JsonNode recorded, JsonNode now) {
    return first(stepId, at, recorded, now, PathRules.EVERYTHING);
  }

  /** Numbers count as a trace holds them. */
  private static Optional<Divergence> first(
      Optional<String> stepId, FieldPath at, JsonNode recorded, JsonNode now, PathRules rules) {
    return JsonDifference.between(written(recorded), written(now), rules).stream()
        .findFirst()
        .map(
            difference ->
                new Divergence(
                    stepId,
                    at.then(difference.path()),
                    Optional.ofNullable(difference.expected()),
                    Optional.ofNullable(difference.actual())));
  }

  private static JsonNode written(JsonNode value) {
    return StrictJson.value(CanonicalJson.bytes(value), "a trace", JsonLimits.DEFAULT);
  }
}

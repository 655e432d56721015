package io.touchstone.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonLimits;
import io.touchstone.plan.PlanStep;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Goes through a recorded run again, step by step in the order of one thread, and finds the first
 * place where it is not what was recorded. Every step reads the recorded outputs of the others, so
 * what differs in one does not show in those after it.
 */
public final class Replay {
  private final RunTrace trace;
  private final PlanListener listener;

  public Replay(RunTrace trace) {
    this(trace, PlanListener.NONE);
  }

  /**
   * @param listener hears how the replay gets on
   */
  public Replay(RunTrace trace, PlanListener listener) {
    this.trace = trace;
    this.listener = listener;
  }

  /**
   * Calls no skill: the recorded outcomes are served, and all that the executor makes of them is
   * checked: the inputs of each step, which tries were made, what was skipped, how the run ended.
   *
   * @return where the replay differs; empty where it is the run
   */
  public Optional<Divergence> serve() {
    return serve(RuntimeSettings.DEFAULT.jsonLimits());
  }

  /**
   * As {@link #serve()}, of a run whose runtime had other limits; they decide which inputs were too
   * large.
   */
  public Optional<Divergence> serve(JsonLimits limits) {
    return replay(new ReplayedStep.Served(limits));
  }

  /**
   * Calls the skills of a runtime again, each with the recorded inputs, and checks in addition what
   * their contracts there promise to repeat. Stops at the first difference. A try for which money
   * or places were short, so that its skill was not called, is not made again.
   *
   * @return where the replay differs; empty where it is the run
   */
  public Optional<Divergence> rerun(AgentRuntime runtime) {
    return replay(new ReplayedStep.Rerun(runtime, trace.settings(), id -> true));
  }

  /**
   * As {@link #rerun(AgentRuntime)}, for some skills only; for the others the recorded outcomes are
   * served.
   *
   * @param skillIds those that are called again
   */
  public Optional<Divergence> rerun(AgentRuntime runtime, Set<String> skillIds) {
    Set<String> called = new HashSet<>(skillIds);
    return replay(new ReplayedStep.Rerun(runtime, trace.settings(), called::contains));
  }

  private Optional<Divergence> replay(ReplayedStep.Caller caller) {
    Progress progress = new Progress(listener);
    PlanResult recorded = trace.result();
    Optional<SkillError> problem = PlanExecutor.problem(recorded.plan());
    if (problem.isPresent()) {
      return ended(
          new PlanResult(recorded.plan(), PlanStatus.INVALID, problem, List.of()), progress);
    }
    PlanOrder order = new PlanOrder(recorded.plan());
    List<Optional<StepResult>> results = new ArrayList<>();
    recorded
        .steps()
        .forEach(step -> results.add(Optional.of(step).filter(each -> each.skipped().isEmpty())));
    boolean cancelled = recorded.status() == PlanStatus.CANCELLED;
    PlanResult expected = PlanVerdict.of(recorded.plan(), order, results, cancelled);
    for (int number : order.inOrder()) {
      PlanStep step = order.step(number);
      StepResult before = recorded.steps().get(number);
      if (before.skipped().isEmpty()) {
        progress.tell(each -> each.stepStarted(step, 1));
      }
      Optional<Divergence> found =
          before.skipped().isPresent()
              ? ReplayedStep.difference(
                  step, before.toJson(), expected.steps().get(number).toJson())
              : new ReplayedStep(
                      step,
                      before,
                      caller,
                      new StepOutputs(order, results::get, number),
                      cancelled,
                      trace.settings().stepTimeout())
                  .check();
      if (found.isPresent()) {
        return found;
      }
      progress.tell(each -> each.stepEnded(step, before));
    }
    return ended(expected, progress);
  }

  private Optional<Divergence> ended(PlanResult result, Progress progress) {
    Optional<Divergence> found =
        ReplayedStep.first(Optional.empty(), FieldPath.ROOT, end(trace.result()), end(result));
    if (found.isEmpty()) {
      progress.tell(each -> each.planEnded(result));
    }
    return found;
  }

  private static ObjectNode end(PlanResult result) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("status", result.status().label());
    return json.set(
        "error", result.error().<JsonNode>map(SkillError::toJson).orElse(NullNode.instance));
  }
}

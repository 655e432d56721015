package io.touchstone.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.contract.SemVer;
import io.touchstone.json.ContentHash;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The calls that ended last: of the very last one all, of each of the others, up to a number, its
 * circumstances. Results are not kept, so that their size does not matter.
 */
final class History {
  private final int most;
  private final Deque<Call> calls = new ArrayDeque<>();
  private StructuredOutcome last;

  /** A call without its result. */
  record Call(String id, Optional<String> stepId, Optional<String> errorCode, OutcomeMeta meta) {

    boolean isOf(Optional<String> skill, Optional<String> step) {
      return skill.map(meta.skillId()::equals).orElse(true)
          && (step.isEmpty() || step.equals(stepId));
    }

    ObjectNode toJson() {
      ObjectNode json = JsonNodeFactory.instance.objectNode();
      json.put("id", id)
          .put("call_id", meta.callId())
          .put("step_id", stepId.map(SkillError::writable).orElse(null))
          .put("skill_id", meta.skillId())
          .put("skill_version", meta.skillVersion().map(SemVer::toString).orElse(null))
          .put("inputs_hash", meta.inputsHash().map(ContentHash::hex).orElse(null))
          .put("ok", errorCode.isEmpty())
          .put("error_code", errorCode.orElse(null))
          .set("cost_cents", DecimalNode.valueOf(meta.costCents()));
      return json.put("started_at", meta.startedAt().toString())
          .put("duration_ms", meta.durationMs());
    }
  }

  History(int most) {
    this.most = most;
  }

  synchronized void add(Optional<String> stepId, StructuredOutcome outcome) {
    last = outcome;
    calls.addLast(
        new Call(outcome.id(), stepId, outcome.error().map(SkillError::code), outcome.meta()));
    while (calls.size() > most) {
      calls.removeFirst();
    }
  }

  /** The calls of a skill and a step, or of all, in the order in which they ended. */
  synchronized List<Call> calls(Optional<String> skill, Optional<String> step) {
    return calls.stream().filter(call -> call.isOf(skill, step)).toList();
  }

  synchronized Optional<JsonNode> last() {
    return Optional.ofNullable(last).map(StructuredOutcome::toJson);
  }
}

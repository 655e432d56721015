package io.touchstone.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.contract.SemVer;
import io.touchstone.json.ContentHash;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The calls that ended last: of the very last one all, of each of the others, up to a number, its
 * circumstances. Neither results nor side effects are kept, so that their size does not matter.
 */
final class History {
  private final int most;
  private final Deque<Call> calls = new ArrayDeque<>();
  private StructuredOutcome last;

  /** What is told of a call, the names that came from anywhere cut. */
  record Call(
      String id,
      String callId,
      Optional<String> stepId,
      String skillId,
      Optional<SemVer> skillVersion,
      Optional<ContentHash> inputsHash,
      Optional<String> errorCode,
      BigDecimal costCents,
      Instant startedAt,
      long durationMs) {

    static Call of(Optional<String> stepId, StructuredOutcome outcome) {
      OutcomeMeta meta = outcome.meta();
      return new Call(
          outcome.id(),
          meta.callId(),
          stepId.map(Call::name),
          name(meta.skillId()),
          meta.skillVersion(),
          meta.inputsHash(),
          outcome.error().map(SkillError::code),
          meta.costCents(),
          meta.startedAt(),
          meta.durationMs());
    }

    boolean isOf(Optional<String> skill, Optional<String> step) {
      return skill.map(Call::name).map(skillId::equals).orElse(true)
          && (step.isEmpty() || step.map(Call::name).equals(stepId));
    }

    private static String name(String text) {
      return SkillError.shortened(SkillError.writable(text));
    }

    ObjectNode toJson() {
      ObjectNode json = JsonNodeFactory.instance.objectNode();
      json.put("id", id)
          .put("call_id", callId)
          .put("step_id", stepId.orElse(null))
          .put("skill_id", skillId)
          .put("skill_version", skillVersion.map(SemVer::toString).orElse(null))
          .put("inputs_hash", inputsHash.map(ContentHash::hex).orElse(null))
          .put("ok", errorCode.isEmpty())
          .put("error_code", errorCode.orElse(null))
          .set("cost_cents", DecimalNode.valueOf(costCents));
      return json.put("started_at", startedAt.toString()).put("duration_ms", durationMs);
    }
  }

  History(int most) {
    this.most = most;
  }

  synchronized void add(Optional<String> stepId, StructuredOutcome outcome) {
    last = outcome;
    calls.addLast(Call.of(stepId, outcome));
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

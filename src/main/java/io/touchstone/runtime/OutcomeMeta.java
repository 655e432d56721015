package io.touchstone.runtime;

import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.contract.SemVer;
import io.touchstone.json.ContentHash;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The circumstances of a call. Its JSON keys are the names in snake case.
 *
 * @param callId the id of the call, which the skill was told
 * @param skillId the skill that was asked for
 * @param skillVersion the version that was found; empty where none was
 * @param startedAt when the runtime took the call on
 * @param endedAt when its outcome was there
 * @param inputsHash the identity of the inputs; empty where they have no canonical form, or the
 *     call was given up before they were read
 * @param costCents what was charged for it, in US cents, fractions included
 * @param attempts how often the skill tried; 0 where it was not called, 1 where it did not answer,
 *     however often it tried
 * @param sideEffects what it changed elsewhere, in the order in which it did so; none where it did
 *     not answer, whatever it did
 */
public record OutcomeMeta(
    String callId,
    String skillId,
    Optional<SemVer> skillVersion,
    Instant startedAt,
    Instant endedAt,
    Optional<ContentHash> inputsHash,
    BigDecimal costCents,
    int attempts,
    List<SideEffect> sideEffects) {

  private static final Duration LONGEST = Duration.ofMillis((1L << 53) - 1);

  public OutcomeMeta {
    callId = SkillError.writable(callId);
    skillId = SkillError.writable(skillId);
    Objects.requireNonNull(startedAt, "startedAt");
    Objects.requireNonNull(endedAt, "endedAt");
    Cents.checked(costCents);
    if (attempts < 0) {
      throw new IllegalArgumentException("attempts must be at least 0, found " + attempts);
    }
    sideEffects = List.copyOf(sideEffects);
  }

  /**
   * How long the call took, in milliseconds; 0 where the clock was set back meanwhile, and at most
   * 2^53 - 1, where it was set far ahead.
   */
  public long durationMs() {
    Duration duration = Duration.between(startedAt, endedAt);
    if (duration.isNegative()) {
      return 0;
    }
    return duration.compareTo(LONGEST) < 0 ? duration.toMillis() : LONGEST.toMillis();
  }

  /** All ten members; what is missing is null. */
  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("call_id", callId);
    json.setAll(deterministicView());
    return json.put("started_at", startedAt.toString())
        .put("ended_at", endedAt.toString())
        .put("duration_ms", durationMs());
  }

  /** What does not depend on ids and times. */
  ObjectNode deterministicView() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("skill_id", skillId)
        .put("skill_version", skillVersion.map(SemVer::toString).orElse(null))
        .put("inputs_hash", inputsHash.map(ContentHash::hex).orElse(null));
    json.set("cost_cents", DecimalNode.valueOf(costCents));
    json.put("attempts", attempts);
    sideEffects.stream().map(SideEffect::toJson).forEach(json.putArray("side_effects")::add);
    return json;
  }
}

package io.touchstone.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * One call, as the skill sees it.
 *
 * @param callId its id, which the outcome repeats
 * @param inputs valid under the contract, and the skill's own: no caller sees a change
 * @param timeLimit how long the call may take from now: what is left of the time that the caller
 *     gave; after that the thread is interrupted
 * @param reservedCents what it may cost
 * @param context the clock and the chance that the skill may use
 */
public record SkillCall(
    String callId,
    JsonNode inputs,
    Duration timeLimit,
    BigDecimal reservedCents,
    RuntimeContext context) {}

package io.touchstone.planner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.json.ContentHash;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonEquality;
import io.touchstone.plan.JsonMembers;
import io.touchstone.plan.JsonShapeException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/**
 * Where a plan comes from and what it cost. Its JSON keys are the component names in snake case.
 *
 * @param planner the planner's id
 * @param plannerVersion the planner's version
 * @param model the model that was asked; null where none was
 * @param inputTokens tokens that the model read
 * @param outputTokens tokens that the model wrote
 * @param costCents in US cents, fractions included
 * @param deterministic whether equal inputs always give this plan
 * @param cacheKey what the plan may be cached under, {@link PlannerInput#cacheKey()}; null where it
 *     must not be cached
 * @param generatedAt when the plan was made; no part of the deterministic view; null where unknown
 */
public record PlannerMetadata(
    String planner,
    String plannerVersion,
    String model,
    long inputTokens,
    long outputTokens,
    BigDecimal costCents,
    boolean deterministic,
    ContentHash cacheKey,
    Instant generatedAt) {

  /** The one member that is no part of the deterministic view. */
  static final String GENERATED_AT = "generated_at";

  private static final Set<String> KEYS =
      Set.of(
          "planner",
          "planner_version",
          "model",
          "input_tokens",
          "output_tokens",
          "cost_cents",
          "deterministic",
          "cache_key",
          GENERATED_AT);

  public PlannerMetadata {
    Objects.requireNonNull(planner, "planner");
    Objects.requireNonNull(plannerVersion, "plannerVersion");
    Objects.requireNonNull(costCents, "costCents");
  }

  /**
   * Reads what {@link #toJson()} writes; tokens and cost may be missing and are 0 then.
   *
   * @param at where the value stands, for complaints
   * @throws JsonShapeException with the path of what has the wrong type or is not known
   */
  static PlannerMetadata fromJson(JsonNode json, FieldPath at) {
    JsonMembers members = JsonMembers.of(json, at, "the metadata of a plan", KEYS);
    return new PlannerMetadata(
        members.requiredText("planner"),
        members.requiredText("planner_version"),
        members.text("model").orElse(null),
        members.wholeNumber("input_tokens", 0, Long.MAX_VALUE).orElse(0L),
        members.wholeNumber("output_tokens", 0, Long.MAX_VALUE).orElse(0L),
        members.number("cost_cents").orElse(BigDecimal.ZERO),
        members.requiredBoolean("deterministic"),
        cacheKey(members),
        generatedAt(members));
  }

  private static ContentHash cacheKey(JsonMembers members) {
    try {
      return members.text("cache_key").map(ContentHash::new).orElse(null);
    } catch (IllegalArgumentException e) {
      throw new JsonShapeException(members.path("cache_key"), e.getMessage());
    }
  }

  private static Instant generatedAt(JsonMembers members) {
    try {
      return members.text(GENERATED_AT).map(Instant::parse).orElse(null);
    } catch (DateTimeException e) {
      throw JsonMembers.wrong(
          members.path(GENERATED_AT),
          "a time such as 2026-01-31T12:00:00Z",
          members.find(GENERATED_AT).orElseThrow());
    }
  }

  /** All nine members; what is null is written as null. */
  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("planner", planner)
        .put("planner_version", plannerVersion)
        .put("model", model)
        .put("input_tokens", inputTokens)
        .put("output_tokens", outputTokens)
        .set("cost_cents", DecimalNode.valueOf(costCents));
    return json.put("deterministic", deterministic)
        .put("cache_key", Objects.toString(cacheKey, null))
        .put(GENERATED_AT, Objects.toString(generatedAt, null));
  }

  /** Whether the other is metadata of the same JSON value: costs of 1 and 1.0 are equal. */
  @Override
  public boolean equals(Object other) {
    return other instanceof PlannerMetadata metadata
        && JsonEquality.equal(toJson(), metadata.toJson());
  }

  @Override
  public int hashCode() {
    return Objects.hash(planner, plannerVersion, cacheKey);
  }
}

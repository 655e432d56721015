package io.touchstone.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.contract.Contract;
import io.touchstone.contract.Terms;
import io.touchstone.json.FieldPath;
import io.touchstone.plan.JsonMembers;
import java.util.Objects;
import java.util.Set;

/**
 * Limits of calls. Its JSON is flat; the keys are the component names in snake case.
 *
 * @param resourceId whose limits they are: a skill's id, or {@link #DEFAULT_ID}
 * @param budgetCents what all calls together may cost, in US cents
 * @param rateLimitPerMin how many calls may begin within any minute
 * @param maxConcurrent how many may run at once
 * @param schemaVersion of the form of this document
 */
public record ResourceContract(
    String resourceId,
    long budgetCents,
    long rateLimitPerMin,
    long maxConcurrent,
    String schemaVersion) {

  /** The limits that all skills share which have none of their own. */
  public static final String DEFAULT_ID = "resource.default";

  public static final long DEFAULT_BUDGET_CENTS = 1000;
  public static final long DEFAULT_RATE_LIMIT_PER_MIN = 60;
  public static final long DEFAULT_MAX_CONCURRENT = 5;
  public static final String SCHEMA_VERSION = "1.0";

  private static final Set<String> KEYS =
      Set.of(
          "resource_id", "budget_cents", "rate_limit_per_min", "max_concurrent", "schema_version");

  /**
   * @throws IllegalArgumentException when a limit is negative, or the id is blank
   */
  public ResourceContract {
    if (resourceId.isBlank()) {
      throw new IllegalArgumentException("a resource needs an id, found a blank one");
    }
    refuseNegative("budget_cents", budgetCents);
    refuseNegative("rate_limit_per_min", rateLimitPerMin);
    refuseNegative("max_concurrent", maxConcurrent);
    Objects.requireNonNull(schemaVersion, "schemaVersion");
  }

  private static void refuseNegative(String name, long limit) {
    if (limit < 0) {
      throw new IllegalArgumentException(name + " must be at least 0, found " + limit);
    }
  }

  /** Limits in the present form. */
  public static ResourceContract of(
      String resourceId, long budgetCents, long rateLimitPerMin, long maxConcurrent) {
    return new ResourceContract(
        resourceId, budgetCents, rateLimitPerMin, maxConcurrent, SCHEMA_VERSION);
  }

  /** The limits where nobody says otherwise: 1000 cents, 60 calls a minute, 5 at once. */
  public static ResourceContract withDefaults(String resourceId) {
    return of(resourceId, DEFAULT_BUDGET_CENTS, DEFAULT_RATE_LIMIT_PER_MIN, DEFAULT_MAX_CONCURRENT);
  }

  /**
   * The limits that a contract of a resource promises.
   *
   * @throws IllegalArgumentException when it is the contract of something else
   */
  public static ResourceContract of(Contract contract) {
    if (contract.terms() instanceof Terms.Limits limits) {
      return of(
          contract.id(), limits.budgetCents(), limits.rateLimitPerMin(), limits.maxConcurrent());
    }
    throw new IllegalArgumentException(
        "expected the contract of a resource, found that of a %s, %s"
            .formatted(contract.kind().word(), contract));
  }

  /**
   * Reads limits; only {@code resource_id} must be there, the others have their defaults.
   *
   * @throws io.touchstone.plan.JsonShapeException with the path of what is wrong
   */
  public static ResourceContract fromJson(JsonNode json) {
    return fromJson(json, FieldPath.ROOT);
  }

  /**
   * As {@link #fromJson(JsonNode)}, of a part of a document.
   *
   * @param at where the limits stand, for complaints
   */
  public static ResourceContract fromJson(JsonNode json, FieldPath at) {
    JsonMembers members = JsonMembers.of(json, at, "limits of a resource", KEYS);
    String id = members.requiredText("resource_id");
    if (id.isBlank()) {
      throw JsonMembers.wrong(members.path("resource_id"), "a name", json.get("resource_id"));
    }
    return new ResourceContract(
        id,
        limit(members, "budget_cents", DEFAULT_BUDGET_CENTS),
        limit(members, "rate_limit_per_min", DEFAULT_RATE_LIMIT_PER_MIN),
        limit(members, "max_concurrent", DEFAULT_MAX_CONCURRENT),
        members.text("schema_version").orElse(SCHEMA_VERSION));
  }

  private static long limit(JsonMembers members, String name, long otherwise) {
    return members.wholeNumber(name, 0, Long.MAX_VALUE).orElse(otherwise);
  }

  /** All five members. */
  public ObjectNode toJson() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("resource_id", resourceId)
        .put("budget_cents", budgetCents)
        .put("rate_limit_per_min", rateLimitPerMin)
        .put("max_concurrent", maxConcurrent)
        .put("schema_version", schemaVersion);
  }
}

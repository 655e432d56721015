package io.touchstone.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.FieldPath;
import io.touchstone.schema.Schema;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a contract promises, by its kind. */
public sealed interface Terms {

  /**
   * Of a skill or a planner.
   *
   * @param inputs what it accepts
   * @param outputs what it answers; empty where it promises nothing about that
   * @param stableFields the parts of an answer that equal inputs repeat
   * @param volatileFields the parts that they do not
   * @param determinism how much of an answer equal inputs repeat
   * @param failureModes how it fails, by code
   * @param constraints limits on a call, by name: a number is an upper limit, or a lower one where
   *     the name begins with {@code min_}; an array of strings lists what is allowed
   * @param costModel what a call costs, in whatever form
   * @param idempotent whether a second equal call changes nothing more
   */
  record Behavior(
      Schema inputs,
      Optional<Schema> outputs,
      List<FieldPath> stableFields,
      List<FieldPath> volatileFields,
      Determinism determinism,
      SortedMap<String, FailureMode> failureModes,
      SortedMap<String, JsonNode> constraints,
      Optional<JsonNode> costModel,
      boolean idempotent)
      implements Terms {
    public Behavior {
      stableFields = List.copyOf(stableFields);
      volatileFields = List.copyOf(volatileFields);
      failureModes = Collections.unmodifiableSortedMap(new TreeMap<>(failureModes));
      constraints = Collections.unmodifiableSortedMap(new TreeMap<>(constraints));
    }
  }

  /**
   * Of a resource: upper limits, none negative.
   *
   * @param budgetCents what all calls together may cost
   * @param rateLimitPerMin how many calls may begin in a minute
   * @param maxConcurrent how many may run at once
   */
  record Limits(long budgetCents, long rateLimitPerMin, long maxConcurrent) implements Terms {
    /** The limits by the names that files give them. */
    public Map<String, Long> byName() {
      return new TreeMap<>(
          Map.of(
              "budget_cents", budgetCents,
              "rate_limit_per_min", rateLimitPerMin,
              "max_concurrent", maxConcurrent));
    }
  }

  /**
   * Of a document format.
   *
   * @param schema what is a document of it
   * @param role who writes and who reads
   */
  record Format(Schema schema, Role role) implements Terms {}
}

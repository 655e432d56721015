package io.touchstone.planner;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.json.CanonicalJson;
import io.touchstone.json.CanonicalJsonException;
import io.touchstone.json.ContentHash;
import java.util.function.Function;

/** What a planner answers: a plan, or why there is none. */
public sealed interface PlannerResult permits PlannerOutput, PlannerError {

  /** The whole value; what is null is written as null. The caller may change it. */
  ObjectNode toJson();

  /** The part of {@link #toJson()} that equal inputs repeat. */
  ObjectNode deterministicView();

  /** What {@code output} makes of a plan, or {@code error} of an error. */
  <T> T match(Function<PlannerOutput, T> output, Function<PlannerError, T> error);

  /**
   * The whole value in the form of RFC 8785.
   *
   * @throws CanonicalJsonException when a value in it has no canonical form, such as an integer
   *     that binary64 cannot hold
   */
  default String toCanonicalJson() {
    return CanonicalJson.string(toJson());
  }

  /**
   * The hash of the deterministic view: equal inputs have equal hashes, at whatever time.
   *
   * @throws CanonicalJsonException as {@link #toCanonicalJson()}
   */
  default ContentHash contentHash() {
    return ContentHash.of(deterministicView());
  }
}

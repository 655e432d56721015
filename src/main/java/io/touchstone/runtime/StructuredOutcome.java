package io.touchstone.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.json.CanonicalJson;
import io.touchstone.json.ContentHash;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonEquality;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What came of one call of one skill. An outcome of the runtime always has a canonical form; one
 * that is made by hand of a result without has none.
 *
 * @param id its own id
 * @param result what the skill answered; JSON null where the call failed
 * @param error why it failed; empty where it did not
 * @param meta the circumstances
 */
public record StructuredOutcome(
    String id, JsonNode result, Optional<SkillError> error, OutcomeMeta meta) {

  /**
   * @throws IllegalArgumentException when there are both a result and an error
   */
  public StructuredOutcome {
    id = SkillError.writable(id);
    Objects.requireNonNull(meta, "meta");
    result = result == null ? NullNode.instance : result.deepCopy();
    if (error.isPresent() && !result.isNull()) {
      throw new IllegalArgumentException("an outcome has a result or an error, found both");
    }
  }

  /** Whether the call succeeded. */
  public boolean ok() {
    return error.isEmpty();
  }

  /** A copy of the result; changing it does not change the outcome. */
  @Override
  public JsonNode result() {
    return result.deepCopy();
  }

  /** The result itself, for who does not change it. */
  JsonNode sharedResult() {
    return result;
  }

  /** {@code id}, {@code ok}, {@code result}, {@code error} and {@code meta}. */
  public ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", id);
    return content(json, meta.toJson());
  }

  /**
   * What equal calls of a deterministic skill repeat: the JSON without {@code id}, {@code
   * meta.call_id}, {@code meta.started_at}, {@code meta.ended_at}, {@code meta.duration_ms} and
   * {@code error.details.retry_after_ms}.
   */
  public ObjectNode deterministicView() {
    ObjectNode json = content(JsonNodeFactory.instance.objectNode(), meta.deterministicView());
    if (json.at("/error/details") instanceof ObjectNode details) {
      details.remove("retry_after_ms");
    }
    return json;
  }

  private ObjectNode content(ObjectNode json, ObjectNode circumstances) {
    json.put("ok", ok());
    json.set("result", result.deepCopy());
    json.set("error", error.<JsonNode>map(SkillError::toJson).orElse(NullNode.instance));
    json.set("meta", circumstances);
    return json;
  }

  /**
   * The canonical text (RFC 8785) of the whole outcome.
   *
   * @throws io.touchstone.json.CanonicalJsonException with the path of what has no canonical form
   */
  public String toCanonicalJson() {
    return CanonicalJson.string(toJson());
  }

  /**
   * The identity of the deterministic view.
   *
   * @throws io.touchstone.json.CanonicalJsonException with the path of what has no canonical form
   */
  public ContentHash contentHash() {
    return ContentHash.of(deterministicView());
  }

  /**
   * The identity of the deterministic view without what lies at or below these paths, such as
   * {@code result.latency_ms} or {@code meta.side_effects.*.target}. A path that leads nowhere
   * excludes nothing.
   *
   * @throws io.touchstone.json.CanonicalJsonException with the path of what has no canonical form
   */
  public ContentHash contentHash(Set<FieldPath> excluding) {
    return ContentHash.of(Pruning.without(deterministicView(), excluding));
  }

  /** Whether the other is an outcome of the same JSON value. */
  @Override
  public boolean equals(Object other) {
    return other instanceof StructuredOutcome outcome
        && JsonEquality.equal(toJson(), outcome.toJson());
  }

  @Override
  public int hashCode() {
    return Objects.hash(id, meta.callId());
  }
}

package io.touchstone.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.CanonicalJsonException;
import io.touchstone.json.ContentHash;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.NotPlainJsonException;
import io.touchstone.json.PlainCopy;
import io.touchstone.schema.SchemaValidator;
import java.util.List;
import java.util.Optional;

/**
 * The inputs of a request: somebody else's tree, until a skill's thread reads it. All but the hash
 * is for that thread alone.
 */
final class Inputs {
  private final JsonNode given;
  private final JsonLimits limits;
  private JsonNode copy;
  private List<Mismatch> mismatches = List.of();
  private volatile Optional<ContentHash> hash = Optional.empty();

  Inputs(JsonNode given, JsonLimits limits) {
    this.given = given;
    this.limits = limits;
  }

  /** Copies and hashes them; throws whatever the tree throws. */
  void read() {
    try {
      copy = PlainCopy.of(given, limits);
      hash = Optional.of(ContentHash.of(copy));
    } catch (NotPlainJsonException e) {
      mismatches = List.of(Mismatch.of(e));
    } catch (CanonicalJsonException e) {
      // Told with all else that is wrong with the inputs.
      hash = Optional.empty();
    }
  }

  /** What is wrong with what was read, under the contract of the skill. */
  List<Mismatch> mismatches(RegisteredSkill skill) {
    if (copy == null) {
      return mismatches;
    }
    // What has a hash has a canonical form, which is not to be made twice.
    Optional<SchemaValidator> schema = Optional.of(skill.inputs());
    return hash.isPresent() ? Mismatch.bySchema(schema, copy) : Mismatch.all(schema, copy);
  }

  /** What was read; the skill's own. */
  JsonNode copy() {
    return copy;
  }

  /** Their identity; empty until they were read, and where they have none. */
  Optional<ContentHash> hash() {
    return hash;
  }
}

package io.touchstone.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.json.JsonDocument;
import io.touchstone.json.JsonEquality;
import java.util.Optional;

/**
 * One version of what a component promises.
 *
 * @param id whose contract it is: {@code acme.search}
 * @param kind what it is about
 * @param version which version of it this is
 * @param terms the promises
 * @param document the file, for values that are only shown or compared, and for positions
 */
public record Contract(String id, Kind kind, SemVer version, Terms terms, JsonDocument document) {

  private static final String VERSION = "version";

  /** The member of the file, if it has one: {@code description}, {@code annotations}. */
  public Optional<JsonNode> member(String name) {
    return Optional.ofNullable(document.root().get(name));
  }

  /** Whether both files say the same but for the version, however they are written. */
  public boolean saysTheSameAs(Contract other) {
    return JsonEquality.equal(withoutVersion(), other.withoutVersion());
  }

  private JsonNode withoutVersion() {
    return ((ObjectNode) document.root()).deepCopy().without(VERSION);
  }

  /** {@code acme.search 1.0.0}. */
  @Override
  public String toString() {
    return id + " " + version;
  }
}

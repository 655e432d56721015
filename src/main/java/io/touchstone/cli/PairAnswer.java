package io.touchstone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.proof.Relation;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The output line for one input line.
 *
 * @param bytes with the line feed
 * @param kind empty if the pair could not be compared
 */
record PairAnswer(byte[] bytes, Optional<Relation.Kind> kind) {
  static PairAnswer of(JsonNode id, Relation relation, long micros) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("id", id);
    RelationJson.addTo(json, relation);
    json.put("micros", micros);
    return new PairAnswer(bytes(json), Optional.of(relation.kind()));
  }

  static PairAnswer failed(Optional<JsonNode> id, String error) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("id", id.orElse(NullNode.instance));
    json.put("error", error);
    return new PairAnswer(bytes(json), Optional.empty());
  }

  private static byte[] bytes(JsonNode json) {
    return (CompactJson.of(json) + "\n").getBytes(StandardCharsets.UTF_8);
  }
}

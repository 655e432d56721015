package io.touchstone.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.contract.Contract;
import io.touchstone.contract.ContractReader;
import io.touchstone.json.JsonText;
import io.touchstone.json.StrictJson;
import java.nio.charset.StandardCharsets;

/** Contracts for tests. */
final class Contracts {
  private Contracts() {}

  static Contract of(String json) {
    return ContractReader.read(
        StrictJson.parse(json.getBytes(StandardCharsets.UTF_8), "contract.json"));
  }

  static Contract of(JsonNode json) {
    return of(JsonText.pretty(json));
  }

  /** A skill whose one side has a schema, and whose inputs are otherwise any object. */
  static Contract ofSide(String side, JsonNode schema, String version) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("contract", "acme.search").put("kind", "skill").put("version", version);
    json.set("inputs_schema", JsonNodeFactory.instance.booleanNode(true));
    json.set(side + "_schema", schema);
    return of(json);
  }
}

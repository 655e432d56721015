package io.touchstone.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.json.JsonText;
import io.touchstone.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** Contracts as they are found: ten inputs, eight outputs, and versions that change one thing. */
final class ContractHistories {
  private static final String DRAFT_7 = "http://json-schema.org/draft-07/schema#";
  private static final List<JsonNode> TYPES =
      List.of(
          json("{'type': 'string', 'minLength': 1}"),
          json("{'type': 'integer', 'minimum': 0, 'maximum': 100}"),
          json("{'type': 'array', 'items': {'type': 'string'}}"),
          json("{'enum': ['a', 'b', 'c']}"),
          json(
              "{'type': 'object', 'properties': {'x': {'type': 'number'},"
                  + " 'y': {'type': 'string', 'pattern': '^[a-z]+$'}}, 'required': ['x']}"),
          json("{'type': 'boolean'}"),
          json("{'anyOf': [{'type': 'string'}, {'type': 'null'}]}"));

  private final Random random = new Random(7);
  private final SortedMap<String, byte[]> files = new TreeMap<>();

  private ContractHistories() {}

  private static JsonNode json(String text) {
    return StrictJson.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8), "type")
        .root();
  }

  /** Files by their path below a folder of contracts. */
  static SortedMap<String, byte[]> of(int contracts, int versions) {
    ContractHistories histories = new ContractHistories();
    for (int i = 0; i < contracts; i++) {
      histories.add("acme.tool" + i, versions);
    }
    return histories.files;
  }

  private void add(String id, int versions) {
    ObjectNode contract = JsonNodeFactory.instance.objectNode();
    contract.put("contract", id).put("kind", "skill").put("version", "1.0.0");
    contract.set("inputs_schema", object("in", 10));
    contract.set("outputs_schema", object("out", 8));
    int[] version = {1, 0, 0};
    for (int i = 0; i < versions; i++) {
      String text = version[0] + "." + version[1] + "." + version[2];
      contract.put("version", text);
      byte[] bytes = JsonText.pretty(contract).getBytes(StandardCharsets.UTF_8);
      files.put(id + "/" + text + ".json", bytes);
      contract = contract.deepCopy();
      move(contract, i, version);
    }
  }

  private ObjectNode object(String name, int members) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.put("$schema", DRAFT_7).put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    for (int i = 0; i < members; i++) {
      properties.set(name + i, type());
    }
    schema.putArray("required").add(name + "0");
    return schema;
  }

  private JsonNode type() {
    return TYPES.get(random.nextInt(TYPES.size())).deepCopy();
  }

  private void move(ObjectNode contract, int step, int[] version) {
    ObjectNode inputs = (ObjectNode) contract.at("/inputs_schema/properties");
    switch (random.nextInt(5)) {
      case 0 -> {
        inputs.set("new" + step, type());
        raise(version, 1);
      }
      case 1 -> {
        ((ObjectNode) contract.at("/outputs_schema/properties")).set("new" + step, type());
        raise(version, 1);
      }
      case 2 -> {
        ((ObjectNode) inputs.get("in3")).put("description", "words " + step);
        raise(version, 2);
      }
      case 3 -> {
        List<JsonNode> required = new ArrayList<>();
        contract.at("/inputs_schema/required").forEach(required::add);
        required.add(JsonNodeFactory.instance.textNode("in" + required.size()));
        ((ObjectNode) contract.get("inputs_schema")).putArray("required").addAll(required);
        raise(version, 0);
      }
      default -> {
        ObjectNode text = inputs.putObject("in" + (step % 10));
        text.put("type", "string").put("maxLength", 20 - step);
        raise(version, 0);
      }
    }
  }

  private static void raise(int[] version, int number) {
    version[number]++;
    for (int i = number + 1; i < version.length; i++) {
      version[i] = 0;
    }
  }
}

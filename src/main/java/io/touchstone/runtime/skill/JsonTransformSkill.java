package io.touchstone.runtime.skill;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.contract.Contract;
import io.touchstone.json.ContentHash;
import io.touchstone.runtime.Skill;
import io.touchstone.runtime.SkillCall;
import io.touchstone.runtime.SkillResult;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * {@code skill.json_transform}: takes parts of a document, chooses among its elements or members,
 * and lays two documents over each other. Numbers keep their exact value. Its paths are those of
 * Jayway's json-path, which has to be on the class path for extract, map and filter.
 */
public final class JsonTransformSkill implements Skill {
  private final Contract contract = ShippedContract.read("skill.json_transform/2.0.0.json");

  private final ObjectMapper mapper =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  @Override
  public Contract contract() {
    return contract;
  }

  @Override
  public SkillResult call(SkillCall call) throws InterruptedException {
    JsonNode inputs = call.inputs();
    try {
      JsonNode data = TransformLimits.sorted("data", inputs.get("data"));
      String inputHash = ContentHash.of(data).hex();
      JsonNode output = TransformLimits.sorted("the output", transformed(inputs, data));
      ObjectNode answer = JsonNodeFactory.instance.objectNode();
      answer.set("output", output);
      return SkillResult.of(
          answer
              .put("output_hash", ContentHash.of(output).hex())
              .put("transform_type", inputs.get("operation").textValue())
              .put("input_hash", inputHash));
    } catch (TransformException e) {
      return SkillResult.failed(e.error());
    }
  }

  private JsonNode transformed(JsonNode inputs, JsonNode data)
      throws TransformException, InterruptedException {
    String operation = inputs.get("operation").textValue();
    return switch (operation) {
      case "extract" -> extract(data, inputs.get("path").textValue());
      case "map" -> map(data, inputs.get("fields"));
      case "filter" -> filter(data, inputs);
      case "pick" -> ((ObjectNode) data).deepCopy().retain(keys(inputs));
      case "omit" -> ((ObjectNode) data).deepCopy().without(keys(inputs));
      case "merge" ->
          merged(
              (ObjectNode) data, (ObjectNode) TransformLimits.sorted("with", inputs.get("with")));
      default -> throw new IllegalStateException("the contract knows no operation " + operation);
    };
  }

  private JsonNode extract(JsonNode data, String path)
      throws TransformException, InterruptedException {
    PathReader reader = new PathReader(mapper);
    return found(reader, reader.compile(path), data, "data");
  }

  /** What is there; an error where there is nothing. */
  private static JsonNode found(
      PathReader reader, PathReader.Compiled path, JsonNode document, String name)
      throws TransformException, InterruptedException {
    Optional<JsonNode> found = reader.read(path, document);
    if (found.isEmpty()) {
      throw TransformException.missing(
          "%s has nothing at %s".formatted(name, path.text()),
          JsonNodeFactory.instance.objectNode().put("in", name).put("path", path.text()));
    }
    return found.get();
  }

  /** Makes an object of each element; a path that leads nowhere in one of them is an error. */
  private JsonNode map(JsonNode data, JsonNode fields)
      throws TransformException, InterruptedException {
    PathReader reader = new PathReader(mapper);
    Map<String, PathReader.Compiled> paths = new TreeMap<>();
    for (Map.Entry<String, JsonNode> field : fields.properties()) {
      paths.put(field.getKey(), reader.compile(field.getValue().textValue()));
    }
    ArrayNode output = JsonNodeFactory.instance.arrayNode(data.size());
    for (JsonNode element : data) {
      String name = "data." + output.size();
      ObjectNode object = output.addObject();
      for (Map.Entry<String, PathReader.Compiled> path : paths.entrySet()) {
        object.set(path.getKey(), found(reader, path.getValue(), element, name));
      }
    }
    return output;
  }

  /** Keeps the elements that have something at the path which is as asked. */
  private JsonNode filter(JsonNode data, JsonNode inputs)
      throws TransformException, InterruptedException {
    PathReader reader = new PathReader(mapper);
    PathReader.Compiled path = reader.compile(inputs.get("path").textValue());
    Criterion criterion = new Criterion(inputs.get("operator").textValue(), inputs.get("value"));
    ArrayNode output = JsonNodeFactory.instance.arrayNode();
    for (JsonNode element : data) {
      if (reader.read(path, element).filter(criterion::accepts).isPresent()) {
        output.add(element);
      }
    }
    return output;
  }

  private static Set<String> keys(JsonNode inputs) {
    Set<String> keys = new TreeSet<>();
    inputs.get("keys").forEach(key -> keys.add(key.textValue()));
    return keys;
  }

  /** Objects are laid over each other member by member; of anything else the upper one counts. */
  private static ObjectNode merged(ObjectNode lower, ObjectNode upper) {
    ObjectNode merged = lower.deepCopy();
    for (Map.Entry<String, JsonNode> member : upper.properties()) {
      boolean both =
          member.getValue() instanceof ObjectNode
              && lower.get(member.getKey()) instanceof ObjectNode;
      merged.set(
          member.getKey(),
          both
              ? merged((ObjectNode) lower.get(member.getKey()), (ObjectNode) member.getValue())
              : member.getValue());
    }
    return merged;
  }
}

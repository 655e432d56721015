package io.touchstone.planner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Inputs of a planner, good ones and broken ones, and other spellings of the same input. */
final class RandomInputs {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<String> WORDS =
      List.of(
          "echo",
          "GET",
          "analyze",
          "filter",
          "write",
          "and",
          "{{url}}",
          "{{s1.body}}",
          "漢字",
          "😀",
          "שלום",
          "\"",
          "{{",
          "}}");
  private static final List<String> SPACES = List.of("", " ", "\n\t", "\u3000");

  /** Keys of one hash code among them: "Aa" and "BB". */
  private static final List<String> KEYS =
      List.of("url", "data", "path", "operation", "Aa", "BB", "AaAa", "BBBB", "é", "a.b", "");

  private static final List<String> SKILLS =
      List.of("skill.echo", "skill.http_call", "skill.json_transform", "skill.llm_invoke");

  private final Random random;

  RandomInputs(Random random) {
    this.random = random;
  }

  /** A document that {@link PlannerInput#fromJson} reads; it may still have no plan. */
  ObjectNode document() {
    ObjectNode input = JSON.objectNode();
    input.put("goal", goal());
    maybe(input, "agent_id", TextNode.valueOf("agent-" + random.nextInt(2)));
    maybe(input, "context_summary", TextNode.valueOf(goal()));
    maybe(input, "memory_snippets", JSON.arrayNode().add(goal()).add("x"));
    maybe(input, "tool_manifest", manifest());
    maybe(input, "context", object(3));
    return input;
  }

  /** A document with up to five faults, among them integers that have no hash. */
  ObjectNode brokenDocument() {
    ObjectNode input = document();
    for (int i = random.nextInt(5); i >= 0; i--) {
      switch (random.nextInt(6)) {
        case 0 -> input.put(pick(List.of("gaol", "toolmanifest", "x")), 1);
        case 1 -> input.put(pick(List.of("goal", "agent_id", "context")), random.nextInt(3));
        case 2 -> input.remove("goal");
        case 3 -> input.set("tool_manifest", JSON.arrayNode().add(object(1)));
        case 4 -> input.set("memory_snippets", JSON.arrayNode().add(object(1)));
        default ->
            input.set("context", object(2).put("m", (1L << 53) + 1).put("k", -(1L << 53) - 1));
      }
    }
    return input;
  }

  String goal() {
    List<String> words = new ArrayList<>();
    for (int i = random.nextInt(5); i >= 0; i--) {
      words.add(pick(WORDS));
    }
    return pick(SPACES) + String.join(" ", words) + pick(SPACES);
  }

  ArrayNode manifest() {
    ArrayNode manifest = JSON.arrayNode();
    for (String skill : SKILLS) {
      if (random.nextInt(4) > 0) {
        manifest.addObject().put("skill_id", skill).set("about", object(1));
      }
    }
    return manifest;
  }

  private ObjectNode object(int depth) {
    ObjectNode object = JSON.objectNode();
    for (int i = random.nextInt(6); i > 0; i--) {
      object.set(pick(KEYS), value(depth - 1));
    }
    return object;
  }

  private JsonNode value(int depth) {
    return switch (random.nextInt(depth > 0 ? 6 : 4)) {
      case 0 -> TextNode.valueOf(goal());
      case 1 -> DecimalNode.valueOf(new BigDecimal(pick(List.of("0", "1", "-2.5", "1e3"))));
      case 2 -> JSON.booleanNode(random.nextBoolean());
      case 3 -> NullNode.instance;
      case 4 -> JSON.arrayNode().add(value(depth - 1)).add(value(depth - 1));
      default -> object(depth);
    };
  }

  private void maybe(ObjectNode input, String name, JsonNode value) {
    if (random.nextBoolean()) {
      input.set(name, value);
    }
  }

  private <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  /** The same value with the members of every object in another order. */
  JsonNode permuted(JsonNode value) {
    if (value.isArray()) {
      ArrayNode array = JSON.arrayNode();
      value.forEach(element -> array.add(permuted(element)));
      return array;
    }
    if (!value.isObject()) {
      return value;
    }
    List<Map.Entry<String, JsonNode>> members = new ArrayList<>(value.properties());
    Collections.shuffle(members, random);
    ObjectNode object = JSON.objectNode();
    members.forEach(member -> object.set(member.getKey(), permuted(member.getValue())));
    return object;
  }

  /** The same value with every number spelled in another way. */
  JsonNode respelled(JsonNode value) {
    if (value.isArray()) {
      ArrayNode array = JSON.arrayNode();
      value.forEach(element -> array.add(respelled(element)));
      return array;
    }
    if (value.isObject()) {
      ObjectNode object = JSON.objectNode();
      value.properties().forEach(m -> object.set(m.getKey(), respelled(m.getValue())));
      return object;
    }
    if (!value.isNumber()) {
      return value;
    }
    BigDecimal number = value.decimalValue();
    return switch (random.nextInt(3)) {
      case 0 -> DecimalNode.valueOf(number.setScale(number.scale() + 2));
      case 1 -> DecimalNode.valueOf(number.stripTrailingZeros());
      default -> value;
    };
  }
}

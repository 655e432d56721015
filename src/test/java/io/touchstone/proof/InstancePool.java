package io.touchstone.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Documents near the limits of two schemas: their constants, bounds and keys, and mixtures. */
final class InstancePool {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int LONGEST = 12;

  private final Random random;
  private final Set<JsonNode> leaves = new LinkedHashSet<>();
  private final Set<String> keys = new LinkedHashSet<>(SchemaWords.KEYS);

  private InstancePool(Random random) {
    this.random = random;
    SchemaWords.values().forEach(leaves::add);
    SchemaWords.TEXTS.forEach(text -> leaves.add(TextNode.valueOf(text)));
  }

  /** About {@code size} documents for the pair a and b. */
  static List<JsonNode> of(JsonNode a, JsonNode b, int size, Random random) {
    InstancePool pool = new InstancePool(random);
    pool.harvest(a);
    pool.harvest(b);
    return pool.documents(size);
  }

  private void harvest(JsonNode node) {
    if (node.isNumber()) {
      harvestNumber(node.decimalValue());
    } else if (node.isTextual()) {
      leaves.add(node);
    }
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (name.length() < 3) {
                keys.add(name);
              }
              if (name.equals("const")) {
                leaves.add(node.get(name));
              }
              if (name.equals("enum")) {
                node.get(name).forEach(leaves::add);
              }
            });
    node.forEach(this::harvest);
  }

  private void harvestNumber(BigDecimal number) {
    for (String offset : List.of("0", "1", "-1", "0.5")) {
      leaves.add(ProofCases.json(number.add(new BigDecimal(offset)).toString()));
    }
    if (number.signum() >= 0 && number.compareTo(BigDecimal.valueOf(LONGEST)) < 0) {
      int length = number.intValue();
      leaves.add(TextNode.valueOf("a".repeat(length)));
      leaves.add(TextNode.valueOf("b".repeat(length + 1)));
      leaves.add(TextNode.valueOf("😀".repeat(Math.max(0, length - 1))));
    }
  }

  private List<JsonNode> documents(int size) {
    Set<JsonNode> documents = new LinkedHashSet<>(leaves);
    documents.add(NODES.arrayNode());
    documents.add(NODES.objectNode());
    List<JsonNode> parts = new ArrayList<>(leaves);
    List<String> names = new ArrayList<>(keys);
    for (int i = documents.size(); i < size; i++) {
      JsonNode composite = random.nextInt(5) < 2 ? array(parts) : object(parts, names);
      documents.add(composite);
      if (random.nextInt(3) == 0) {
        parts.add(composite);
      }
    }
    return new ArrayList<>(documents);
  }

  private ArrayNode array(List<JsonNode> parts) {
    ArrayNode array = NODES.arrayNode();
    int size = random.nextInt(4);
    for (int i = 0; i < size; i++) {
      array.add(SchemaWords.one(parts, random));
    }
    return array;
  }

  private ObjectNode object(List<JsonNode> parts, List<String> names) {
    ObjectNode object = NODES.objectNode();
    int size = random.nextInt(4);
    for (int i = 0; i < size; i++) {
      object.set(SchemaWords.one(names, random), SchemaWords.one(parts, random));
    }
    return object;
  }
}

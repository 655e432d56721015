package io.touchstone.specimen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A copy of an input that lets something else happen at one look of its reader. */
final class GatedInput {
  private final Runnable meanwhile;
  private final int look;
  private int looks;

  /**
   * @param look which look, from 0
   * @param meanwhile runs before that look returns
   */
  GatedInput(int look, Runnable meanwhile) {
    this.look = look;
    this.meanwhile = meanwhile;
  }

  /** Whether there were so many looks that one was the chosen one. */
  boolean passed() {
    return looks > look;
  }

  JsonNode copy(JsonNode value) {
    if (value.isObject()) {
      ObjectNode object = new ObjectNode(JsonNodeFactory.instance, new Members());
      value.properties().forEach(member -> object.set(member.getKey(), copy(member.getValue())));
      return object;
    }
    if (value.isArray()) {
      ArrayNode array = new ArrayNode(JsonNodeFactory.instance, new Elements());
      value.forEach(element -> array.add(copy(element)));
      return array;
    }
    return value;
  }

  private void look() {
    if (looks++ == look) {
      meanwhile.run();
    }
  }

  private final class Members extends LinkedHashMap<String, JsonNode> {
    private static final long serialVersionUID = 1L;

    @Override
    public JsonNode get(Object name) {
      look();
      return super.get(name);
    }

    @Override
    public Set<String> keySet() {
      look();
      return super.keySet();
    }

    @Override
    public Set<Map.Entry<String, JsonNode>> entrySet() {
      look();
      return super.entrySet();
    }
  }

  private final class Elements extends ArrayList<JsonNode> {
    private static final long serialVersionUID = 1L;

    @Override
    public JsonNode get(int index) {
      look();
      return super.get(index);
    }

    @Override
    public Iterator<JsonNode> iterator() {
      look();
      return super.iterator();
    }
  }
}

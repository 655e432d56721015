package io.touchstone.planner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.touchstone.json.CanonicalJson;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills the placeholders of a rule's parameters: {@code {{goal}}} with the goal, whatever the
 * context says, and another name without a dot with the member of the context that has this name.
 * All others stay; {@code {{s1.body}}} is for whoever runs the plan.
 *
 * <p>Only string values are filled, keys never. A string that is nothing but one placeholder
 * becomes the value itself, whatever its type; within other text a string stands for itself and any
 * other value for its canonical JSON. What was filled in is never looked at again.
 */
final class Placeholders {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^{}]++)}}");

  private final String goal;
  private final JsonNode context;

  /**
   * @param context an object, or JSON null
   */
  Placeholders(String goal, JsonNode context) {
    this.goal = goal;
    this.context = context;
  }

  ObjectNode fill(ObjectNode template) {
    ObjectNode filled = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> member : template.properties()) {
      filled.set(member.getKey(), fill(member.getValue()));
    }
    return filled;
  }

  private JsonNode fill(JsonNode template) {
    if (template instanceof ObjectNode object) {
      return fill(object);
    }
    if (template.isArray()) {
      ArrayNode filled = JsonNodeFactory.instance.arrayNode();
      template.forEach(element -> filled.add(fill(element)));
      return filled;
    }
    return template.isTextual() ? fill(template.textValue()) : template;
  }

  private JsonNode fill(String template) {
    Matcher matcher = PLACEHOLDER.matcher(template);
    if (matcher.matches()) {
      JsonNode value = value(matcher.group(1));
      return value == null ? TextNode.valueOf(template) : value;
    }
    return TextNode.valueOf(
        matcher.replaceAll(found -> Matcher.quoteReplacement(text(found.group(), found.group(1)))));
  }

  private String text(String placeholder, String name) {
    JsonNode value = value(name);
    if (value == null) {
      return placeholder;
    }
    return value.isTextual() ? value.textValue() : CanonicalJson.string(value);
  }

  /** What the name stands for, or null. */
  private JsonNode value(String name) {
    if (name.equals("goal")) {
      return TextNode.valueOf(goal);
    }
    return name.contains(".") ? null : context.get(name);
  }

  /** Whether the text is nothing but one placeholder, so that it may become a value of any type. */
  static boolean isOne(String text) {
    return PLACEHOLDER.matcher(text).matches();
  }

  /** Whether a string in the value has a placeholder; keys have none. */
  static boolean isIn(JsonNode value) {
    if (value.isTextual()) {
      return PLACEHOLDER.matcher(value.textValue()).find();
    }
    for (JsonNode child : value) {
      if (isIn(child)) {
        return true;
      }
    }
    return false;
  }

  /** What the placeholders of a text name, in their order. */
  static List<String> names(String text) {
    return PLACEHOLDER.matcher(text).results().map(found -> found.group(1)).toList();
  }

  /** Whether a string in the template has a placeholder for a part of the step's output. */
  static boolean readsOutputOf(String stepId, JsonNode template) {
    if (template.isTextual()) {
      return PLACEHOLDER
          .matcher(template.textValue())
          .results()
          .anyMatch(found -> found.group(1).startsWith(stepId + "."));
    }
    for (JsonNode child : template) {
      if (readsOutputOf(stepId, child)) {
        return true;
      }
    }
    return false;
  }
}

package io.touchstone.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;

/**
 * What the rules leave of a value, as one text: two values have the same text exactly when no
 * difference between them counts. Numbers are exact, members sorted, unordered arrays sorted,
 * matched values replaced by their matcher's name.
 */
final class ViewText {
  private final PathRules.Mode mode;

  private ViewText(PathRules.Mode mode) {
    this.mode = mode;
  }

  static String of(JsonNode value, RuleState state, PathRules.Mode mode) {
    return new ViewText(mode).text(value, state);
  }

  /** Empty where nothing of the value counts. */
  private String text(JsonNode value, RuleState state) {
    LeafMatcher matcher = state.matcher();
    String own = "";
    if (matcher != null) {
      own = matcher.accepts(value) ? "<" + matcher.name() + ">" : "<not>" + JsonText.line(value);
    } else if (state.selected()) {
      return value.isContainerNode() ? container(value, state, true) : leaf(value);
    }
    return state.selectsBelow() && value.isContainerNode()
        ? own + container(value, state, false)
        : own;
  }

  private static String leaf(JsonNode value) {
    return value.isNumber() ? JsonNumbers.key(value) : JsonText.line(value);
  }

  private String container(JsonNode value, RuleState state, boolean evenEmpty) {
    List<String> parts = value.isObject() ? members(value, state) : elements(value, state);
    if (parts.isEmpty() && !evenEmpty) {
      return "";
    }
    String joined = String.join(",", parts);
    return value.isObject() ? "{" + joined + "}" : "[" + joined + "]";
  }

  private List<String> members(JsonNode object, RuleState state) {
    TreeMap<String, String> sorted = new TreeMap<>();
    object
        .properties()
        .forEach(
            member -> {
              String text = text(member.getValue(), state.child(member.getKey()));
              if (counts(text, state, member.getKey())) {
                sorted.put(member.getKey(), text);
              }
            });
    List<String> parts = new ArrayList<>(sorted.size());
    sorted.forEach((name, text) -> parts.add(JsonText.quote(name) + ":" + text));
    return parts;
  }

  private List<String> elements(JsonNode array, RuleState state) {
    List<String> parts = new ArrayList<>(array.size());
    if (mode.arraysUnordered() || state.unordered()) {
      RuleState element = state.anyElement();
      array.forEach(each -> parts.add(text(each, element)));
      Collections.sort(parts);
      return parts;
    }
    for (int i = 0; i < array.size(); i++) {
      String index = Integer.toString(i);
      String text = text(array.get(i), state.child(index));
      if (counts(text, state, index)) {
        parts.add(index + ":" + text);
      }
    }
    return parts;
  }

  private static boolean counts(String text, RuleState state, String name) {
    return !text.isEmpty() || state.membershipCounts(name);
  }
}

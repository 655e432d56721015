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
      own = matcher.accepts(value) ? "<" + matcher.name() + ">" : "<not>" + whole(value);
    } else if (state.selected()) {
      return value.isContainerNode() ? container(value, state, true) : leaf(value);
    }
    return state.selectsBelow() && value.isContainerNode()
        ? own + container(value, state, false)
        : own;
  }

  private static String whole(JsonNode value) {
    return of(value, PathRules.EVERYTHING.start(), PathRules.EVERYTHING.mode());
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
              RuleState child = state.child(member.getKey());
              String text = text(member.getValue(), child);
              if (counts(text, state, child)) {
                sorted.put(member.getKey(), text);
              }
            });
    List<String> parts = new ArrayList<>(sorted.size());
    sorted.forEach((name, text) -> parts.add(JsonText.quote(name) + ":" + text));
    return parts;
  }

  private List<String> elements(JsonNode array, RuleState state) {
    List<String> parts = new ArrayList<>(array.size());
    boolean unordered = mode.arraysUnordered() || state.unordered();
    for (int i = 0; i < array.size(); i++) {
      RuleState element = unordered ? state.anyElement() : state.child(Integer.toString(i));
      String text = text(array.get(i), element);
      if (counts(text, state, element)) {
        parts.add(unordered ? text : i + ":" + text);
      }
    }
    if (unordered) {
      Collections.sort(parts);
    }
    return parts;
  }

  private static boolean counts(String text, RuleState state, RuleState child) {
    return !text.isEmpty() || state.membershipCounts(child);
  }
}

package io.touchstone.subject;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What the environment variables say that a configuration refers to. Some components repeat it, in
 * an answer or in a message; {@code ${NAME}} is shown and written in its place.
 *
 * <p>A value is recognized as it is, and where its punctuation is escaped as JSON, HTML or a URL
 * escape it; of a value of several lines each line is, too. Blanks around a value and around its
 * lines do not count. A value or line of three characters or fewer is not recognized: it would be
 * found everywhere. Nor is what a component made of a value, such as a number or its Base64.
 */
public final class Secrets {
  private static final int LONGEST_IGNORED = 3;

  private record Secret(String name, int length, SpelledValue value) {}

  /** The longest first: one may be a part of another. */
  private final List<Secret> secrets;

  /** For each ASCII character whether a spelling of a value may begin with it. */
  private final boolean[] beginnings = new boolean[128];

  private Secrets(List<Secret> secrets) {
    this.secrets = secrets;
    for (char c = 0; c < beginnings.length; c++) {
      char beginning = c;
      beginnings[c] = secrets.stream().anyMatch(it -> it.value.mayBeginWith(beginning));
    }
  }

  /**
   * The values of the variables that these texts refer to.
   *
   * @param environment the value of a variable, null where it is not set
   */
  public static Secrets of(Collection<VariableText> texts, UnaryOperator<String> environment) {
    Map<String, String> names = new TreeMap<>();
    texts.stream()
        .flatMap(text -> text.variables().stream())
        .sorted()
        .filter(name -> environment.apply(name) != null)
        .forEach(name -> parts(environment.apply(name)).forEach(it -> names.putIfAbsent(it, name)));
    return new Secrets(
        names.entrySet().stream()
            .map(
                it ->
                    new Secret(it.getValue(), it.getKey().length(), new SpelledValue(it.getKey())))
            .sorted(Comparator.comparingInt((Secret secret) -> -secret.length))
            .toList());
  }

  /** The value and its lines. */
  private static Stream<String> parts(String value) {
    return Stream.concat(Stream.of(value), value.lines())
        .map(String::strip)
        .filter(part -> part.length() > LONGEST_IGNORED);
  }

  /** The text with names in the places of values. */
  public String hide(String text) {
    return hide(text, false);
  }

  /** As {@link #hide(String)}, for a text that goes on: it may end in the middle of a value. */
  public String hideInBeginning(String text) {
    return hide(text, true);
  }

  /** As {@link #hide(String)}, for a text that may begin in the middle of a value. */
  public String hideInEnd(String text) {
    int begun = 0;
    for (Secret secret : secrets) {
      begun = Math.max(begun, secret.value.endOfOneBegunBefore(text));
    }
    // What looks like the end of one may be the beginning of another, as a quotation mark does.
    for (int at = 0; at < begun && begun < text.length(); at++) {
      for (Secret secret : secrets) {
        begun = Math.max(begun, secret.value.end(text, at, false));
      }
    }
    return hide(text.substring(begun));
  }

  private String hide(String text, boolean goesOn) {
    if (secrets.isEmpty()) {
      return text;
    }
    StringBuilder hidden = new StringBuilder();
    int kept = 0;
    int at = 0;
    while (at < text.length()) {
      int end = SpelledValue.ABSENT;
      if (mayBegin(text.charAt(at))) {
        for (Secret secret : secrets) {
          end = secret.value.end(text, at, goesOn);
          if (goesOn && end == SpelledValue.CUT) {
            return hidden.append(text, kept, at).toString();
          } else if (end >= 0) {
            hidden.append(text, kept, at).append("${").append(secret.name).append('}');
            kept = end;
            break;
          }
        }
      }
      at = end >= 0 ? end : at + 1;
    }
    return kept == 0 ? text : hidden.append(text, kept, text.length()).toString();
  }

  private boolean mayBegin(char c) {
    return c >= beginnings.length || beginnings[c];
  }

  /**
   * The value with names in the places of values, in its strings and in the names of members. Where
   * no variable is referred to, it is not even looked at.
   */
  public JsonNode hide(JsonNode value) {
    if (secrets.isEmpty()) {
      return value;
    }
    if (value.isTextual()) {
      return TextNode.valueOf(hide(value.textValue()));
    }
    if (value.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode(value.size());
      value.forEach(element -> array.add(hide(element)));
      return array;
    }
    if (value.isObject()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      value
          .properties()
          .forEach(member -> object.set(hide(member.getKey()), hide(member.getValue())));
      return object;
    }
    return value;
  }

  /** Shows names only. */
  @Override
  public String toString() {
    return secrets.stream().map(Secret::name).distinct().toList().toString();
  }
}

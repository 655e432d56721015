package io.touchstone.subject.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.touchstone.subject.VariableText;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What variables of the environment put into headers. Some services repeat it, in an answer or on a
 * page about an error; {@code ${NAME}} is shown and written in its place.
 *
 * <p>A value is recognized as it is, and where its punctuation is escaped as JSON, HTML or a URL
 * escape it. A value of three characters or fewer is not: it would be found everywhere.
 */
final class Secrets {
  private static final int LONGEST_IGNORED = 3;

  private static final Map<Character, String> ENTITIES =
      Map.of('&', "amp", '<', "lt", '>', "gt", '"', "quot", '\'', "apos");

  private record Secret(String name, String value, Pattern pattern) {}

  private final List<Secret> secrets;

  private Secrets(List<Secret> secrets) {
    this.secrets = secrets;
  }

  /** Those of the variables that these texts refer to. */
  static Secrets of(Collection<VariableText> texts, UnaryOperator<String> environment) {
    return new Secrets(
        texts.stream()
            .flatMap(text -> text.variables().stream())
            .distinct()
            // Servers take no notice of blanks around a header.
            .map(name -> new String[] {name, environment.apply(name).strip()})
            .filter(variable -> variable[1].length() > LONGEST_IGNORED)
            .map(variable -> new Secret(variable[0], variable[1], pattern(variable[1])))
            // One may be a part of another.
            .sorted(
                Comparator.comparingInt((Secret secret) -> -secret.value.length())
                    .thenComparing(Secret::name))
            .toList());
  }

  private static Pattern pattern(String value) {
    StringBuilder pattern = new StringBuilder();
    for (char c : value.toCharArray()) {
      boolean plain = c < 128 && Character.isLetterOrDigit(c);
      pattern.append(plain ? Character.toString(c) : spellings(c));
    }
    return Pattern.compile(pattern.toString());
  }

  private static String spellings(char c) {
    String itself = Pattern.quote(Character.toString(c));
    String entity = ENTITIES.containsKey(c) ? "|&" + ENTITIES.get(c) + ";" : "";
    return "(?:\\\\?%s|(?i:\\\\u%04x|%%%02x|&#0*%d;|&#x0*%x;%s))"
        .formatted(itself, (int) c, (int) c, (int) c, (int) c, entity);
  }

  /** The text with names in the places of values. */
  String hide(String text) {
    String hidden = text;
    for (Secret secret : secrets) {
      String name = Matcher.quoteReplacement("${" + secret.name + "}");
      hidden = secret.pattern.matcher(hidden).replaceAll(name);
    }
    return hidden;
  }

  /** As {@link #hide(String)}, for a text that goes on: it may end in the middle of a value. */
  String hideInBeginning(String text) {
    String hidden = hide(text);
    int end = hidden.length();
    for (Secret secret : secrets) {
      for (int length = Math.min(secret.value.length(), hidden.length()); length > 0; length--) {
        if (hidden.endsWith(secret.value.substring(0, length))) {
          end = Math.min(end, hidden.length() - length);
          break;
        }
      }
    }
    return hidden.substring(0, end);
  }

  /** The value with names in the places of values, in its strings and in the names of members. */
  JsonNode hide(JsonNode value) {
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
    return secrets.stream().map(Secret::name).toList().toString();
  }
}

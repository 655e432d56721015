package io.touchstone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A document for people: on one line, and short even where the document is huge. */
final class WitnessText {
  private static final int LONGEST = 200;
  private static final int LONGEST_REPETITION = 40;
  private static final int LONGEST_UNIT = 8;

  private WitnessText() {}

  static String of(JsonNode witness) {
    return cut(text(witness));
  }

  /** At most about 200 characters; the cut is marked. */
  static String cut(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return "%s... (%s characters)".formatted(text.substring(0, end), count(text.length()));
  }

  private static String text(JsonNode value) {
    if (value.isObject()) {
      List<String> members = new ArrayList<>(value.size());
      for (Map.Entry<String, JsonNode> member : value.properties()) {
        String name = repetition(member.getKey()).map(words -> words + ":").orElse("");
        members.add(
            (name.isEmpty() ? CompactJson.key(member.getKey()) : name) + text(member.getValue()));
      }
      return "{" + String.join(",", members) + "}";
    }
    if (value.isArray()) {
      List<String> elements = new ArrayList<>(value.size());
      value.forEach(element -> elements.add(text(element)));
      return elements.size() > LONGEST_REPETITION && elements.stream().distinct().count() == 1
          ? "array of %s x %s".formatted(count(elements.size()), elements.get(0))
          : "[" + String.join(",", elements) + "]";
    }
    return value.isTextual()
        ? repetition(value.textValue()).orElseGet(() -> CompactJson.leaf(value))
        : CompactJson.leaf(value);
  }

  /** In words, if the text is long and repeats a few characters. */
  private static Optional<String> repetition(String text) {
    if (text.length() <= LONGEST_REPETITION) {
      return Optional.empty();
    }
    for (int unit = 1; unit <= LONGEST_UNIT; unit++) {
      boolean whole = !Character.isHighSurrogate(text.charAt(unit - 1));
      if (whole && text.length() % unit == 0 && text.startsWith(text.substring(unit), 0)) {
        String repeated = CompactJson.visible(text.substring(0, unit));
        return Optional.of("string of %s x '%s'".formatted(count(text.length() / unit), repeated));
      }
    }
    return Optional.empty();
  }

  private static String count(int number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}

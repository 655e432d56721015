package io.touchstone.subject.process;

import io.touchstone.json.JsonText;
import io.touchstone.subject.VariableText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Puts {@code ${NAME}} where a program printed what the environment variable of that name says, for
 * messages: as it is, as a JSON string has it, and each line of it. What the program made of a
 * value, such as its Base64, is not recognised.
 */
final class Redaction {
  /** Nothing is to be hidden. */
  static final Redaction NONE = new Redaction(Map.of());

  /** Names by what is to be hidden, the longest first: one may contain another. */
  private final Map<String, String> names = new LinkedHashMap<>();

  private Redaction(Map<String, String> hidden) {
    List<String> values = new ArrayList<>(hidden.keySet());
    values.sort(Comparator.comparingInt(String::length).reversed());
    values.forEach(value -> names.put(value, hidden.get(value)));
  }

  /** Hides the values of the variables that the texts refer to. */
  static Redaction of(Collection<VariableText> texts, UnaryOperator<String> environment) {
    Map<String, String> hidden = new LinkedHashMap<>();
    for (VariableText text : texts) {
      for (String name : text.variables()) {
        String value = environment.apply(name);
        if (value != null) {
          forms(value).forEach(form -> hidden.putIfAbsent(form, "${" + name + "}"));
        }
      }
    }
    return hidden.isEmpty() ? NONE : new Redaction(hidden);
  }

  private static List<String> forms(String value) {
    List<String> forms = new ArrayList<>(List.of(value));
    value.lines().map(String::strip).forEach(forms::add);
    for (String form : List.copyOf(forms)) {
      String quoted = JsonText.quote(form);
      forms.add(quoted.substring(1, quoted.length() - 1));
    }
    forms.removeIf(String::isBlank);
    return forms;
  }

  /** The text without the values. */
  String of(String text) {
    String redacted = text;
    for (Map.Entry<String, String> hidden : names.entrySet()) {
      redacted = redacted.replace(hidden.getKey(), hidden.getValue());
    }
    return redacted;
  }

  /** As {@link #of}, for a text that may begin in the middle of a value. */
  String ofEnd(String text) {
    int cut = 0;
    for (String value : names.keySet()) {
      cut = Math.max(cut, beginsWithEndOf(value, text));
    }
    return of(text.substring(cut));
  }

  /** How much of the text's beginning is the end of a value, or lies inside of it. */
  private static int beginsWithEndOf(String value, String text) {
    if (value.length() > text.length() && value.contains(text)) {
      return text.length();
    }
    for (int from = Math.max(1, value.length() - text.length()); from < value.length(); from++) {
      if (text.regionMatches(0, value, from, value.length() - from)) {
        return value.length() - from;
      }
    }
    return 0;
  }
}

package io.touchstone.config;

import io.touchstone.json.DidYouMean;
import io.touchstone.json.JsonObjectReader;
import io.touchstone.json.JsonText;
import io.touchstone.subject.SubjectBinding;
import java.util.List;
import java.util.Optional;

/** Reads which component stands behind the name of a subject. */
final class SubjectReader {
  static final List<String> KEYS =
      List.of("factory", "command", "protocol", "contract", "timeout_ms", "stress");

  private static final String JSON_LINES = "json-lines";

  private final JsonObjectReader subject;

  SubjectReader(JsonObjectReader subject) {
    this.subject = subject;
  }

  /**
   * The binding; a subject that names neither a factory nor a command is the factory of its own
   * name.
   */
  SubjectBinding binding(String name) {
    if (!subject.has("command")) {
      if (subject.has("protocol")) {
        throw subject.fault(
            "protocol", "\"protocol\" goes with \"command\"; add the command, or remove it");
      }
      return new SubjectBinding.Factory(notBlank("factory", subject.text("factory").orElse(name)));
    }
    if (subject.has("factory")) {
      throw subject.fault(
          "factory", "a subject has a \"factory\" or a \"command\", not both; remove one");
    }
    String protocol = subject.text("protocol").orElse(JSON_LINES);
    if (!protocol.equals(JSON_LINES)) {
      throw subject.fault(
          "protocol",
          "unknown protocol %s; %s"
              .formatted(
                  JsonText.quote(protocol), DidYouMean.among(List.of(JSON_LINES), protocol)));
    }
    List<String> command = subject.texts("command");
    if (command.isEmpty()) {
      throw subject.fault("command", "expected the program and its arguments, found an empty list");
    }
    notBlank("command", command.get(0));
    return new SubjectBinding.Command(command);
  }

  /** The id of the contract, if the subject names one. */
  Optional<String> contract() {
    return subject.text("contract").map(id -> notBlank("contract", id));
  }

  private String notBlank(String key, String text) {
    if (text.isBlank()) {
      throw subject.fault(
          key, "expected a name for " + JsonText.quote(key) + ", found a blank one");
    }
    return text;
  }
}

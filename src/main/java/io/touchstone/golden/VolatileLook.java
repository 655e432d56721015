package io.touchstone.golden;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonEquality;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What in an expected output looks as if it were another one tomorrow, or on another machine: ids,
 * times, paths, hosts. What the input says, too, comes from there and stays.
 */
final class VolatileLook {
  private static final String FRONT = "(?<![^\\s\"'(=:<\\[,])";

  /** What can be anywhere in a text, by what it is called; the first that is found is told. */
  private static final Map<String, Pattern> PARTS = parts();

  private static final Pattern HOST_MEMBER =
      Pattern.compile("(?i)host|.*[_-]host|host_?name|.*[_-]hostname|node_?name|machine");

  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?");

  private final StringBuilder inputTexts = new StringBuilder();
  private final List<JsonNode> inputNumbers = new ArrayList<>();

  /**
   * What a value looks like.
   *
   * @param words in words, with an article
   * @param matcher the matcher to propose
   */
  record Look(String words, String matcher) {}

  /**
   * @param input what the subject was asked
   */
  VolatileLook(JsonNode input) {
    collect(input);
  }

  private static Map<String, Pattern> parts() {
    Map<String, Pattern> parts = new LinkedHashMap<>();
    parts.put(
        "a UUID",
        Pattern.compile(
            "(?<![0-9A-Za-z-])\\p{XDigit}{8}-(?:\\p{XDigit}{4}-){3}\\p{XDigit}{12}(?![0-9A-Za-z-])"));
    parts.put(
        "a timestamp", Pattern.compile("(?<!\\d)\\d{4}-\\d\\d-\\d\\d[Tt ]\\d\\d:\\d\\d:\\d\\d"));
    parts.put(
        "a temporary folder",
        Pattern.compile(
            FRONT
                + "(?:file:(?://)?)?(?:/private)?/(?:tmp|var/tmp|var/folders)/\\S+|"
                + FRONT
                + "[A-Za-z]:\\\\(?:[^\\\\\\s]{1,255}\\\\){0,32}[Tt]e?mp\\\\\\S+"));
    parts.put(
        "an absolute path",
        Pattern.compile(
            FRONT
                + "(?:file:(?://)?)?/(?:home|Users|root|usr|opt|var|etc|mnt|srv|private|Volumes|workspace|builds)/\\S+|"
                + FRONT
                + "[A-Za-z]:(?:\\\\|/(?!/))\\S+"));
    parts.put(
        "an address with a port",
        Pattern.compile(
            "(?<![\\w.])(?:\\d{1,3}(?:\\.\\d{1,3}){3}|localhost|\\[[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,7}\\]):\\d{2,5}(?!\\d)"));
    parts.put(
        "a host name",
        Pattern.compile(
            "(?<![\\w.-])(?:ip-\\d{1,3}(?:-\\d{1,3}){3}|[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){0,8}\\.(?:local|internal|lan|corp|intranet))(?![\\w.-])"));
    return parts;
  }

  private void collect(JsonNode value) {
    if (value.isTextual()) {
      inputTexts.append(value.textValue()).append('\n');
    } else if (value.isNumber()) {
      inputNumbers.add(value);
    }
    value
        .properties()
        .forEach(
            member -> {
              inputTexts.append(member.getKey()).append('\n');
              collect(member.getValue());
            });
    if (value.isArray()) {
      value.forEach(this::collect);
    }
  }

  /** What a leaf of the expected output looks like; empty where it looks as if it stayed. */
  Optional<Look> of(FieldPath path, JsonNode value) {
    if (!value.isTextual() && !value.isNumber()) {
      return Optional.empty();
    }
    Optional<Look> whole =
        ValueForm.of(path, value)
            .filter(form -> form.passing() && value.isTextual() || form.isInstant())
            .map(form -> new Look(form.words(), form.matcher().name()));
    if (whole.isPresent() || !value.isTextual()) {
      return whole.filter(look -> !isAsked(value));
    }
    return part(value.textValue())
        .or(
            () ->
                HOST_MEMBER.matcher(name(path)).matches()
                        && HOST.matcher(value.textValue()).matches()
                    ? Optional.of(new Look("a host name, by the name of its member", "string"))
                        .filter(look -> !isAsked(value))
                    : Optional.empty());
  }

  private Optional<Look> part(String text) {
    for (Map.Entry<String, Pattern> part : PARTS.entrySet()) {
      for (java.util.regex.Matcher it = part.getValue().matcher(text); it.find(); ) {
        if (inputTexts.indexOf(it.group()) < 0) {
          return Optional.of(new Look(part.getKey(), "string"));
        }
      }
    }
    return Optional.empty();
  }

  private boolean isAsked(JsonNode value) {
    return value.isTextual()
        ? inputTexts.indexOf(value.textValue()) >= 0
        : inputNumbers.stream().anyMatch(number -> JsonEquality.equal(number, value));
  }

  private static String name(FieldPath path) {
    return path.isRoot() ? "" : path.segments().get(path.segments().size() - 1).name();
  }
}

package io.touchstone.golden;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.FieldPath;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * What the values of one place look like, and the strictest matcher that accepts all of them.
 *
 * @param words what they look like, such as {@code a UUID}
 * @param matcher accepts all of them
 * @param nature whether values that look so may be expected to be the same twice
 */
public record ValueForm(String words, Matcher matcher, Nature nature) {

  /** Whether values that look alike may be expected to be the same twice. */
  public enum Nature {
    /** They may: hashes, numbers, texts. */
    LASTING,
    /** By its name a time span: a setting that stays, or a measurement that does not. */
    UNCERTAIN,
    /** Hardly ever: ids, times, addresses in memory. */
    PASSING
  }

  /** Nothing in particular. */
  static final ValueForm ANYTHING =
      new ValueForm("values of several forms", Matcher.parse("any"), Nature.LASTING);

  private static final String SINCE_1970 = " since 1970";
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
  private static final Pattern IDENTITY = Pattern.compile("(.*[\\w$\\]])@[0-9a-f]{1,8}");
  private static final Pattern THREAD =
      Pattern.compile("main|(?i:.*(?:thread|worker|pool|exec)[\\w.]*[-#]\\d+.*)");
  private static final Pattern FILE = Pattern.compile("/[^/]+(?:/[^/]*)+|[A-Za-z]:[\\\\/].*");
  private static final Pattern DURATION_NAME =
      Pattern.compile("(?i)(?:.*[_-])?(?:duration|elapsed|took|latency)(?:[_-].*|ms|millis)?");
  private static final Pattern MILLISECONDS_NAME =
      Pattern.compile("(?:.*_)?(?:ms|millis)|.*[a-z](?:Ms|Millis)");
  private static final Pattern ISO_DURATION =
      Pattern.compile("P(?=.)(?:\\d+D)?(?:T(?=\\d)(?:\\d+H)?(?:\\d+M)?(?:\\d+(?:\\.\\d+)?S)?)?");
  private static final Pattern DIGITS = Pattern.compile("[0-9]+");
  private static final Pattern SYNTAX = Pattern.compile("[\\^$\\\\.*+?()\\[\\]{}|/]");

  /** Seconds and milliseconds since 1970, from September 2001 to the year 2096. */
  private static final long EPOCH_SECONDS = 1_000_000_000L;

  private static final long EPOCH_SECONDS_END = 4_000_000_000L;

  /** Whether values that look so are hardly ever the same twice. */
  public boolean passing() {
    return nature == Nature.PASSING;
  }

  /** Whether it is a number that tells a time of day and year. */
  boolean isInstant() {
    return words.endsWith(SINCE_1970);
  }

  /** What one value looks like; empty for one that looks like nothing in particular. */
  public static Optional<ValueForm> of(FieldPath path, JsonNode value) {
    return recognized(path, List.of(value));
  }

  /**
   * What values that differ look like: something known, or at least the strictest matcher that
   * accepts all of them.
   *
   * @param values at least one, in the order in which they were answered
   */
  static ValueForm ofDiffering(FieldPath path, List<JsonNode> values) {
    return recognized(path, values).orElseGet(() -> plain(values));
  }

  private static Optional<ValueForm> recognized(FieldPath path, List<JsonNode> values) {
    if (values.stream().allMatch(JsonNode::isTextual)) {
      return text(values);
    }
    if (values.stream().allMatch(Matcher.parse("integer")::accepts)) {
      return integer(path, values);
    }
    return DURATION_NAME.matcher(name(path)).matches() && all(values, JsonNode::isNumber)
        ? form("a duration, by its name", Matcher.parse("number"), Nature.PASSING)
        : Optional.empty();
  }

  private static Optional<ValueForm> text(List<JsonNode> values) {
    Matcher uuid = Matcher.parse("uuid");
    Matcher timestamp = Matcher.parse("timestamp");
    if (values.stream().allMatch(uuid::accepts)) {
      return form("a UUID", uuid, Nature.PASSING);
    }
    if (values.stream().allMatch(timestamp::accepts)) {
      return form("an RFC 3339 timestamp", timestamp, Nature.PASSING);
    }
    if (all(values, DATE)) {
      return form("a date", Matcher.parse("regex:[0-9]{4}-[0-9]{2}-[0-9]{2}"), Nature.PASSING);
    }
    for (int digits : List.of(32, 40, 64, 96, 128)) {
      if (all(values, Pattern.compile("[0-9a-f]{" + digits + "}"))) {
        return form(
            "a hash of " + digits + " hex digits",
            Matcher.parse("regex:[0-9a-f]{" + digits + "}"),
            Nature.LASTING);
      }
    }
    if (all(values, ISO_DURATION)) {
      return form("an ISO 8601 duration", Matcher.parse("regex:P[0-9DTHMS.]+"), Nature.UNCERTAIN);
    }
    if (all(values, IDENTITY)) {
      return regex(values, "[0-9a-f]{1,8}", ValueForm::untilIdentity)
          .map(
              matcher ->
                  new ValueForm("an identity hash of a Java object", matcher, Nature.PASSING));
    }
    if (all(values, THREAD)) {
      return template(values)
          .map(matcher -> new ValueForm("the name of a thread", matcher, Nature.PASSING));
    }
    return all(values, FILE)
        ? Optional.of(
            new ValueForm(
                "a path", template(values).orElse(Matcher.parse("string")), Nature.LASTING))
        : Optional.empty();
  }

  private static Optional<ValueForm> form(String words, Matcher matcher, Nature nature) {
    return Optional.of(new ValueForm(words, matcher, nature));
  }

  private static Optional<ValueForm> integer(FieldPath path, List<JsonNode> values) {
    Matcher integer = Matcher.parse("integer");
    String name = name(path);
    if (all(values, value -> within(value, EPOCH_SECONDS * 1000, EPOCH_SECONDS_END * 1000))) {
      return form("milliseconds" + SINCE_1970, integer, Nature.PASSING);
    }
    if (all(values, value -> within(value, EPOCH_SECONDS, EPOCH_SECONDS_END))) {
      return form("seconds" + SINCE_1970, integer, Nature.PASSING);
    }
    if (DURATION_NAME.matcher(name).matches()) {
      return form("a duration, by its name", integer, Nature.PASSING);
    }
    if (MILLISECONDS_NAME.matcher(name).matches()) {
      return form("a number of milliseconds, by its name", integer, Nature.UNCERTAIN);
    }
    return countsUp(values) ? form("a counter", integer, Nature.LASTING) : Optional.empty();
  }

  private static String name(FieldPath path) {
    return path.isRoot() ? "" : path.segments().get(path.segments().size() - 1).name();
  }

  private static boolean within(JsonNode value, long from, long to) {
    return value.decimalValue().compareTo(BigDecimal.valueOf(from)) >= 0
        && value.decimalValue().compareTo(BigDecimal.valueOf(to)) < 0;
  }

  /** Whether it went up at least twice, and never down. */
  private static boolean countsUp(List<JsonNode> values) {
    int rises = 0;
    for (int i = 1; i < values.size(); i++) {
      int step = values.get(i).decimalValue().compareTo(values.get(i - 1).decimalValue());
      if (step < 0) {
        return false;
      }
      rises += step;
    }
    return rises >= 2;
  }

  private static ValueForm plain(List<JsonNode> values) {
    if (values.stream().allMatch(JsonNode::isTextual)) {
      return template(values)
          .map(matcher -> new ValueForm("a text with numbers in it", matcher, Nature.LASTING))
          .orElseGet(() -> new ValueForm("a text", Matcher.parse("string"), Nature.LASTING));
    }
    for (String name : List.of("integer", "number", "boolean", "object", "array")) {
      Matcher matcher = Matcher.parse(name);
      if (values.stream().allMatch(matcher::accepts)) {
        String article = "aeiou".indexOf(name.charAt(0)) >= 0 ? "an " : "a ";
        return new ValueForm(article + name, matcher, Nature.LASTING);
      }
    }
    return ANYTHING;
  }

  private static boolean all(List<JsonNode> values, Pattern pattern) {
    return all(values, value -> pattern.matcher(value.textValue()).matches());
  }

  private static boolean all(List<JsonNode> values, Predicate<JsonNode> form) {
    return values.stream().allMatch(form);
  }

  private static String untilIdentity(String text) {
    return text.substring(0, text.lastIndexOf('@') + 1);
  }

  /** Texts that are the same up to where something changing stands at their end. */
  private static Optional<Matcher> regex(
      List<JsonNode> values, String end, UnaryOperator<String> fixed) {
    Set<String> parts = new HashSet<>();
    values.forEach(value -> parts.add(fixed.apply(value.textValue())));
    return parts.size() == 1
        ? accepting(values, escaped(parts.iterator().next()) + end)
        : Optional.of(Matcher.parse("string"));
  }

  /** Texts that are the same but for their numbers. */
  private static Optional<Matcher> template(List<JsonNode> values) {
    Set<String> templates = new HashSet<>();
    for (JsonNode value : values) {
      String text = value.textValue();
      if (!DIGITS.matcher(text).find()) {
        return Optional.empty();
      }
      StringBuilder template = new StringBuilder();
      java.util.regex.Matcher digits = DIGITS.matcher(text);
      int at = 0;
      while (digits.find()) {
        template.append(escaped(text.substring(at, digits.start()))).append("[0-9]+");
        at = digits.end();
      }
      templates.add(template.append(escaped(text.substring(at))).toString());
    }
    return templates.size() == 1
        ? accepting(values, templates.iterator().next())
        : Optional.empty();
  }

  private static String escaped(String text) {
    return SYNTAX.matcher(text).replaceAll("\\\\$0");
  }

  private static Optional<Matcher> accepting(List<JsonNode> values, String pattern) {
    try {
      Matcher matcher = Matcher.parse("regex:" + pattern);
      return values.stream().allMatch(matcher::accepts) ? Optional.of(matcher) : Optional.empty();
    } catch (IllegalArgumentException tooLarge) {
      return Optional.empty();
    }
  }
}

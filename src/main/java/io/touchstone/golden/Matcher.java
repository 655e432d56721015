package io.touchstone.golden;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.DidYouMean;
import io.touchstone.json.LeafMatcher;
import io.touchstone.pattern.EcmaPattern;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A form that a golden file asks for instead of a value.
 *
 * @param name as the golden file writes it
 * @param form what values have it
 */
public record Matcher(String name, Predicate<JsonNode> form) implements LeafMatcher {
  /** RFC 9562, section 4: any version, any variant, either case. */
  private static final Pattern UUID =
      Pattern.compile(
          "\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");

  /** RFC 3339, section 5.6: date-time; whether the day and the hour exist is asked separately. */
  private static final Pattern TIMESTAMP =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\d)[Tt](\\d\\d:\\d\\d):(\\d\\d)(?:\\.\\d+)?(?:[Zz]|([+-])(\\d\\d:\\d\\d))");

  private static final String REGEX = "regex:";

  private static final List<Matcher> NAMED =
      List.of(
          new Matcher(
              "uuid", value -> value.isTextual() && UUID.matcher(value.textValue()).matches()),
          new Matcher("timestamp", value -> value.isTextual() && isTimestamp(value.textValue())),
          new Matcher("number", JsonNode::isNumber),
          new Matcher("integer", Matcher::isInteger),
          new Matcher("string", JsonNode::isTextual),
          new Matcher("boolean", JsonNode::isBoolean),
          new Matcher("object", JsonNode::isObject),
          new Matcher("array", JsonNode::isArray),
          new Matcher("null", JsonNode::isNull),
          new Matcher("any", value -> true));

  /**
   * The matcher of this name, or {@code regex:...} for strings that match an ECMA-262 pattern as a
   * whole, in linear time.
   *
   * @throws IllegalArgumentException with a message that says what is wrong and how to mend it
   */
  public static Matcher parse(String text) {
    if (text.startsWith(REGEX)) {
      EcmaPattern pattern = EcmaPattern.parse(text.substring(REGEX.length()));
      return new Matcher(
          text, value -> value.isTextual() && pattern.matchesWhole(value.textValue()));
    }
    List<String> names = new ArrayList<>();
    for (Matcher matcher : NAMED) {
      if (matcher.name.equals(text)) {
        return matcher;
      }
      names.add(matcher.name);
    }
    names.add(REGEX + "...");
    throw new IllegalArgumentException(
        "unknown matcher \"" + text + "\"; " + DidYouMean.among(names, text));
  }

  /** The matcher to propose for a value that will hardly be the same twice; null for the others. */
  public static Matcher proposeFor(JsonNode value) {
    return NAMED.stream()
        .filter(matcher -> matcher.name.equals("uuid") || matcher.name.equals("timestamp"))
        .filter(matcher -> matcher.accepts(value))
        .findFirst()
        .orElse(null);
  }

  @Override
  public boolean accepts(JsonNode value) {
    return form.test(value);
  }

  private static boolean isInteger(JsonNode value) {
    return value.isIntegralNumber()
        || (value.isBigDecimal() && value.decimalValue().stripTrailingZeros().scale() <= 0)
        || ((value.isDouble() || value.isFloat()) && value.doubleValue() % 1 == 0);
  }

  private static boolean isTimestamp(String text) {
    java.util.regex.Matcher parts = TIMESTAMP.matcher(text);
    if (!parts.matches()) {
      return false;
    }
    try {
      LocalDate.parse(parts.group(1));
      LocalTime utc = LocalTime.parse(parts.group(2));
      if (parts.group(4) != null) {
        int offset = LocalTime.parse(parts.group(5)).toSecondOfDay();
        utc = utc.minusSeconds(parts.group(4).equals("+") ? offset : -offset);
      }
      int second = Integer.parseInt(parts.group(3));
      // A leap second is the last of a day in UTC.
      return second < 60 || (second == 60 && utc.equals(LocalTime.of(23, 59)));
    } catch (DateTimeException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return name;
  }
}

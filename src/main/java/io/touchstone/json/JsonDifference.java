package io.touchstone.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * One place at which two values differ.
 *
 * @param kind how
 * @param path where; inside an array that is compared without order, the index is the expected one
 *     ({@link Kind#UNEXPECTED}: the actual one)
 * @param expected the value there; null for {@link Kind#UNEXPECTED}
 * @param actual the value there; null for {@link Kind#MISSING}
 * @param matcher the name of the matcher that is asked here; null for the other kinds
 */
public record JsonDifference(
    Kind kind, FieldPath path, JsonNode expected, JsonNode actual, String matcher) {

  /** How two values differ at one place. */
  public enum Kind {
    /** Only the expected value has something here. */
    MISSING,
    /** Only the actual value has something here. */
    UNEXPECTED,
    /** Both have something, of different JSON types. */
    TYPE,
    /** Both have a number, string or boolean, and not the same. */
    VALUE,
    /**
     * The actual value has not the form that a matcher asks for. Where the expected one has it not
     * either, the two are not the same.
     */
    MATCHER;

    /** The name in reports: lower case. */
    public String label() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * Every leaf at which two values differ, in the order of the expected value; empty when they are
   * equal.
   */
  public static List<JsonDifference> between(JsonNode expected, JsonNode actual) {
    return between(expected, actual, PathRules.EVERYTHING);
  }

  /** Every leaf at which two values differ as far as the rules look. */
  public static List<JsonDifference> between(JsonNode expected, JsonNode actual, PathRules rules) {
    return new DifferenceWalk(rules).between(expected, actual);
  }
}

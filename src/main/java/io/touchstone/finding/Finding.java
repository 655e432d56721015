package io.touchstone.finding;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.JsonInputException;
import java.util.Comparator;
import java.util.Optional;

/**
 * One thing that somebody should know.
 *
 * @param rule a stable name for this kind of finding: {@code golden-difference}
 * @param severity how bad it is
 * @param location what it is about
 * @param message what is so, in one sentence without its place
 * @param expected the value that was promised, where the finding is about one
 * @param actual the value that was found instead
 * @param remedy how to mend it, where that is not plain: a command, or a sentence
 */
public record Finding(
    String rule,
    Severity severity,
    Location location,
    String message,
    Optional<JsonNode> expected,
    Optional<JsonNode> actual,
    Optional<String> remedy)
    implements Comparable<Finding> {
  /** Something from outside that cannot be read. */
  public static final String MALFORMED = "malformed-input";

  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::location)
          .thenComparing(Finding::rule)
          .thenComparing(Finding::message);

  /** A finding about no particular pair of values. */
  public static Finding of(String rule, Severity severity, Location location, String message) {
    return new Finding(
        rule, severity, location, message, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The finding that an unreadable file makes. */
  public static Finding of(JsonInputException fault) {
    Location location = new Location(fault.source(), fault.position(), Optional.empty());
    return of(MALFORMED, Severity.INVALID, location, fault.problem());
  }

  @Override
  public int compareTo(Finding other) {
    return ORDER.compare(this, other);
  }
}

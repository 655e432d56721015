package io.touchstone.runtime;

import io.touchstone.contract.ErrorCategory;
import io.touchstone.finding.Severity;
import io.touchstone.json.DidYouMean;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonDocument;
import io.touchstone.json.JsonObjectReader;
import io.touchstone.json.JsonText;
import io.touchstone.json.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The error codes that ship with the runtime; they stand in {@code error-codes.json}. A skill may
 * answer codes of its own, but cannot look them up here.
 */
public final class ErrorCodes {
  private static final String RESOURCE = "error-codes.json";

  private static final List<String> KEYS =
      List.of("code", "category", "retryable", "severity", "what_to_do");

  private static final SortedMap<String, ErrorCode> CODES = read(RESOURCE, bytes());

  private ErrorCodes() {}

  /**
   * The code of this name.
   *
   * @throws IllegalArgumentException when there is none: a mistake in the program that asks
   */
  public static ErrorCode of(String code) {
    ErrorCode found = CODES.get(code);
    if (found == null) {
      throw new IllegalArgumentException(
          "there is no error code "
              + JsonText.quote(code)
              + "; "
              + DidYouMean.among(CODES.keySet(), code));
    }
    return found;
  }

  /** All codes, sorted by name. */
  public static Collection<ErrorCode> all() {
    return CODES.values();
  }

  /** Reads a table of codes. */
  static SortedMap<String, ErrorCode> read(String source, byte[] json) {
    JsonDocument table = StrictJson.parse(json, source);
    SortedMap<String, ErrorCode> codes = new TreeMap<>();
    for (int i = 0; i < table.root().size(); i++) {
      FieldPath at = FieldPath.of(Integer.toString(i));
      ErrorCode code = code(JsonObjectReader.of(table, at, "an error code", KEYS));
      if (codes.put(code.code(), code) != null) {
        throw table.fault(at, JsonText.quote(code.code()) + " stands here twice; remove one");
      }
    }
    return Collections.unmodifiableSortedMap(codes);
  }

  private static ErrorCode code(JsonObjectReader row) {
    KEYS.forEach(row::required);
    return new ErrorCode(
        row.text("code").orElseThrow(),
        ErrorCategory.valueOf(row.text("category").orElseThrow()),
        row.bool("retryable").orElseThrow(),
        severity(row.text("severity").orElseThrow()),
        row.text("what_to_do").orElseThrow());
  }

  private static Severity severity(String label) {
    return Stream.of(Severity.values())
        .filter(severity -> severity.label().equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown severity " + label));
  }

  private static byte[] bytes() {
    try (InputStream in = ErrorCodes.class.getResourceAsStream(RESOURCE)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE + " cannot be read", e);
    }
  }
}

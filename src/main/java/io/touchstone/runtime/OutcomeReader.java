package io.touchstone.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.contract.ErrorCategory;
import io.touchstone.contract.SemVer;
import io.touchstone.json.ContentHash;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonDocument;
import io.touchstone.json.JsonObjectReader;
import io.touchstone.json.JsonText;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads outcomes back from what {@link StructuredOutcome#toJson} wrote. */
final class OutcomeReader {
  private static final List<String> KEYS = List.of("id", "ok", "result", "error", "meta");
  private static final List<String> ERROR =
      List.of("code", "message", "category", "retryable", "details");
  private static final List<String> META =
      List.of(
          "call_id",
          "skill_id",
          "skill_version",
          "inputs_hash",
          "cost_cents",
          "attempts",
          "side_effects",
          "started_at",
          "ended_at",
          "duration_ms");
  private static final List<String> SIDE_EFFECT = List.of("type", "target");

  private final JsonDocument document;

  OutcomeReader(JsonDocument document) {
    this.document = document;
  }

  StructuredOutcome outcome(FieldPath at) {
    JsonObjectReader reader = all(at, "an outcome", KEYS);
    OutcomeMeta meta = meta(at.then("meta"));
    Optional<SkillError> error = error(at.then("error"));
    boolean ok = flag(reader, "ok");
    if (ok == error.isPresent()) {
      throw reader.fault(
          "ok", "expected \"ok\" to be true where there is no error, and only there");
    }
    JsonNode result = reader.required("result");
    if (error.isPresent() && !result.isNull()) {
      throw reader.fault("result", "expected null beside an error");
    }
    return new StructuredOutcome(text(reader, "id"), result, error, meta);
  }

  /** Empty for null. */
  Optional<SkillError> error(FieldPath at) {
    if (at.in(document.root()).isNull()) {
      return Optional.empty();
    }
    JsonObjectReader reader = all(at, "an error", ERROR);
    ErrorCategory category =
        parsed(reader, "category", "a category of errors", ErrorCategory::valueOf);
    return Optional.of(
        new SkillError(
            text(reader, "code"),
            text(reader, "message"),
            category,
            flag(reader, "retryable"),
            reader.required("details")));
  }

  private OutcomeMeta meta(FieldPath at) {
    JsonObjectReader reader = all(at, "the meta of an outcome", META);
    OutcomeMeta meta =
        new OutcomeMeta(
            text(reader, "call_id"),
            text(reader, "skill_id"),
            nullable(reader, "skill_version", "a version", text -> SemVer.parse(text).get()),
            parsed(reader, "started_at", "a time", OutcomeReader::instant),
            parsed(reader, "ended_at", "a time", OutcomeReader::instant),
            nullable(reader, "inputs_hash", "a SHA-256 in hexadecimal", ContentHash::new),
            cents(reader, "cost_cents"),
            whole(reader, "attempts", Integer.MAX_VALUE).intValue(),
            sideEffects(reader));
    if (whole(reader, "duration_ms", Long.MAX_VALUE) != meta.durationMs()) {
      throw reader.fault(
          "duration_ms",
          "expected %d, from \"started_at\" to \"ended_at\"".formatted(meta.durationMs()));
    }
    return meta;
  }

  private List<SideEffect> sideEffects(JsonObjectReader meta) {
    List<SideEffect> effects = new ArrayList<>();
    for (FieldPath at : elements(meta, "side_effects")) {
      JsonObjectReader reader = all(at, "a side effect", SIDE_EFFECT);
      effects.add(new SideEffect(text(reader, "type"), text(reader, "target")));
    }
    return effects;
  }

  private static Instant instant(String text) {
    Instant instant = Instant.parse(text);
    if (!instant.toString().equals(text)) {
      throw new DateTimeException("not as it is written here");
    }
    return instant;
  }

  /** A reader of an object that has all the keys, and no other. */
  JsonObjectReader all(FieldPath at, String what, List<String> keys) {
    JsonObjectReader reader = JsonObjectReader.of(document, at, what, keys);
    keys.forEach(reader::required);
    return reader;
  }

  /** The places of the elements of an array. */
  static List<FieldPath> elements(JsonObjectReader reader, String name) {
    JsonNode array = reader.required(name);
    if (!array.isArray()) {
      throw reader.fault(name, "expected an array, found " + JsonObjectReader.describe(array));
    }
    List<FieldPath> places = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      places.add(reader.path(name).then(Integer.toString(i)));
    }
    return places;
  }

  static String text(JsonObjectReader reader, String name) {
    reader.required(name);
    return reader.text(name).orElseThrow();
  }

  private static boolean flag(JsonObjectReader reader, String name) {
    return reader.bool(name).orElseThrow();
  }

  static Long whole(JsonObjectReader reader, String name, long most) {
    return reader.integer(name, 0, most).orElseThrow();
  }

  static BigDecimal cents(JsonObjectReader reader, String name) {
    JsonNode node = reader.required(name);
    if (!node.isNumber()) {
      throw reader.fault(name, "expected a number, found " + JsonObjectReader.describe(node));
    }
    try {
      return Cents.checked(node.decimalValue().stripTrailingZeros());
    } catch (IllegalArgumentException e) {
      throw reader.fault(name, e.getMessage());
    }
  }

  static <T> Optional<T> nullable(
      JsonObjectReader reader, String name, String expected, Function<String, T> parse) {
    return reader.required(name).isNull()
        ? Optional.empty()
        : Optional.of(parsed(reader, name, expected, parse));
  }

  static <T> T parsed(
      JsonObjectReader reader, String name, String expected, Function<String, T> parse) {
    String text = text(reader, name);
    try {
      return parse.apply(text);
    } catch (RuntimeException e) {
      throw reader.fault(name, "expected %s, found %s".formatted(expected, JsonText.quote(text)));
    }
  }
}

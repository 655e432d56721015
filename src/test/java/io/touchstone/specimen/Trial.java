package io.touchstone.specimen;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.JsonEquality;
import io.touchstone.subject.Subject;
import io.touchstone.subject.SubjectContext;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;

/** One open instance of a specimen, which answers whatever happens. */
final class Trial implements AutoCloseable {
  private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");

  private final Subject subject;

  private Trial(Subject subject) {
    this.subject = subject;
  }

  static Trial of(Specimen specimen) {
    return of(specimen, Clock.fixed(NOON, ZoneOffset.UTC));
  }

  static Trial of(Specimen specimen, Clock clock) {
    Path root = Path.of("").toAbsolutePath();
    return new Trial(specimen.factory().open(new SubjectContext(clock, new Random(1), root)));
  }

  /** What a fresh instance answers. */
  static JsonNode first(Specimen specimen, JsonNode input) {
    try (Trial trial = of(specimen)) {
      return trial.call(input);
    }
  }

  /** A copy of the answer; of an exception, its class. */
  JsonNode call(JsonNode input) {
    try {
      return subject.call(input).deepCopy();
    } catch (Exception e) {
      return Json.object().put("$threw", e.getClass().getName());
    }
  }

  /** Whether it answers something else than expected. */
  boolean strays(JsonNode input, JsonNode expected) {
    return !JsonEquality.equal(expected, call(input));
  }

  @Override
  public void close() {
    try {
      subject.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}

package io.touchstone.subject;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/**
 * A component under test: JSON in, JSON out.
 *
 * <p>Calls may come from many threads at once, and {@link #close} may come while a call that took
 * too long is still running; a {@link LimitedSubject} is spared most of the former. An answer
 * belongs to the caller only until the next call: Touchstone copies it.
 */
public interface Subject extends AutoCloseable {
  /**
   * Answers one input, which it must not change.
   *
   * @return plain JSON, never null
   * @throws Exception for whatever reason; the class is part of the subject's behaviour
   */
  JsonNode call(JsonNode input) throws Exception;

  /** Lets go of what the subject holds. */
  @Override
  default void close() throws IOException {}
}

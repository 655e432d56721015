package io.touchstone.llm;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;

/** What tests of the client ask, and how they take a failure. */
final class Asking {
  /** More time than any call here needs. */
  static final Duration LONG = Duration.ofSeconds(60);

  static final LlmRequest HELLO = LlmRequest.of("claude-opus-5-5", 100, "Hello");

  private Asking() {}

  /** The failure that a reply is; any other reply fails the test. */
  static LlmReply.Failure failure(LlmReply reply) {
    return assertInstanceOf(LlmReply.Failure.class, reply);
  }
}

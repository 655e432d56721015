package io.touchstone.llm;

import io.touchstone.json.CanonicalJsonException;
import io.touchstone.retry.Deadline;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Asks Claude through Anthropic's Java library, {@code com.anthropic:anthropic-java}, which a user
 * adds. It is loaded when the first request is sent, which takes some seconds of a processor: share
 * one client. A request is sent once; {@link RetryingClient} tries again.
 *
 * <p>The key is in no message. Redirects are not followed, so that the key goes nowhere else. When
 * the thread is interrupted, nobody waits for the reply any more; the request itself ends when its
 * time is over.
 */
public final class ClaudeClient implements LlmClient {
  /** The environment variable that has the key. */
  public static final String KEY_VARIABLE = "ANTHROPIC_API_KEY";

  private static final URI SERVICE = URI.create("https://api.anthropic.com");

  private final Optional<String> key;
  private final URI service;
  private final Clock clock;
  private ClaudeCalls calls;

  /**
   * A client of Anthropic's service.
   *
   * @param environment where {@link #KEY_VARIABLE} is looked up: {@code System.getenv()}
   * @param clock what tells how much time is left, and how long it is until a date
   */
  public ClaudeClient(Map<String, String> environment, Clock clock) {
    this(Optional.ofNullable(environment.get(KEY_VARIABLE)), SERVICE, clock);
  }

  /**
   * A client of another service that speaks the Messages API.
   *
   * @param key what the service knows the caller by
   * @param service its address, without {@code /v1/messages}
   * @throws IllegalArgumentException when the address is not one of HTTP
   */
  public ClaudeClient(String key, URI service, Clock clock) {
    this(Optional.of(key), service, clock);
  }

  private ClaudeClient(Optional<String> key, URI service, Clock clock) {
    if (service.getHost() == null || !String.valueOf(service.getScheme()).matches("https?")) {
      throw new IllegalArgumentException(
          "expected an address that begins with https:// or http://, found " + service);
    }
    this.key = key.map(String::strip).filter(text -> !text.isEmpty());
    this.service = service;
    this.clock = clock;
  }

  @Override
  public LlmReply send(LlmRequest request, Duration timeout) throws InterruptedException {
    if (key.isEmpty()) {
      return LlmReply.failed(
          LlmTrouble.PERMISSION,
          "expected a key for the service, found none; set %s, or replay recorded answers"
              .formatted(KEY_VARIABLE));
    }
    if (!key.get().matches("[!-~]+")) {
      return LlmReply.failed(
          LlmTrouble.PERMISSION,
          "expected a key of letters, digits and signs, found other characters; correct "
              + KEY_VARIABLE);
    }
    try {
      request.key();
    } catch (CanonicalJsonException e) {
      return LlmReply.failed(
          LlmTrouble.INVALID_REQUEST, "the request cannot be written as JSON: " + e.getMessage());
    }
    return sent(request, Deadline.in(clock, timeout));
  }

  /** Loading the library counts, too. */
  private LlmReply sent(LlmRequest request, Deadline deadline) throws InterruptedException {
    try {
      ClaudeCalls loaded = calls();
      Duration left = deadline.left();
      return left.isZero()
          ? LlmReply.failed(LlmTrouble.TIMEOUT, "there was no time left to ask the model")
          : loaded.send(request, left);
    } catch (LinkageError e) {
      return LlmReply.failed(
          LlmTrouble.NOT_SET_UP,
          "expected Anthropic's library on the class path, found no %s; add com.anthropic:anthropic-java:3.12.0"
              .formatted(String.valueOf(e.getMessage()).replace('/', '.')));
    } catch (RuntimeException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      return LlmReply.failed(
          LlmTrouble.INVALID_REQUEST,
          "the request to %s could not be sent: %s"
              .formatted(service, cause.getClass().getSimpleName()));
    }
  }

  private synchronized ClaudeCalls calls() {
    if (calls == null) {
      calls = new ClaudeCalls(key.orElseThrow(), service, clock);
    }
    return calls;
  }
}

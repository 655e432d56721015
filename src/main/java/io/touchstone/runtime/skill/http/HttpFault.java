package io.touchstone.runtime.skill.http;

import io.touchstone.runtime.SkillError;
import java.time.Duration;
import java.util.Optional;

/** An attempt that came to nothing. Its words never come from a header of the request. */
final class HttpFault extends Exception {
  private static final long serialVersionUID = 1L;

  /** Whether a next attempt makes sense. */
  enum Again {
    NEVER,
    /** Only when the request may reach the server twice. */
    IF_REPEATABLE,
    /** The server that was asked last did nothing. */
    ALWAYS
  }

  private final transient SkillError error;
  private final Again again;
  private final Duration retryAfter;

  HttpFault(SkillError error, Again again) {
    this(error, again, Optional.empty());
  }

  HttpFault(SkillError error, Again again, Optional<Duration> retryAfter) {
    super(error.message(), null, false, false);
    this.error = error;
    this.again = again;
    this.retryAfter = retryAfter.orElse(null);
  }

  static HttpFault invalid(String message) {
    return new HttpFault(SkillError.of("ERR_VALIDATION_FAILED", message), Again.NEVER);
  }

  SkillError error() {
    return error;
  }

  /**
   * @param repeatable whether the request may reach the server twice
   * @param wasRedirected whether a server has acted on it already, if only by a redirect
   */
  boolean isWorthAnother(boolean repeatable, boolean wasRedirected) {
    return repeatable ? again != Again.NEVER : again == Again.ALWAYS && !wasRedirected;
  }

  /** How long the server asks to wait. */
  Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}

package io.touchstone.llm;

/** The kinds of trouble in which a request ends. */
public enum LlmTrouble {
  /** The service refuses the request as it is. */
  INVALID_REQUEST(false),
  /** The request is longer than the model can read. */
  CONTEXT_LENGTH(false),
  /** The model, or a filter before it, will not answer this. */
  CONTENT_FILTER(false),
  /** The key is missing, unknown, or not allowed to ask this. */
  PERMISSION(false),
  /** The account cannot pay. */
  BILLING(false),
  /** The account has spent as much as it allows itself; waiting does not help. */
  SPEND_LIMIT(false),
  /** There is no such model, or nothing at the address. */
  NOT_FOUND(false),
  /** No reply came in time. */
  TIMEOUT(true),
  /** The service was busy with something that excludes this. */
  CONFLICT(true),
  /** Too many requests or tokens in too short a time. */
  RATE_LIMIT(true),
  /** The service has too much to do, or failed. */
  OVERLOADED(true),
  /** There was no connection, or it broke. */
  CONNECTION(true),
  /** A reply came, but it cannot be used. */
  INVALID_RESPONSE(true),
  /** Nothing is recorded for the request, and nobody else may be asked. */
  NO_RECORDING(false),
  /** The recording of the request is damaged, or cannot be read or written. */
  BAD_RECORDING(false),
  /** What asks the model is not set up here. */
  NOT_SET_UP(false);

  private final boolean retryable;

  LlmTrouble(boolean retryable) {
    this.retryable = retryable;
  }

  /** Whether the same request may succeed later. */
  public boolean isRetryable() {
    return retryable;
  }
}

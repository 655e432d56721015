package io.touchstone.contract;

/**
 * One way in which a component fails, as it promises.
 *
 * @param code the error code, unique in a contract
 * @param category what kind of failure it is
 * @param retryable whether the same call may succeed later
 */
public record FailureMode(String code, Category category, boolean retryable) {
  /** What kind of failure it is, and so what a caller can do. */
  public enum Category {
    TRANSIENT,
    PERMANENT,
    RESOURCE,
    PERMISSION,
    VALIDATION
  }
}

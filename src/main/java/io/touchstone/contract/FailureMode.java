package io.touchstone.contract;

/**
 * One way in which a component fails, as it promises.
 *
 * @param code the error code, unique in a contract
 * @param category what kind of failure it is
 * @param retryable whether the same call may succeed later
 */
public record FailureMode(String code, ErrorCategory category, boolean retryable) {}

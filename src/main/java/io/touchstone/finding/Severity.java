package io.touchstone.finding;

import java.util.Locale;

/** How bad a finding is, from the mildest to the worst, and the exit code that it asks for. */
public enum Severity {
  /** Worth knowing; never fails a run. */
  INFO(0),
  /** Suspicious; fails a run only where the user says so. */
  WARNING(0),
  /** A promise is broken. */
  ERROR(1),
  /** The input cannot be used: a malformed golden, an unknown subject. */
  INVALID(2),
  /** Touchstone itself failed. */
  INTERNAL(3);

  private final int exitCode;

  Severity(int exitCode) {
    this.exitCode = exitCode;
  }

  /** 0 to 3; a run exits with the highest of its findings'. */
  public int exitCode() {
    return exitCode;
  }

  /** The name in reports: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

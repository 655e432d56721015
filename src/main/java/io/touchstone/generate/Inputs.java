package io.touchstone.generate;

import java.util.List;

/**
 * What was made, and why it may be less than was asked for.
 *
 * @param values in the order in which they were made, no two equal
 * @param ending whether it is as many as were asked for, and if not, why
 * @param reason in words, why it is fewer; empty when it is not
 */
public record Inputs<T>(List<T> values, Ending ending, String reason) {
  /** Why no more were made. */
  public enum Ending {
    /** As many as were asked for. */
    COMPLETE,
    /** Provably there are no more. */
    EXHAUSTED,
    /** No more were found within a fixed number of tries. */
    GAVE_UP
  }

  public Inputs {
    values = List.copyOf(values);
  }

  static <T> Inputs<T> complete(List<T> values) {
    return new Inputs<>(values, Ending.COMPLETE, "");
  }
}

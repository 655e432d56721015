package io.touchstone.stress;

import java.util.Optional;

/** Keeps what shows a divergence again. */
@FunctionalInterface
public interface Keeper {
  /** Keeps nothing. */
  Keeper NONE = (display, text) -> Optional.empty();

  /**
   * Keeps the replay of a case.
   *
   * @param display the case, as reports name it
   * @param text of the file
   * @return the file as a command line names it; empty where it could not be kept
   */
  Optional<String> keep(String display, String text);
}

package io.touchstone.stress;

/** Keeps what shows a divergence again. */
@FunctionalInterface
public interface Keeper {
  /** Keeps nothing. */
  Keeper NONE = (display, text) -> Kept.not("");

  /**
   * What became of it.
   *
   * @param path the file as a command line names it; empty where it was not kept
   * @param fault why it was not; empty where that was not tried
   */
  record Kept(String path, String fault) {
    public static Kept at(String path) {
      return new Kept(path, "");
    }

    public static Kept not(String fault) {
      return new Kept("", fault);
    }
  }

  /**
   * Keeps the replay of a case.
   *
   * @param display the case, as reports name it
   * @param text of the file
   */
  Kept keep(String display, String text);
}

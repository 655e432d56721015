package io.touchstone.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Which folders a configuration may name: those below the root. */
final class RootPaths {
  private RootPaths() {}

  /**
   * Whether the text leads below the folder that it is seen from. A {@code ..} never does, since a
   * link would turn it into a way out though the text leads back.
   */
  static boolean isBelow(String text) {
    try {
      Path path = Path.of(text);
      return !text.isBlank()
          && !path.isAbsolute()
          && !hasWayUp(path)
          && !path.normalize().toString().isEmpty();
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static boolean hasWayUp(Path path) {
    for (Path name : path) {
      if (name.toString().equals("..")) {
        return true;
      }
    }
    return false;
  }
}

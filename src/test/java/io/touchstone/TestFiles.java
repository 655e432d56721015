package io.touchstone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The test data that lies beside the tests of a package. */
public final class TestFiles {
  private TestFiles() {}

  /** The file or folder of this name beside a class. */
  public static Path path(Class<?> beside, String name) {
    try {
      return Path.of(beside.getResource(name).toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(name, e);
    }
  }

  /** What lies in a folder beside a class whose names end so, sorted; at least one. */
  public static List<Path> list(Class<?> beside, String folder, String ending) {
    try (Stream<Path> paths = Files.list(path(beside, folder))) {
      List<Path> found = paths.filter(path -> path.toString().endsWith(ending)).sorted().toList();
      if (found.isEmpty()) {
        throw new AssertionError(folder + " has no *" + ending);
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.touchstone.contract;

import io.touchstone.json.JsonDocument;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.StrictJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/** The contracts that lie beside the tests of this package. */
final class ContractFixtures {
  private ContractFixtures() {}

  /** What lies in a folder whose names end so, sorted; at least one. */
  static List<Path> list(String folder, String ending) {
    try (Stream<Path> paths = Files.list(path(folder))) {
      List<Path> found = paths.filter(path -> path.toString().endsWith(ending)).sorted().toList();
      if (found.isEmpty()) {
        throw new AssertionError(folder + " has no *" + ending);
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path path(String name) {
    try {
      return Path.of(ContractFixtures.class.getResource(name).toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(name, e);
    }
  }

  static Stream<Named<Path>> named(String folder) {
    return list(folder, ".json").stream().map(file -> Named.of(name(file), file));
  }

  /** The file without its folder and its ending. */
  static String name(Path file) {
    return file.getFileName().toString().replaceFirst("\\.\\w+$", "");
  }

  static JsonDocument document(Path file) {
    return StrictJson.parse(file, file.getFileName().toString(), JsonLimits.DEFAULT);
  }
}

package io.touchstone;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The soak still compiles: the usual build leaves {@code src/bench} alone, so a class that it needs
 * could be renamed unnoticed.
 */
class BenchSourcesTest {
  private static final Path SOAK = Path.of("src/bench/java/io/touchstone/soak");

  @Test
  void theSoakCompiles(@TempDir Path classes) throws IOException {
    List<String> sources;
    try (Stream<Path> files = Files.list(SOAK)) {
      sources =
          files
              .filter(file -> !file.endsWith("package-info.java"))
              .map(BenchSourcesTest::text)
              .toList();
    }

    CompiledSources.into(classes, sources);

    assertTrue(Files.exists(classes.resolve("io/touchstone/soak/Soak.class")));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.touchstone.contract;

import io.touchstone.TestFiles;
import io.touchstone.json.JsonDocument;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.StrictJson;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/** The contracts that lie beside the tests of this package. */
final class ContractFixtures {
  private ContractFixtures() {}

  /** What lies in a folder whose names end so, sorted; at least one. */
  static List<Path> list(String folder, String ending) {
    return TestFiles.list(ContractFixtures.class, folder, ending);
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

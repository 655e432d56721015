package io.touchstone.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.contract.Contract;
import io.touchstone.contract.ContractReader;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.StrictJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder of {@code compat}: two versions of a contract that show a rule, and the verdict.
 *
 * @param name the id of the rule, followed by a point and a word where the rule has several
 */
record CompatFixture(String name, Contract old, Contract now, JsonNode expected) {

  /** All of them, by name; at least one. */
  static List<CompatFixture> all() {
    try (Stream<Path> folders = Files.list(root())) {
      List<CompatFixture> fixtures = folders.sorted().map(CompatFixture::of).toList();
      if (fixtures.isEmpty()) {
        throw new AssertionError("no fixtures");
      }
      return fixtures;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root() {
    try {
      return Path.of(CompatFixture.class.getResource("/compat").toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static CompatFixture of(Path folder) {
    String name = folder.getFileName().toString();
    return new CompatFixture(
        name,
        contract(folder.resolve("old.json"), name),
        contract(folder.resolve("new.json"), name),
        StrictJson.parse(folder.resolve("expected.json"), name, JsonLimits.DEFAULT).root());
  }

  private static Contract contract(Path file, String name) {
    return ContractReader.read(StrictJson.parse(file, name, JsonLimits.DEFAULT));
  }

  /** The id of the rule that it shows. */
  String rule() {
    int point = name.indexOf('.');
    return point < 0 ? name : name.substring(0, point);
  }
}

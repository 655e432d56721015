package io.touchstone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.contract.Contract;
import io.touchstone.contract.ContractFolder;
import io.touchstone.contract.Terms;
import io.touchstone.json.JsonEquality;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.StrictJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contracts under {@code contracts/} say what the project does. */
class ShippedContractsTest {
  private static final Path RESOURCES = Path.of("src/main/resources/io/touchstone");

  private static JsonNode json(Path file) {
    return StrictJson.parse(file, file.toString(), JsonLimits.DEFAULT).root();
  }

  private static List<Path> filesBelow(String folder) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(folder))) {
      return files.filter(file -> file.toString().endsWith(".json")).toList();
    }
  }

  @Test
  void eachCanBeRead() {
    ContractFolder folder = ShippedContracts.folder();
    assertEquals(List.of(), folder.faults());
    assertTrue(
        folder
            .histories()
            .keySet()
            .containsAll(
                List.of(
                    "planner.stub",
                    "resource.default",
                    "touchstone.config",
                    "touchstone.contract",
                    "touchstone.golden-file",
                    "touchstone.report",
                    "touchstone.run-trace")));
  }

  @ParameterizedTest
  @CsvSource({
    "touchstone.golden-file, golden/golden-file.schema.json",
    "touchstone.config,      config/touchstone.schema.json",
    "touchstone.contract,    contract/contract.schema.json",
  })
  void theContractOfAFormatIsTheSchemaForEditors(String contract, String schema) {
    assertTrue(
        JsonEquality.equal(
            json(RESOURCES.resolve(schema)), ShippedContracts.format(contract).json()),
        "expected one schema in %s and in %s; copy what was changed, and raise the version"
            .formatted(schema, ShippedContracts.newest(contract).document().source()));
  }

  @ParameterizedTest
  @CsvSource({
    "touchstone.golden-file, golden",
    "touchstone.contract,    contracts",
    "touchstone.config,      touchstone.json",
  })
  void whatTheProjectHasOfAFormatIsSound(String contract, String place) throws IOException {
    List<Path> files = filesBelow(place);
    assertTrue(!files.isEmpty(), place);
    for (Path file : files) {
      assertEquals(List.of(), ShippedContracts.violations(contract, json(file)), file.toString());
    }
  }

  @Test
  void theSchemaThatAContractNamesForEditorsIsThere() {
    for (Contract contract : ShippedContracts.folder().contracts()) {
      Path schema =
          Path.of(contract.document().source())
              .resolveSibling(contract.member("$schema").orElseThrow().textValue())
              .normalize();
      assertEquals(RESOURCES.resolve("contract/contract.schema.json"), schema);
    }
  }

  @Test
  void theDefaultLimits() {
    assertEquals(
        new Terms.Limits(1000, 60, 5), ShippedContracts.newest("resource.default").terms());
  }
}

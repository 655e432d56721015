package io.touchstone.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.touchstone.contract.Contract;
import io.touchstone.contract.ContractReader;
import io.touchstone.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Compares the inputs of two versions of a skill. */
final class SchemaDiffs {
  private SchemaDiffs() {}

  static Contract contract(String schema) {
    String json =
        """
        {
          "contract": "acme.search",
          "kind": "skill",
          "version": "1.0.0",
          "inputs_schema": %s
        }
        """
            .formatted(schema);
    return ContractReader.read(
        StrictJson.parse(json.getBytes(StandardCharsets.UTF_8), "contract.json"));
  }

  static List<Change> changes(String old, String now) {
    return ContractDiff.between(contract(old), contract(now));
  }

  static List<String> facts(String old, String now) {
    return changes(old, now).stream().map(Change::toString).toList();
  }

  static void assertSilent(String old, String now) {
    assertEquals(List.of(), facts(old, now));
    assertEquals(List.of(), facts(now, old));
  }
}

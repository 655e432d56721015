package io.touchstone.generate;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.contract.Contract;
import io.touchstone.contract.ContractFolder;
import io.touchstone.contract.Terms;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.StrictJson;
import io.touchstone.schema.Dialect;
import io.touchstone.schema.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A schema of {@code schemas.json}.
 *
 * @param valid how many values it accepts; -1 for many
 * @param invalid 0 if there is no invalid input; -1 for many
 */
record SchemaRow(String name, Schema schema, int valid, int invalid) {
  static Stream<SchemaRow> all() {
    return rows("schemas.json").stream();
  }

  /** What the contracts of this project say of inputs, outputs and documents. */
  static Stream<SchemaRow> shipped() {
    return ContractFolder.read(Path.of("contracts"), "contracts", JsonLimits.DEFAULT)
        .contracts()
        .stream()
        .flatMap(SchemaRow::schemas);
  }

  private static Stream<SchemaRow> schemas(Contract contract) {
    if (contract.terms() instanceof Terms.Behavior behavior) {
      return Stream.concat(Stream.of(behavior.inputs()), behavior.outputs().stream())
          .map(schema -> new SchemaRow(contract.toString(), schema, -1, -1));
    }
    return contract.terms() instanceof Terms.Format format
        ? Stream.of(new SchemaRow(contract.toString(), format.schema(), -1, -1))
        : Stream.empty();
  }

  static SchemaRow named(String name) {
    return all().filter(row -> row.name.equals(name)).findFirst().orElseThrow();
  }

  static List<SchemaRow> rows(String file) {
    try (InputStream in = SchemaRow.class.getResourceAsStream(file)) {
      List<SchemaRow> rows = new ArrayList<>();
      for (JsonNode row : StrictJson.value(in.readAllBytes(), file, JsonLimits.DEFAULT)) {
        rows.add(
            new SchemaRow(
                row.path(row.has("name") ? "name" : "description").textValue(),
                schema(row),
                row.path("valid").asInt(-1),
                row.path("invalid").asInt(-1)));
      }
      return rows;
    } catch (IOException e) {
      throw new AssertionError(file, e);
    }
  }

  private static Schema schema(JsonNode row) {
    Dialect dialect = Dialect.ofWord(row.get("draft").textValue()).orElseThrow();
    return Schema.of(row.get("schema"), dialect, "a row");
  }

  /** A schema of draft 2020-12. */
  static Schema schema(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    JsonNode schema = StrictJson.value(bytes, "test", JsonLimits.DEFAULT);
    return Schema.of(schema, Dialect.DRAFT_2020_12, "test");
  }

  @Override
  public String toString() {
    return name;
  }
}

package io.touchstone;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.contract.Contract;
import io.touchstone.contract.ContractFolder;
import io.touchstone.contract.Terms;
import io.touchstone.json.JsonLimits;
import io.touchstone.schema.Schema;
import io.touchstone.schema.SchemaValidator;
import io.touchstone.schema.Violation;
import java.nio.file.Path;
import java.util.List;

/** The contracts of this project, for tests that hold what it does against them. */
public final class ShippedContracts {
  private ShippedContracts() {}

  static ContractFolder folder() {
    return ContractFolder.read(Path.of("contracts"), "contracts", JsonLimits.DEFAULT);
  }

  /** The newest version of a contract. */
  public static Contract newest(String id) {
    return folder().history(id).orElseThrow().newest();
  }

  /** The terms of a component that is called. */
  public static Terms.Behavior behavior(String id) {
    return (Terms.Behavior) newest(id).terms();
  }

  /** The schema of a document format. */
  public static Schema format(String id) {
    return ((Terms.Format) newest(id).terms()).schema();
  }

  /** What of a document the format does not accept. */
  public static List<Violation> violations(String id, JsonNode document) {
    return SchemaValidator.of(format(id), false).violations(document).orElseThrow();
  }
}

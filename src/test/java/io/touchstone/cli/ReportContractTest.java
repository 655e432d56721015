package io.touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.ShippedContracts;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.StrictJson;
import io.touchstone.verify.TestProject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report for programs is what its contract promises. */
class ReportContractTest {
  private TestProject project;

  private JsonNode report(Path root) {
    Shell.Result run = new Shell(project).run("verify", "--quick");
    assertTrue(run.err().isEmpty(), run::err);
    return StrictJson.parse(root.resolve("reports/verify.json"), "verify.json", JsonLimits.DEFAULT)
        .root();
  }

  @Test
  void aReportWithEverySortOfFindingKeepsIt(@TempDir Path root) {
    project =
        new TestProject(root)
            .echo("golden/good.json", "1", "1")
            .echo("golden/differs.json", "{\"a\": [1]}", "{\"a\": [2], \"b\": 3}")
            .write("golden/malformed.json", "{")
            .write("golden/test.throws/a.json", "{\"input\": 1, \"expected_output\": 1}")
            .write(
                "golden/test.counter/a.json", "{\"input\": 1, \"expected_output\": {\"call\": 1}}")
            .write("contracts/broken/1.0.0.json", "{")
            .write("contracts/test.echo/1.0.0.json", contract("1.0.0", "{\"type\": \"object\"}"))
            .write("contracts/test.echo/1.0.1.json", contract("1.0.1", "{\"type\": \"array\"}"));
    JsonNode report = report(root);
    assertEquals(List.of(), ShippedContracts.violations("touchstone.report", report));
    for (String list : List.of("findings", "goldens", "stress", "contracts")) {
      assertTrue(!report.get(list).isEmpty(), list);
    }
  }

  private static String contract(String version, String inputs) {
    return """
        {"contract": "test.echo", "kind": "skill", "version": "%s", "inputs_schema": %s}"""
        .formatted(version, inputs);
  }

  @Test
  void aReportOfNothingKeepsIt(@TempDir Path root) {
    project = new TestProject(root);
    assertEquals(List.of(), ShippedContracts.violations("touchstone.report", report(root)));
  }
}

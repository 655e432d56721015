package io.touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is shown of contracts: the honest version, a difference, a rule. */
class ContractShowTest {
  private ContractProject project;

  @BeforeEach
  void aProject(@TempDir Path root) {
    project = new ContractProject(root);
  }

  @Test
  void bumpGivesTheSmallestHonestVersion() {
    project.search("1.2.3", "100");
    assertEquals("1.2.3\n", project.run("bump", "acme.search").out());
    project.search("1.2.4-rc.1", "50");
    assertEquals("2.0.0\n", project.run("bump", "acme.search").out());
    project.search("1.2.4-rc.1", "200");
    assertEquals("1.3.0\n", project.run("bump", "acme.search").out());
  }

  @Test
  void aDiffTellsWhatIsWrongWithTheNewContractByItself() {
    project.files().write("old.json", withInputs("{\"type\": \"string\", \"maxLength\": 3}"));
    project.files().write("empty.json", withInputs("{}"));
    project
        .files()
        .write(
            "none.json", withInputs("{\"type\": \"string\", \"minLength\": 3, \"maxLength\": 2}"));
    Shell.Result empty = project.run("diff", "--exit-code", "old.json", "empty.json");
    assertTrue(
        empty.out().contains("  empty.json:1: expected \"inputs_schema\" to say"), empty::out);
    assertEquals(1, empty.exitCode());
    Shell.Result none = project.run("diff", "old.json", "none.json");
    assertTrue(
        none.out().contains("  none.json:1: no document satisfies \"inputs_schema\""), none::out);
    assertEquals(0, none.exitCode());
  }

  private static String withInputs(String schema) {
    return """
    {"contract": "acme.search", "kind": "skill", "version": "1.0.0", "inputs_schema": %s}
    """
        .formatted(schema);
  }

  @Test
  void eachFindingOfTheGateHasARuleToExplain() {
    project.search("1.0.0", "100").search("1.1.0", "50");
    project.write("2.0.0", withInputs("{}").replace("1.0.0", "2.0.0"));
    project.waive(
        """
        [{"contract": "acme.search", "path": "x", "rule": "input-closed", "reason": "r",
          "expires": "2025-01-01"}]
        """);
    project.check();
    project.shell().run("verify");
    Matcher rule =
        Pattern.compile("\"rule\": \"([^\"]+)\"")
            .matcher(project.files().text("reports/verify.json"));
    int rules = 0;
    for (; rule.find(); rules++) {
      Shell.Result explained = project.run("explain", rule.group(1));
      assertEquals(0, explained.exitCode(), explained::err);
    }
    assertTrue(rules >= 4, "found " + rules);
  }

  @Test
  void explainTellsWhatARuleMeans() {
    Shell.Result result = project.run("explain", "output-property-removed");
    assertTrue(result.out().startsWith("output-property-removed: "), result::out);
    assertTrue(result.out().contains("  outputs property removed\n"), result::out);
    Shell.Result unknown = project.run("explain", "output-property-remove");
    assertTrue(unknown.err().contains("did you mean \"output-property-removed\"?"), unknown::err);
    assertEquals(2, unknown.exitCode());
  }
}

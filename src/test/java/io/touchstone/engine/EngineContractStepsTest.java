package io.touchstone.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectFile;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import io.touchstone.engine.marked.Goldens;
import io.touchstone.verify.TestProject;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.TestIdentifier;

/** Contracts as tests: one for each step between two versions, and one for all the rest. */
class EngineContractStepsTest {
  private static final String STEP = "acme.search 1.0.0 -> 1.1.0";
  private TestProject project;

  @BeforeEach
  void aContractOfTwoVersions(@TempDir Path root) {
    project = new TestProject(root).echo("golden/case.json", "1", "1");
    contract("1.0.0", "{\"type\": \"string\"}");
    contract("1.1.0", "{\"type\": [\"string\", \"null\"]}");
  }

  private void contract(String version, String inputs) {
    project.write(
        "contracts/acme.search/" + version + ".json",
        """
        {"contract": "acme.search", "kind": "skill", "version": "%s", "inputs_schema": %s}
        """
            .formatted(version, inputs));
  }

  private EngineRun marked() {
    return EngineRun.in(project)
        .select(selectClass(Goldens.class))
        .with("touchstone.stress", "false");
  }

  @Test
  void eachStepIsATestBesideTheGoldenFiles() {
    assertEquals(
        List.of(
            "Goldens",
            "  contracts can be used",
            "  " + STEP,
            "  case.json",
            "    case.json matches"),
        marked().tree());
    assertEquals("passed", marked().results().get(STEP));
  }

  @Test
  void aStepThatSaysLessThanItDoesFailsWithTheWitness() {
    contract("1.1.0", "{\"type\": \"null\"}");
    SortedMap<String, String> results = marked().results();
    assertTrue(results.get(STEP).contains("needs MAJOR and declares MINOR"), results::toString);
    assertTrue(results.get(STEP).contains("only 1.0.0 accepts  \"\""), results::toString);
    assertEquals("passed", results.get("contracts can be used"));
    assertEquals("passed", results.get("case.json matches"));
  }

  @Test
  void aStepThatIsOnlyStrangePassesWithAWarning() {
    contract("1.0.0", "{\"type\": \"object\"}");
    contract("1.1.0", "{\"type\": \"object\", \"properties\": {\"a\": {\"type\": \"string\"}}}");
    assertEquals("passed", marked().results().get(STEP));
    String warning = marked().warnings().get(STEP);
    assertTrue(warning.contains("a is new"), warning);
  }

  @Test
  void whatBelongsToNoStepFailsTheOtherTest() {
    project.write("contracts/acme.search/1.2.0.json", "{}");
    String result = marked().results().get("contracts can be used");
    assertTrue(result.startsWith("contracts/acme.search/1.2.0.json:1:1: "), result);
  }

  @Test
  void aTagSelectsThem() {
    assertEquals(
        List.of("Goldens", "  contracts can be used", "  " + STEP),
        marked().tag("contract").tree());
  }

  @Test
  void aStepCanBeRunByItsUniqueId() {
    String id =
        marked().nodes().stream()
            .filter(node -> node.getDisplayName().equals(STEP))
            .map(TestIdentifier::getUniqueId)
            .findFirst()
            .orElseThrow();
    EngineRun run = EngineRun.in(project).select(selectUniqueId(id));
    assertEquals(List.of("Goldens", "  " + STEP), run.tree());
    assertEquals("passed", run.results().get(STEP));
  }

  @Test
  void aSingleGoldenFileBringsNoContracts() {
    EngineRun run =
        EngineRun.in(project).select(selectFile(project.path("golden/case.json").toFile()));
    assertTrue(run.tree().stream().noneMatch(line -> line.contains(STEP)), run.tree()::toString);
  }

  @Test
  void contractsNeedNoGoldenFolder(@TempDir Path elsewhere) {
    project = new TestProject(elsewhere);
    contract("1.0.0", "true");
    assertEquals(List.of("Goldens", "  contracts can be used"), marked().tree());
    assertEquals("passed", marked().results().get("contracts can be used"));
  }

  @Test
  void anUnknownRevisionToCompareWithFails() {
    String result =
        marked().with("touchstone.against", "main").results().get("contracts can be used");
    assertTrue(result.startsWith("--against main: "), result);
  }
}

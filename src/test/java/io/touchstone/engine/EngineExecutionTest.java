package io.touchstone.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import io.touchstone.engine.marked.Goldens;
import io.touchstone.engine.marked.OtherGoldens;
import io.touchstone.verify.TestProject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.FileInfo;

/** What passes, what fails, and what a failure carries. */
class EngineExecutionTest {
  private TestProject project;

  @BeforeEach
  void anEmptyProject(@TempDir Path root) {
    project = new TestProject(root);
  }

  private EngineRun marked() {
    return EngineRun.in(project)
        .with("touchstone.stress", "false")
        .select(selectClass(Goldens.class));
  }

  private AssertionFailedError failure() {
    return assertInstanceOf(AssertionFailedError.class, marked().failure());
  }

  @Test
  void aFailureNamesFileLinePathValuesAndTheWayToAccept() {
    project.echo("golden/case.json", "{\"a\": {\"b\": 2}}", "{\"a\": {\"b\": 1}}");
    assertEquals(
        """
        golden/case.json:4: differs at a.b
          expected  1
          actual    2
          accept it with: touchstone golden accept golden/case.json""",
        failure().getMessage());
  }

  @Test
  void theWayToAcceptNamesAFolderThatIsNotTheConfiguredOne() {
    project.echo("other/case.json", "1", "2");
    Throwable failure = EngineRun.in(project).select(selectClass(OtherGoldens.class)).failure();
    assertTrue(
        failure.getMessage().endsWith("touchstone golden accept --golden other other/case.json"),
        failure::getMessage);
  }

  @Test
  void anIdeCanSetTheFileBesideWhatAcceptingWouldMakeOfIt() throws IOException {
    project.echo("golden/case.json", "{\"a\": 2}", "{\"a\": 1}");
    AssertionFailedError failure = failure();
    FileInfo expected = assertInstanceOf(FileInfo.class, failure.getExpected().getValue());
    assertEquals(project.path("golden/case.json").toString(), expected.getPath());
    assertEquals(
        project.text("golden/case.json"), expected.getContentsAsString(StandardCharsets.UTF_8));
    assertEquals(
        project.text("golden/case.json").replace("{\"a\": 1}", "{\"a\": 2}"),
        failure.getActual().getStringRepresentation());
    assertEquals("{\n  \"a\": 2\n}\n", project.text("reports/actual/golden/case.json"));
  }

  @Test
  void aValueOfTheWrongFormCannotBeAcceptedAndCarriesTheValues() {
    project.write(
        "golden/test.echo/case.json",
        """
        {"input": {"id": 7}, "expected_output": {"id": "x"}, "matchers": {"id": "string"}}""");
    AssertionFailedError failure = failure();
    assertEquals("{\n  \"id\": \"x\"\n}\n", failure.getExpected().getValue());
    assertEquals("{\n  \"id\": 7\n}\n", failure.getActual().getValue());
  }

  @Test
  void aSubjectThatThrowsFailsWithWhatItThrew() {
    project.write("golden/test.throws/case.json", "{\"input\": 1, \"expected_output\": 2}");
    AssertionFailedError failure = failure();
    assertTrue(
        failure
            .getMessage()
            .startsWith(
                "golden/test.throws/case.json:1: java.lang.IllegalStateException: subject \"test.throws\" gave no answer: no luck"),
        failure::getMessage);
    assertEquals("2\n", failure.getExpected().getValue());
    assertTrue(failure.getActual().getStringRepresentation().contains("\"$threw\""));
  }

  @Test
  void aSubjectThatVariesFailsWithPathAndReplay() {
    project.write(
        "golden/test.counter/case.json",
        """
        {"input": 1, "expected_output": {"call": 1}}""");
    Map<String, String> results =
        EngineRun.in(project).select(selectClass(Goldens.class)).results();
    assertEquals("passed", results.get("test.counter/case.json matches"));
    String failure = results.get("test.counter/case.json is deterministic");
    assertTrue(
        failure.contains(
            """
            golden/test.counter/case.json:1: not deterministic: another answer under mere repetition, first at call
              expected  1
              actual    2
              repeat, trial 0; shows 10 of 10 with a second call on one instance
              looks like a counter that outlives the call
              smallest input: 0
              show it again with: touchstone stress replay reports/stress/golden/test.counter/case.json"""),
        failure);
  }

  @Test
  void aStressThatMissesACanaryLetsNothingPass() {
    project.write("touchstone.json", "{\"limits\": {\"max_bytes\": 60}}");
    project.write("golden/test.echo/case.json", "{\"input\": 1, \"expected_output\": 1}");
    Map<String, String> results =
        EngineRun.in(project).select(selectClass(Goldens.class)).results();
    assertEquals("passed", results.get("test.echo/case.json matches"));
    String failure = results.get("test.echo/case.json is deterministic");
    assertTrue(
        failure.contains("the stress is inconclusive: it did not catch canary.key-order"), failure);
  }

  @Test
  void aMalformedFileFailsAndTheOthersRun() {
    project
        .echo("golden/fine.json", "1", "1")
        .write("golden/test.echo/typo.json", "{\"input\": 1, \"expected_outptu\": 1}");
    Map<String, String> results = marked().results();
    assertEquals("passed", results.get("fine.json matches"));
    String failure = results.get("test.echo/typo.json matches");
    assertTrue(
        failure.startsWith(
            "golden/test.echo/typo.json:1:14: unknown key \"expected_outptu\" in a golden file; did you mean \"expected_output\"?"),
        failure);
  }

  @Test
  void aMissingFolderFails() {
    String failure = marked().results().get("golden can be used");
    assertTrue(
        failure.startsWith("golden: expected a folder with golden files, found nothing"), failure);
  }

  @Test
  void anEmptyFolderFails() {
    project.write("golden/notes.txt", "");
    String failure = marked().results().get("golden can be used");
    assertTrue(
        failure.startsWith("golden: expected at least one golden file (*.json), found none"),
        failure);
  }

  @Test
  void aFolderThatIsAFileFails() {
    project.write("golden", "");
    assertEquals(
        Map.of("golden can be used", "golden: expected a folder with golden files, found a file"),
        marked().results());
  }

  @Test
  void aLinkThatLeadsInCirclesFailsAndTheOthersRun() throws IOException {
    project.echo("golden/fine.json", "1", "1");
    Files.createSymbolicLink(project.path("golden/again"), project.path("golden"));
    assertEquals(
        Map.of(
            "fine.json matches",
            "passed",
            "golden/again can be used",
            "golden/again: the symbolic link leads back to a folder above it; remove the link"),
        marked().results());
  }

  @Test
  void aMendedFaultPassesWhenItIsRunAgain() throws IOException {
    project.echo("golden/fine.json", "1", "1");
    String fault =
        "[engine:touchstone]/[class:" + Goldens.class.getName() + "]/[fault:golden%2Fagain]";
    Files.createSymbolicLink(project.path("golden/again"), project.path("golden"));
    EngineRun again = EngineRun.in(project).select(selectUniqueId(fault));
    assertFalse(again.results().containsValue("passed"));
    Files.delete(project.path("golden/again"));
    project.echo("golden/again/fine.json", "1", "1");
    assertEquals(Map.of("golden/again can be used", "passed"), again.results());
  }

  @Test
  void aFileThatChangesBetweenDiscoveryAndRunIsReadAgain() {
    project.echo("golden/case.json", "1", "2");
    EngineRun run = marked();
    assertFalse(run.results().containsValue("passed"));
    project.echo("golden/case.json", "1", "1");
    assertEquals(Map.of("case.json matches", "passed"), run.results());
  }

  @Test
  void testsInParallelEndAsOnesInARow() {
    for (int i = 0; i < 6; i++) {
      project.echo("golden/" + i + ".json", "" + i, "" + i % 4);
    }
    EngineRun stressed = EngineRun.in(project).select(selectClass(Goldens.class));
    Map<String, String> inARow = stressed.results();
    Map<String, String> inParallel =
        stressed
            .with("touchstone.parallel", "true")
            .with("touchstone.parallel.config.strategy", "fixed")
            .with("touchstone.parallel.config.fixed.parallelism", "4")
            .results();
    assertEquals(12, inARow.size());
    assertEquals(10, inARow.values().stream().filter("passed"::equals).count());
    assertEquals(inARow, inParallel);
  }
}

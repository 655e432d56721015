package io.touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.StrictJson;
import io.touchstone.verify.TestProject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenPruneCommandTest {
  private static final String GONE =
      "{\"subject\": \"gone\", \"input\": 1, \"expected_output\": 1}";

  private TestProject project;
  private Shell shell;

  @BeforeEach
  void oneOfEachKindBesideWhatStays(@TempDir Path root) {
    project =
        new TestProject(root)
            .echo("golden/fine.json", "\"sound\"", "\"heard\"")
            .echo("golden/more/again.json", " \"sound\"", "\"heard\"")
            .write("golden/gone.json", GONE)
            .write("reports/actual/golden/fine.json", "\"sound\"\n")
            .write("reports/actual/golden/left.json", "1\n");
    shell = new Shell(project);
  }

  private Set<String> files() {
    Set<String> files = new TreeSet<>(project.files(".").keySet());
    files.remove("reports/.lock");
    return files;
  }

  @Test
  void whatGoesIsListedAndRemovedAfterAYes() {
    Shell.Result result = shell.type("y\n").run("golden", "prune");
    assertEquals(
        """
        orphan     golden/gone.json: there is no subject "gone"
        duplicate  golden/more/again.json: asks and expects the same as golden/fine.json, which stays
        leftover   reports/actual/golden/left.json: is an actual output without a golden file
        remove 3 files? [y/N] y
        3 files removed
        """,
        result.out());
    assertEquals(0, result.exitCode());
    assertEquals(Set.of("golden/fine.json", "reports/actual/golden/fine.json"), files());
    assertEquals("nothing to remove\n", shell.run("golden", "prune").out());
  }

  @Test
  void anythingElseThanAYesIsANo() {
    Set<String> before = files();
    for (String answer : new String[] {"", "n\n", "\n", "yikes\n", "N\ny\n"}) {
      Shell.Result result = shell.type(answer).run("golden", "prune");
      assertTrue(result.out().endsWith("nothing removed\n"), result::out);
      assertEquals(1, result.exitCode());
      assertEquals(before, files());
    }
  }

  @Test
  void scriptsAreNotAsked() {
    Shell.Result result = shell.run("golden", "prune", "--yes");
    assertFalse(result.out().contains("[y/N]"), result::out);
    assertEquals(0, result.exitCode());
    assertEquals(2, files().size());
  }

  @Test
  void anAutomaticBuildOnlyLists() {
    shell.set("CI", "true");
    Set<String> before = files();
    Shell.Result refused = shell.run("golden", "prune", "--yes");
    assertTrue(refused.err().contains("refused because the environment variable CI is set"));
    assertEquals(2, refused.exitCode());
    Shell.Result listed = shell.run("golden", "prune", "--dry-run", "--format", "json");
    assertEquals(0, listed.exitCode());
    JsonNode json = StrictJson.parse(listed.out().getBytes(StandardCharsets.UTF_8), "out").root();
    assertEquals(3, json.get("remove").size());
    assertEquals("orphan", json.at("/remove/0/kind").asText());
    assertEquals("golden/gone.json", json.at("/remove/0/file").asText());
    assertEquals(before, files());
  }

  @Test
  void aDryRunListsAndAsksNothing() {
    Shell.Result result = shell.type("y\n").run("golden", "prune", "--dry-run");
    assertTrue(result.out().endsWith("\n3 files would be removed\n"), result::out);
    assertEquals(0, result.exitCode());
    assertEquals(5, files().size());
  }

  @Test
  void programsMustSayThatTheyOnlyList() {
    Shell.Result result = shell.run("golden", "prune", "--format", "json", "--yes");
    assertTrue(result.err().contains("add --dry-run"), result::err);
    assertEquals(2, result.exitCode());
    assertEquals(5, files().size());
  }

  @Test
  void aPathNarrowsWhatGoesAndNotWhatItIsHeldAgainst() {
    Shell.Result result = shell.run("golden", "prune", "--yes", "golden/more");
    assertEquals(
        """
        duplicate  golden/more/again.json: asks and expects the same as golden/fine.json, which stays
        1 file removed
        """,
        result.out());
    assertEquals("nothing to remove\n", shell.run("golden", "prune", "golden/fine.json").out());
    assertTrue(
        shell
            .run("golden", "prune", "--dry-run", "reports/actual")
            .out()
            .startsWith("leftover   reports/actual/golden/left.json"));
  }

  @Test
  void theFileThatStaysIsTheOneWithTheShorterName() {
    project.echo("golden/f.json", "\"sound\"", "\"heard\"");
    Shell.Result result = shell.run("golden", "prune", "--dry-run");
    assertTrue(
        result
            .out()
            .contains(
                """
                duplicate  golden/fine.json: asks and expects the same as golden/f.json, which stays
                duplicate  golden/more/again.json: asks and expects the same as golden/f.json, which stays
                leftover   reports/actual/golden/fine.json: is an actual output of golden/fine.json, which goes
                """),
        result::out);
  }

  @Test
  void whatExpectsSomethingElseStays() {
    project
        .echo("golden/other.json", "\"sound\"", "\"seen\"")
        .write(
            "golden/tagged.json",
            """
            {"subject": "test.echo", "input": "sound", "expected_output": "heard", "tags": ["t"]}""")
        .write(
            "golden/weaker.json",
            """
            {"subject": "test.echo", "input": "sound", "expected_output": "heard", "matchers": {"": "string"}}""");
    Shell.Result result = shell.run("golden", "prune", "--yes");
    assertTrue(
        result
            .out()
            .startsWith(
                """
                note       golden/other.json: asks the same as golden/fine.json, but has another expected output; it stays, make one file of the two by hand
                note       golden/tagged.json: asks the same as golden/fine.json, but has other tags; it stays, make one file of the two by hand
                note       golden/weaker.json: asks the same as golden/fine.json, but has another comparison; it stays, make one file of the two by hand
                """),
        result::out);
    assertTrue(files().contains("golden/other.json"));
    assertTrue(files().contains("golden/tagged.json"));
    assertTrue(files().contains("golden/weaker.json"));
  }

  @Test
  void numbersAreEqualByValueAndMembersWithoutOrder() {
    project
        .echo("golden/n1.json", "{\"a\": 1.0, \"b\": [1e2]}", "1")
        .echo("golden/number2.json", "{\"b\": [100], \"a\": 1}", "1.0")
        .echo("golden/number3.json", "{\"b\": [100], \"a\": \"1\"}", "1");
    String out = shell.run("golden", "prune", "--dry-run").out();
    assertTrue(out.contains("golden/number2.json: asks and expects the same as golden/n1.json"));
    assertFalse(out.contains("number3"), out);
  }

  @Test
  void aMalformedFileIsNoOrphanAndIsToldOf() {
    project
        .write("golden/gone.json", "{\"subject\": \"gone\", \"inputs\": 1, \"expected_output\": 1}")
        .write("golden/nowhere/x.json", "{\"input\": ")
        .write("golden/top.json", "{\"input\": 1, \"expected_output\": 1}");
    Shell.Result result = shell.run("golden", "prune", "--dry-run");
    assertFalse(result.out().contains("orphan"), result::out);
    assertTrue(result.err().contains("golden/nowhere/x.json:1:"), result::err);
    assertTrue(result.err().contains("golden/top.json:1:1"), result::err);
    assertEquals(2, result.exitCode());
  }

  @Test
  void aDraftStays() {
    project.write("golden/draft.json", "{\"subject\": \"test.echo\", \"input\": \"sound\"}");
    Shell.Result result = shell.run("golden", "prune", "--yes");
    assertEquals("", result.err());
    assertEquals(0, result.exitCode());
    assertTrue(files().contains("golden/draft.json"));
  }

  @Test
  void aFileInTheFolderOfASubjectThatIsGoneIsAnOrphan() {
    project.write("golden/old-planner/rules/x.json", "{\"input\": 1, \"expected_output\": 1}");
    assertTrue(
        shell
            .run("golden", "prune", "--dry-run")
            .out()
            .contains(
                "orphan     golden/old-planner/rules/x.json: no folder on the way to old-planner/rules/x.json has the name of a subject"));
  }

  @Test
  void whereNoSubjectIsThereAtAllNothingIsRemoved() throws IOException {
    Files.delete(project.path("golden/fine.json"));
    Files.delete(project.path("golden/more/again.json"));
    Shell.Result result = shell.run("golden", "prune", "--yes");
    assertTrue(
        result.err().contains("no golden file here has a subject that there is"), result::err);
    assertEquals(2, result.exitCode());
    assertTrue(files().contains("golden/gone.json"));
  }

  @Test
  void whereTheGoldenFolderIsGoneNothingIsRemoved() {
    Shell.Result result = shell.run("golden", "prune", "--yes", "--golden", "elsewhere");
    assertTrue(result.err().contains("expected a folder with golden files"), result::err);
    assertEquals(2, result.exitCode());
    assertEquals(5, files().size());
  }

  @Test
  void actualOutputsOfAnotherGoldenFolderAreNoLeftovers() {
    project
        .echo("other/case.json", "1", "2")
        .write("reports/actual/other/case.json", "1\n")
        .write("reports/actual/other/left.json", "1\n");
    String out = shell.run("golden", "prune", "--dry-run").out();
    assertFalse(out.contains("other/case.json"), out);
    assertTrue(out.contains("leftover   reports/actual/other/left.json"), out);
  }

  @Test
  void aLinkAndItsFileAreOneCase() throws IOException {
    Files.createSymbolicLink(project.path("golden/fine2.json"), project.path("golden/fine.json"));
    assertFalse(shell.run("golden", "prune", "--dry-run").out().contains("fine2"));
  }

  @Test
  void aPathThatMatchesNothingIsBadInput() {
    Shell.Result result = shell.run("golden", "prune", "--yes", "golden/nothing");
    assertEquals(
        "touchstone: golden/nothing: no golden file and no leftover is at or below this path\n",
        result.err());
    assertEquals(2, result.exitCode());
    assertEquals(5, files().size());
  }
}

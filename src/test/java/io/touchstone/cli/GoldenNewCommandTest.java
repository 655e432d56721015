package io.touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.touchstone.verify.TestProject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoldenNewCommandTest {
  private TestProject project;
  private Shell shell;

  @BeforeEach
  void anInput(@TempDir Path root) {
    project = new TestProject(root).write("input.json", "{\"goal\": 1}");
    shell = new Shell(project);
  }

  private Shell.Result make(String subject, String name) {
    return shell.run("golden", "new", subject, name, "--input", "input.json");
  }

  private void assertRefused(String message, Shell.Result result) {
    assertTrue(result.err().startsWith("touchstone: " + message), result::err);
    assertEquals("", result.out());
    assertEquals(2, result.exitCode());
    assertFalse(Files.exists(project.path("golden")));
  }

  @Test
  void aFileIsWrittenThatMatches() {
    Shell.Result result = make("test.echo", "group/case");
    assertEquals("wrote golden/test.echo/group/case.json\n", result.out());
    assertEquals(0, result.exitCode());
    assertEquals("1 golden file checked: 1 match\n", shell.run("golden", "run").out());
  }

  @Test
  void theEndingMayBeGiven() {
    make("test.echo", "case.json");
    assertEquals(Set.of("golden/test.echo/case.json"), project.files("golden").keySet());
  }

  @Test
  void aFileThatIsThereIsNeverReplaced() {
    project.echo("golden/test.echo/case.json", "1", "1");
    String before = project.text("golden/test.echo/case.json");
    Shell.Result result = make("test.echo", "case");
    assertEquals(
        "touchstone: golden/test.echo/case.json: there is a golden file of this name already; choose another, or take over a change with: touchstone golden accept golden/test.echo/case.json\n",
        result.err());
    assertEquals(2, result.exitCode());
    assertEquals(before, project.text("golden/test.echo/case.json"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ".", "..", "../x", "a/../../x", "/x", ".hidden", ".git/x", "a/"})
  void aNameThatIsNoPlaceBelowTheSubjectIsRefused(String name) {
    assertRefused(
        "golden new: expected a name such as my_case or group/my_case, found \"" + name + "\"",
        make("test.echo", name));
  }

  @Test
  void aSubjectWhoseNameLeadsOutOfTheFolderIsRefused() {
    project.write("touchstone.json", "{\"subjects\": {\"../x\": {\"factory\": \"test.echo\"}}}");
    assertRefused(
        "golden new: expected a subject whose name can be a folder below golden, found \"../x\"; rename it",
        make("../x", "case"));
    assertFalse(Files.exists(project.path("x")));
  }

  @Test
  void anUnknownSubjectIsToldTheNearestOne() {
    assertRefused(
        "golden new: unknown subject \"test.ecco\"; did you mean \"test.echo\"? Known: \"plan-run\", ",
        make("test.ecco", "case"));
  }

  @Test
  void anInputThatIsNotJsonIsRefused() {
    project.write("input.json", "{\"goal\": }");
    assertRefused("input.json:1:10: expected a JSON value", make("test.echo", "case"));
  }

  @Test
  void anInputThatIsMissingIsRefused() {
    assertRefused(
        "gone.json: there is no such file",
        shell.run("golden", "new", "test.echo", "case", "--input", "gone.json"));
  }

  @Test
  void idsAndTimesGetMatchers() {
    Shell.Result result = make("test.stamp", "case");
    assertEquals(
        """
        wrote golden/test.stamp/case.json
          matcher  id: uuid
          matcher  at: timestamp
        """,
        result.out());
    assertEquals("", result.err());
    assertEquals(0, shell.run("verify", "--no-stress").exitCode());
  }

  @Test
  void aValueThatChangesFromCallToCallIsNamed() {
    Shell.Result result = make("test.counter", "case");
    assertEquals(
        "  differs from call to call: call; add it to \"ignored_fields\" or give it a matcher\n",
        result.err());
    assertEquals(0, result.exitCode());
  }

  @Test
  void aSubjectThatThrowsLeavesNoFile() {
    Shell.Result result = make("test.throws", "case");
    assertTrue(
        result
            .err()
            .startsWith(
                "touchstone: subject \"test.throws\" gave no answer to make a golden file of: java.lang.IllegalStateException: no luck (at "),
        result::err);
    assertEquals(1, result.exitCode());
    assertFalse(Files.exists(project.path("golden")));
  }

  @Test
  void aFileThatCannotBeWrittenIsNamed() {
    Shell.Result result = make("test.echo", "x".repeat(300));
    assertTrue(
        result
            .err()
            .startsWith(
                "touchstone: golden/test.echo/"
                    + "x".repeat(300)
                    + ".json: the file cannot be written: "),
        result::err);
    assertFalse(result.err().contains(project.root().toString()), result::err);
    assertEquals(2, result.exitCode());
  }

  @Test
  void aGoldenFolderThatIsAFileIsNamed() {
    Shell.Result result =
        shell.run(
            "golden", "new", "test.echo", "c", "--input", "input.json", "--golden", "input.json");
    assertTrue(
        result
            .err()
            .startsWith("touchstone: input.json/test.echo/c.json: the file cannot be written: "),
        result::err);
    assertEquals(2, result.exitCode());
  }
}

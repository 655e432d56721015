package io.touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.touchstone.verify.TestProject;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command finds the project that it is in, and reads its configuration. */
class ProjectRootTest {
  private TestProject project;

  @BeforeEach
  void aProject(@TempDir Path root) {
    project =
        new TestProject(root)
            .write("touchstone.json", "{\"folders\": {\"golden\": \"cases\"}}")
            .echo("cases/group/fine.json", "1", "1")
            .echo("cases/other.json", "1", "1");
  }

  @Test
  void theRootIsFoundFromAFolderBelowIt() {
    Shell.Result result =
        new Shell(project).at(project.path("cases/group")).run("golden", "run", "--verbose");
    assertTrue(
        result.out().startsWith("ok   cases/group/fine.json\nok   cases/other.json\n"),
        result::out);
    assertEquals(0, result.exitCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"fine.json", "cases/group/fine.json", "../group"})
  void aPathMayStartFromHereOrFromTheRoot(String path) {
    Shell.Result result =
        new Shell(project).at(project.path("cases/group")).run("golden", "run", path);
    assertEquals("1 golden file checked: 1 match\n", result.out());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "verify",
        "golden run",
        "golden list",
        "golden accept cases",
        "golden new test.echo x --input -",
        "plan create --input -",
        "canon -"
      })
  void aBrokenConfigurationIsToldByEveryCommand(String command) {
    project.write("touchstone.json", "{\n  \"folder\": {}\n}");
    Shell.Result result = new Shell(project).type("{}").run(command.split(" "));
    assertTrue(
        result
            .err()
            .startsWith(
                "touchstone: touchstone.json:2:3: unknown key \"folder\" in a configuration; did you mean \"folders\"? Known: "),
        result::err);
    assertEquals("", result.out());
    assertEquals(2, result.exitCode());
  }
}

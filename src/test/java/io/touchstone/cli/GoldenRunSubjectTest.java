package io.touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.touchstone.verify.TestProject;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code golden run --subject}: another subject in the place of each golden file's own. */
class GoldenRunSubjectTest {
  private TestProject project;
  private Shell shell;

  @BeforeEach
  void aProject(@TempDir Path root) {
    project = new TestProject(root);
    shell = new Shell(project);
    project.write(
        "touchstone.json",
        """
        {"subjects": {
          "copy": {"command": ["cat"], "lifetime": "call"},
          "fixed": {"command": ["echo", "{\\"a\\": 1}"], "lifetime": "call"},
          "broken": {"command": ["false"], "lifetime": "call"}
        }}
        """);
    project.echo("golden/echo/one.json", "{\"a\": 1}", "{\"a\": 1}");
    project.echo("golden/echo/two.json", "{\"a\": 2}", "{\"a\": 2}");
  }

  @Test
  void anotherSubjectOfTheSameAnswersPasses() {
    Shell.Result result = shell.run("golden", "run", "--subject", "copy", "golden/echo");
    assertEquals("2 golden files checked: 2 match\n", result.out());
    assertEquals(0, result.exitCode());
  }

  @Test
  void aDifferenceIsToldWithItsPathAndBothSubjectsAndNothingIsKept() {
    Shell.Result result = shell.run("golden", "run", "--subject", "fixed");
    assertEquals(1, result.exitCode());
    assertEquals(
        """
        golden/echo/two.json:4: differs at a (subject "fixed", in the place of "test.echo")
          expected  2
          actual    1
          correct the subject "fixed", or "test.echo" and its golden files

        2 golden files checked: 1 match, 1 do not
        """,
        result.out());
    assertFalse(Files.exists(project.path("reports/actual")));
  }

  @Test
  void oneThatGivesNoAnswerIsNamedWithTheOneThatItStandsFor() {
    Shell.Result result = shell.run("golden", "run", "--subject", "broken", "golden/echo/one.json");
    assertEquals(1, result.exitCode());
    assertTrue(
        result
            .out()
            .contains(
                "exited: subject \"broken\", in the place of \"test.echo\", gave no answer: the command \"false\" exited with code 1"),
        result::out);
  }

  @Test
  void aSubjectInItsOwnPlaceIsRunAsUsual() {
    project.echo("golden/echo/three.json", "{\"a\": 3}", "{\"a\": 4}");
    Shell.Result usual = shell.run("golden", "run");
    assertEquals(usual.out(), shell.run("golden", "run", "--subject", "test.echo").out());
  }

  @Test
  void anUnknownSubjectIsBadUsage() {
    Shell.Result result = shell.run("golden", "run", "--subject", "coppy");
    assertEquals(2, result.exitCode());
    assertTrue(result.err().contains("unknown subject \"coppy\""), result::err);
  }

  @Test
  void acceptingTakesNoOther() {
    Shell.Result result = shell.run("golden", "accept", "--subject", "fixed", "golden/echo");
    assertEquals(2, result.exitCode());
  }
}

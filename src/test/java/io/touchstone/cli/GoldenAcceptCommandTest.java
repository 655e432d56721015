package io.touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.touchstone.verify.TestProject;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenAcceptCommandTest {
  private TestProject project;
  private Shell shell;
  private String before;

  @BeforeEach
  void oneOfTwoCasesDiffers(@TempDir Path root) {
    project =
        new TestProject(root)
            .echo("golden/fine.json", "1", "1")
            .echo("golden/case.json", "{\"a\": 2}", "{\"a\":   1}");
    shell = new Shell(project);
    before = project.text("golden/case.json");
  }

  @Test
  void onlyTheLeafThatDiffersIsRewritten() {
    Shell.Result result = shell.run("golden", "accept", "golden");
    assertEquals("golden/case.json: accepted a\n1 accepted, 1 match already\n", result.out());
    assertEquals(0, result.exitCode());
    assertEquals(before.replace("{\"a\":   1}", "{\"a\":   2}"), project.text("golden/case.json"));
  }

  @Test
  void nothingIsAcceptedInCi() {
    Shell.Result result = shell.set("CI", "true").run("golden", "accept", "golden");
    assertTrue(result.err().contains("refused because the environment variable CI is set"));
    assertEquals(2, result.exitCode());
    assertEquals(before, project.text("golden/case.json"));
  }

  @Test
  void aFolderOfActualOutputsHoldsMismatchesAlone() {
    shell.run("verify", "--no-stress");
    Shell.Result result = shell.run("golden", "accept", "golden", "--from", "reports/actual");
    assertEquals(
        "golden/case.json: accepted a\n1 accepted, 1 without an actual output\n", result.out());
    assertEquals(0, result.exitCode());
  }

  @Test
  void aSubjectThatVariesIsRefused() {
    project.write(
        "golden/test.counter/c.json",
        """
        {"input": 1, "expected_output": {"call": 9}}""");
    Shell.Result result = shell.run("golden", "accept", "golden/test.counter");
    assertTrue(result.err().contains("answers differently from call to call"), result::err);
    assertEquals(1, result.exitCode());
  }

  @Test
  void anAnswerThatBreaksTheContractIsRefused() {
    project.write(
        "contracts/test.echo/1.0.0.json",
        """
        {"contract": "test.echo", "kind": "skill", "version": "1.0.0", "inputs_schema": true,
         "outputs_schema": {"type": ["object", "integer"], "properties": {"a": {"const": 1}}}}
        """);
    for (String[] more : new String[][] {{}, {"--from", "reports/actual"}}) {
      shell.run("golden", "run");
      String[] all = {"golden", "accept", "golden"};
      String[] arguments = Arrays.copyOf(all, all.length + more.length);
      System.arraycopy(more, 0, arguments, all.length, more.length);
      Shell.Result result = shell.run(arguments);
      assertTrue(result.err().contains("not accepted: golden/case.json"), result::err);
      assertEquals(1, result.exitCode());
      assertEquals(before, project.text("golden/case.json"));
    }
  }

  @Test
  void aPathThatMatchesNothingIsBadInput() {
    Shell.Result result = shell.run("golden", "accept", "golden/gone.json");
    assertEquals(
        "touchstone: golden/gone.json: no golden file is at or below this path\n", result.err());
    assertEquals(2, result.exitCode());
  }
}

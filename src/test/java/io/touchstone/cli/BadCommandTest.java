package io.touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.touchstone.subject.process.Programs;
import io.touchstone.verify.TestProject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Programs that misbehave in the middle of a run: what happened, what was kept, what to do. */
@Timeout(120) // a program that blocks would otherwise block the build
class BadCommandTest {
  private TestProject project;
  private Shell shell;

  @BeforeEach
  void aProject(@TempDir Path root) {
    project = new TestProject(root);
    shell = new Shell(project);
  }

  private void goldens(int count) {
    for (int i = 1; i <= count; i++) {
      project.write(
          "golden/tool/case-%03d.json".formatted(i),
          "{\"input\": %d, \"expected_output\": %d}".formatted(i, i));
    }
  }

  private void tool(String more) {
    project.write("touchstone.json", "{\"subjects\": {\"tool\": {%s}}}".formatted(more));
  }

  private static String words(List<String> words) {
    return "\"command\": [\"" + String.join("\", \"", words) + "\"]";
  }

  @Test
  void oneThatDiesOnItsFiftiethCallFailsThatCaseAndIsStartedAgainForTheNext() {
    goldens(60);
    tool(words(Programs.script("mortal")));
    Shell.Result result = shell.run("golden", "run");
    assertEquals(1, result.exitCode());
    assertTrue(result.out().contains("golden/tool/case-050.json"), result::out);
    assertTrue(
        result
            .out()
            .contains("exited with code 9 before it answered; it printed to standard error:"),
        result::out);
    assertTrue(result.out().contains("out of memory"), result::out);
    assertTrue(result.out().contains("60 golden files checked: 59 match, 1 do not"), result::out);
  }

  @Test
  void oneThatIsNotThereIsToldForEachCaseWithWhatToDo() {
    goldens(2);
    tool("\"command\": [\"no-such-planner\"], \"lifetime\": \"call\"");
    Shell.Result result = shell.run("golden", "run");
    assertEquals(1, result.exitCode());
    assertTrue(
        result
            .out()
            .contains(
                "command_not_found: subject \"tool\" gave no answer: the command \"no-such-planner\" cannot be started: there is no \"no-such-planner\" in any folder of the PATH; install it, or correct \"command\" in touchstone.json"),
        result::out);
  }

  @Test
  void aMissingFolderIsTold() {
    goldens(1);
    tool(words(Programs.script("once", "deaf")) + ", \"cwd\": \"tools\"");
    Shell.Result result = shell.run("golden", "run");
    assertEquals(1, result.exitCode());
    assertTrue(
        result.out().contains("expected the folder \"tools\", seen from the root folder"),
        result::out);
  }

  @Test
  void aVariableThatIsNotSetIsTold() {
    goldens(1);
    tool(
        words(Programs.script("once", "deaf"))
            + ", \"env\": {\"TOKEN\": \"${TOUCHSTONE_TEST_NO_SUCH}\"}");
    Shell.Result result = shell.run("golden", "run");
    assertEquals(1, result.exitCode());
    assertTrue(
        result
            .out()
            .contains("the environment variable TOUCHSTONE_TEST_NO_SUCH is not set; set it, or"),
        result::out);
  }

  @Test
  void oneThatNeverAnswersCostsEachCaseItsTimeLimitAndNoMore() {
    goldens(2);
    tool(words(Programs.script("tough")) + ", \"timeout_ms\": 500, \"lifetime\": \"call\"");
    Shell.Result result = shell.run("golden", "run");
    assertEquals(1, result.exitCode());
    assertTrue(
        result
            .out()
            .contains(
                "timeout: subject \"tool\" gave no answer: no answer within 0.5 s; make the subject faster, or raise timeout_ms in touchstone.json"),
        result::out);
    assertTrue(result.out().contains("2 golden files checked: 0 match, 2 do not"), result::out);
  }

  @Test
  void oneThatIsStartedForEachCallPassesWithSeveralWorkers() {
    goldens(3);
    tool(
        "\"command\": [\"cat\"], \"lifetime\": \"call\", \"workers\": 2, \"stress\": {\"enabled\": true, \"repeats\": 3, \"key_orders\": 0, \"concurrent\": 4}");
    Shell.Result result = shell.run("verify");
    assertEquals("", result.err());
    assertTrue(result.out().contains("3 golden files checked: 3 match"), result::out);
    assertEquals(0, result.exitCode(), result::out);
  }
}

package io.touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.touchstone.subject.process.Programs;
import io.touchstone.verify.TestProject;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program in any language as the subject of golden files, from the first one to stress. */
class CommandSubjectTest {
  private static final String GOLDEN =
      """
      {
        "description": "",
        "input": {
          "b": [
            1,
            2
          ],
          "a": "日本"
        },
        "expected_output": {
          "b": [
            1,
            2
          ],
          "a": "日本"
        }
      }
      """;

  private TestProject project;
  private Shell shell;

  @BeforeEach
  void aProject(@TempDir Path root) {
    project = new TestProject(root);
    shell = new Shell(project);
  }

  @Test
  void aSingleFileProgramIsAskedForAGoldenFile() {
    project.tool("{}", Programs.source("Echo").toArray(String[]::new));
    shell.type("{\"b\": [1, 2], \"a\": \"日本\"}");
    Shell.Result result = shell.run("golden", "new", "tool", "case", "--input", "-");
    assertEquals("wrote golden/tool/case.json\n", result.out());
    assertEquals("", result.err());
    assertEquals(0, result.exitCode());
    assertEquals(GOLDEN, project.text("golden/tool/case.json"));
  }

  @Test
  void itIsNotStressedUnlessThatIsAskedFor(@TempDir Path classes) {
    String[] echo = Programs.compiled("Echo", classes).toArray(String[]::new);
    project.tool("{}", echo).write("golden/tool/case.json", GOLDEN);
    Shell.Result calm = shell.run("verify");
    assertEquals("1 golden file checked: 1 match\n", calm.out());
    assertEquals(0, calm.exitCode());

    project.tool(
        """
        {"enabled": true, "repeats": 3, "key_orders": 3, "concurrent": 2}""",
        echo);
    Shell.Result stressed = shell.run("verify");
    assertEquals(
        """
        1 golden file checked: 1 match
        1 case stressed with up to 11 calls: 1 deterministic
        """,
        stressed.out());
    assertEquals(0, stressed.exitCode());
  }
}

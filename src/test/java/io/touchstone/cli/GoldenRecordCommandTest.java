package io.touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.touchstone.subject.process.Programs;
import io.touchstone.verify.TestProject;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoldenRecordCommandTest {
  private static final String DRAFT =
      """
      {
        "subject": "test.stamp",
        "input":   {"k": [1, 2.50]},
        "matchers": {"at": "string"},
        "notes": [ ]
      }
      """;

  private TestProject project;
  private Shell shell;

  @BeforeEach
  void aProject(@TempDir Path root) {
    project = new TestProject(root);
    shell = new Shell(project);
  }

  @ParameterizedTest
  @CsvSource({"golden run", "verify --no-stress", "golden list", "golden accept --all"})
  void aDraftIsNoGoldenFileYet(String command) {
    project.write("golden/case.json", DRAFT).echo("golden/fine.json", "1", "1");
    Shell.Result result = shell.run(command.split(" "));
    assertTrue(
        (result.out() + result.err())
            .contains(
                "golden/case.json:1:1: has no expected_output yet; fill it in with: touchstone golden record golden/case.json\n"),
        () -> result.out() + result.err());
    assertEquals(2, result.exitCode());
    assertEquals(DRAFT, project.text("golden/case.json"));
  }

  @Test
  void theAnswerIsFilledInAndWhatSomebodyWroteStays() {
    project.write("golden/case.json", DRAFT).echo("golden/fine.json", "1", "1");
    Shell.Result result = shell.run("golden", "record", "--quick");
    assertEquals(
        """
        golden/case.json: recorded, asked by first, repeat, fresh-instances
          matcher  id: uuid
        1 recorded, 1 recorded already
        """,
        result.out());
    assertEquals("", result.err());
    assertEquals(0, result.exitCode());
    String uuid = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    assertEquals(
        """
        {
          "subject": "test.stamp",
          "input":   {"k": [1, 2.50]},
          "matchers": {"at": "string", "id": "uuid"},
          "notes": [ ],
          "expected_output": {
            "id": "ID",
            "at": "2026-01-02T03:04:05Z",
            "input": {
              "k": [
                1,
                2.50
              ]
            }
          }
        }
        """,
        project.text("golden/case.json").replaceAll(uuid, "ID"));
    assertEquals("2 golden files checked: 2 match\n", shell.run("golden", "run").out());
  }

  @Test
  void inThisProcessASubjectIsAskedInAllWays() {
    project.write("golden/case.json", "{\"subject\": \"test.echo\", \"input\": 1}");
    String all = shell.run("golden", "record").out();
    assertTrue(all.contains("clock") && all.contains("processes"), all);
  }

  @Test
  void aProgramIsOnlyAskedAgain(@TempDir Path classes) {
    project
        .tool("{}", Programs.compiled("Echo", classes).toArray(String[]::new))
        .write("golden/tool/case.json", "{\"input\": 1}");
    assertEquals(
        "golden/tool/case.json: recorded, asked by first, repeat, fresh-instances\n1 recorded\n",
        shell.run("golden", "record", "golden/tool").out());
    assertEquals("{\"input\": 1, \"expected_output\": 1}", project.text("golden/tool/case.json"));
  }

  @Test
  void whatIsRecordedIsLeftAlone() {
    project.echo("golden/case.json", "1", "2");
    String before = project.text("golden/case.json");
    Shell.Result result = shell.run("golden", "record", "golden/case.json");
    assertEquals(
        "golden/case.json: recorded already; take over a change with: touchstone golden accept golden/case.json\n0 recorded, 1 recorded already\n",
        result.out());
    assertEquals(0, result.exitCode());
    assertEquals(before, project.text("golden/case.json"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"subject": "test.throws", "input": 1} | 1 | golden/a.json: not recorded, subject "test.throws" gave no answer: java.lang.IllegalStateException: no luck
          {"subject": "test.echo", "input": 1, "matchers": {"a": "uuid"}} | 1 | golden/a.json: not recorded, the answer does not fit what the file says of it: "matchers" has the path "a", but expected_output lacks it
          {"subject": "test.echo", "input": {"bad": 1}} | 1 | golden/a.json: not recorded: golden/a.json
          {"subject": "test.counter", "input": 1, "deterministic_fields": ["call"], "ignored_fields": ["call"]} | 2 | golden/a.json:1:94: the path "call" stands in both "deterministic_fields" and "ignored_fields"; keep one
          {"subject": "test.gone", "input": 1} | 2 | golden/a.json:1:13:
          {"subject": "test.echo", "inptu": 1} | 2 | golden/a.json:1:26: unknown key "inptu"
          {"subject": "test.echo"} | 2 | golden/a.json:1:1: expected the key "input", found none; add it
          """)
  void whatCannotBeRecordedIsKeptAndTheOthersGoOn(String draft, int exitCode, String words) {
    project
        .write(
            "contracts/test.echo/1.0.0.json",
            """
            {"contract": "test.echo", "kind": "skill", "version": "1.0.0", "inputs_schema": true,
             "outputs_schema": {"not": {"type": "object", "required": ["bad"]}}}
            """)
        .write("golden/a.json", draft)
        .write("golden/b.json", "{\"subject\": \"test.echo\", \"input\": 1}");
    Shell.Result result = shell.run("golden", "record", "--quick");
    assertTrue(result.err().startsWith("touchstone: " + words), result::err);
    assertTrue(result.out().startsWith("golden/b.json: recorded"), result::out);
    assertEquals(exitCode, result.exitCode());
    assertEquals(draft, project.text("golden/a.json"));
  }

  @Test
  void nothingIsRecordedInCi() {
    project.write("golden/case.json", DRAFT);
    Shell.Result result = shell.set("CI", "true").run("golden", "record");
    assertTrue(result.err().contains("refused because the environment variable CI is set"));
    assertEquals(2, result.exitCode());
    assertEquals(DRAFT, project.text("golden/case.json"));
  }

  @Test
  void quickAndFullExcludeEachOther() {
    Shell.Result result = shell.run("golden", "record", "--quick", "--full");
    assertTrue(result.err().startsWith("touchstone: the options exclude each other"), result::err);
    assertEquals(2, result.exitCode());
  }

  @Test
  void aPathThatLeadsToNothingIsBadInput() {
    project.write("golden/case.json", DRAFT);
    Shell.Result result = shell.run("golden", "record", "golden/gone.json");
    assertEquals(
        "touchstone: golden/gone.json: no golden file or draft is at or below this path\n",
        result.err());
    assertEquals(2, result.exitCode());
    assertFalse(project.text("golden/case.json").contains("expected_output"));
  }
}

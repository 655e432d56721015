package io.touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.touchstone.verify.TestProject;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenListCommandTest {
  private TestProject project;

  @BeforeEach
  void twoGoldens(@TempDir Path root) {
    project =
        new TestProject(root)
            .echo("golden/z.json", "1", "1")
            .write(
                "golden/test.echo/a.json",
                """
                {"description": "One\\tsentence\\nfor people.", "input": 1, "expected_output": 1, "tags": ["slow", "x"]}""");
  }

  private Shell.Result list() {
    return new Shell(project).run("golden", "list");
  }

  @Test
  void eachFileIsOneLineWithTabsBetween() {
    Shell.Result result = list();
    assertEquals(
        "golden/test.echo/a.json\ttest.echo\tslow,x\tOne sentence for people.\n"
            + "golden/z.json\ttest.echo\t\t\n",
        result.out());
    assertEquals("", result.err());
    assertEquals(0, result.exitCode());
  }

  @Test
  void nothingThatATerminalWouldObeyIsPrinted() {
    project.echo("golden/b\u001b[2J\u202e\nc.json", "1", "1");
    assertEquals(
        "golden/b\\u001b[2J\\u202e\\u000ac.json\ttest.echo\t\t",
        list().out().lines().toList().get(0));
  }

  @Test
  void aFileThatCannotBeUsedIsToldAndTheOthersAreListed() {
    String whole = list().out();
    project.write("golden/bad.json", "{\n]");
    Shell.Result result = list();
    assertEquals(whole, result.out());
    assertEquals(
        "touchstone: golden/bad.json:2:1: expected a key in double quotes or '}', found ']'\n",
        result.err());
    assertEquals(2, result.exitCode());
  }

  @Test
  void aMissingFolderIsBadInput(@TempDir Path empty) {
    Shell.Result result = new Shell(new TestProject(empty)).run("golden", "list");
    assertEquals(
        "touchstone: golden: expected a folder with golden files, found nothing; make a first one with: touchstone golden new SUBJECT NAME --input FILE\n",
        result.err());
    assertEquals(2, result.exitCode());
  }
}

package io.touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.touchstone.verify.TestProject;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a command line or with the schemas that it names. */
class SchemaCompareUsageTest {
  private TestProject project;
  private Shell shell;

  @BeforeEach
  void aProject(@TempDir Path root) {
    project = new TestProject(root).write("a.json", "true");
    shell = new Shell(project);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          compare                                | expected two schemas, OLD and NEW, found 0
          compare a.json                         | expected two schemas, OLD and NEW, found 1
          compare a.json a.json a.json           | expected two schemas, OLD and NEW, found 3
          compare - -                            | expected - for one of OLD and NEW, found it for both; name a file
          compare a.json a.json --jsonl p        | expected either OLD and NEW or --jsonl, found both
          compare --jsonl p --format terminal    | expected no --format terminal with --jsonl, which prints JSON lines; leave it out
          compare a.json a.json --steps 0        | expected --steps of 1 or more, found 0
          compare a.json a.json --steps many     | Invalid value for option '--steps': 'many' is not a long
          compare a.json a.json --draft draft5   | Invalid value for option '--draft': unknown draft "draft5"; did you mean "draft4"? Known: "draft2019-09", "draft2020-12", "draft4", "draft6", "draft7"
          compare a.json a.json --format xml     | Invalid value for option '--format': unknown "xml"; Known: "json", "terminal"
          compare a.json a.json --draft4-integers lax | Invalid value for option '--draft4-integers': unknown "lax"; Known: "mathematical", "spelled", "strict"
          compare a.json a.json --exit           | unknown option "--exit"; Known: "--assert-format", "--draft"
          compere                                | unknown command "compere"; did you mean "compare"? Known: "compare"
          """)
  void aWrongCommandLine(String arguments, String complaint) {
    Shell.Result result = shell.run(("schema " + arguments).split(" "));
    assertTrue(result.err().startsWith("touchstone: " + complaint), result::err);
    assertEquals("", result.out());
    assertEquals(2, result.exitCode());
  }

  private void assertTold(String expected, String... files) {
    Shell.Result result = shell.run("schema", "compare", files[0], files[1]);
    assertEquals(expected, result.err());
    assertEquals("", result.out());
    assertEquals(2, result.exitCode());
  }

  @Test
  void aMissingFileAndAFolder() {
    project.write("folder/x.json", "true");
    assertTold(
        """
        touchstone: gone.json: there is no such file
        touchstone: folder: expected a file, found a folder
        """,
        "gone.json",
        "folder");
  }

  @Test
  void bothFilesAreReadBeforeAnyoneComplains() {
    project.write("b.json", "{\"type\": }").write("c.json", "[]");
    assertTold(
        """
        touchstone: b.json:1:10: expected a JSON value after ':', found '}'
        touchstone: c.json:1:1: expected a schema, an object, true or false, found an array
        """,
        "b.json",
        "c.json");
    assertTold(
        "touchstone: c.json:1:1: expected a schema, an object, true or false, found an array\n",
        "a.json",
        "c.json");
  }

  @Test
  void theLimitsOfTheProjectHold() {
    project
        .write("touchstone.json", "{\"limits\": {\"max_bytes\": 10}}")
        .write("b.json", "{          }");
    assertTold(
        "touchstone: b.json: expected at most 10 bytes, found 12 bytes; raise limits.max_bytes in touchstone.json if that is meant\n",
        "a.json",
        "b.json");
  }

  @ParameterizedTest
  @CsvSource({
    "gone.jsonl, gone.jsonl: there is no such file",
    "., '.: expected a file, found a folder'"
  })
  void aFileOfPairsThatCannotBeRead(String file, String complaint) {
    Shell.Result result = shell.run("schema", "compare", "--jsonl", file);
    assertEquals("touchstone: " + complaint + "\n", result.err());
    assertEquals(2, result.exitCode());
  }
}

package io.touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.touchstone.subject.process.Programs;
import io.touchstone.verify.TestProject;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is wrong with one golden file is told with its place and its remedy, and the golden file
 * beside it is still checked. No run may show a stack trace: {@link Shell} sees to that.
 */
class BadInputTest {
  private static final String GOLDEN_OF_1 = "{\"input\": 1, \"expected_output\": 1}";

  private static List<String> misbehaving;
  private TestProject project;

  @BeforeAll
  static void compile(@TempDir Path classes) {
    misbehaving = Programs.compiled("Misbehaving", classes);
  }

  @BeforeEach
  void aGoodGolden(@TempDir Path root) {
    project = new TestProject(root).echo("golden/fine.json", "1", "1");
  }

  /** Runs everything, and holds that the good golden was checked as well. */
  private void assertTold(int exitCode, String... messages) {
    Shell.Result result = new Shell(project).run("verify", "--no-stress", "--verbose");
    for (String message : messages) {
      assertTrue(result.out().contains(message), result::out);
    }
    assertTrue(result.out().contains("ok   golden/fine.json\n"), result::out);
    assertEquals("", result.err());
    assertEquals(exitCode, result.exitCode());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          hello                              | :1:1: expected a JSON value, found 'hello'
          `{"input": 1, "input": 2}`         | :1:14: expected each key once in an object, found "input" again; remove one of the two
          `\\ufeff{}`                        | :1:1: expected a JSON value, found a byte order mark (BOM); save the file as UTF-8 without one
          `{"expected_output": 1, "input": 1, "tag": ["a"]}` | :1:36: unknown key "tag" in a golden file; did you mean "tags"? Known: "$schema",
          `{"input": 1, "expected_output": 1, "subject": "test.ecco"}` | :1:47: unknown subject "test.ecco"; did you mean "test.echo"? Known: "plan-run", "planner",
          """)
  void aTextThatIsNoGoldenFile(String text, String message) {
    project.write("golden/bad.json", text.replace("\\ufeff", "\uFEFF"));
    assertTold(2, "golden/bad.json" + message);
  }

  @Test
  void aFileOf200MegabytesIsRefusedBeforeItIsRead() throws IOException {
    try (RandomAccessFile file =
        new RandomAccessFile(project.path("golden/bad.json").toFile(), "rw")) {
      file.setLength(200L << 20);
    }
    assertTold(
        2,
        "golden/bad.json: expected at most 67108864 bytes, found 209715200 bytes; raise limits.max_bytes");
  }

  @Test
  void aTextThatIsNestedVeryDeeply() {
    project.write("golden/bad.json", "{\"input\": " + "[".repeat(100_000) + "]".repeat(100_000));
    assertTold(
        2,
        "golden/bad.json:1:1010: expected at most 1000 levels of arrays and objects, found more");
  }

  @Test
  void aLinkBackToAFolderAboveIt() throws IOException {
    Files.createSymbolicLink(project.path("golden/loop"), project.path("golden"));
    assertTold(
        2, "golden/loop: the symbolic link leads back to a folder above it; remove the link");
  }

  @Test
  void aLinkToItself() throws IOException {
    Files.createSymbolicLink(project.path("golden/bad.json"), Path.of("bad.json"));
    assertTold(2, "golden/bad.json: the symbolic link leads to nothing; remove it, or correct");
  }

  @Test
  void aFileThatMayNotBeRead() throws IOException {
    project.echo("golden/bad.json", "1", "1");
    Path bad = project.path("golden/bad.json");
    Files.setPosixFilePermissions(bad, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(bad), "not tried: this user (root?) may read every file");
    assertTold(2, "golden/bad.json: the file cannot be read: permission denied");
  }

  @Test
  void aGoldenFolderThatIsAFile() {
    Shell.Result result = new Shell(project).run("verify", "--golden", "golden/fine.json");
    assertTrue(
        result
            .out()
            .startsWith("golden/fine.json: expected a folder with golden files, found a file\n"),
        result::out);
    assertEquals(2, result.exitCode());
  }

  @Test
  void aSubjectThatThrows() {
    project.write("golden/test.throws/bad.json", "{\"input\": 1,\n\"expected_output\": 1}");
    assertTold(
        1,
        "golden/test.throws/bad.json:2: java.lang.IllegalStateException: subject \"test.throws\" gave no answer: no luck (at io.touchstone.verify.TestSubjects$Throws.");
  }

  @Test
  void aSubjectThatHangs() {
    project
        .write("touchstone.json", "{\"timeout_ms\": 200}")
        .write("golden/test.hangs/bad.json", "{\"input\": 1, \"expected_output\": 1}");
    assertTold(
        1,
        "golden/test.hangs/bad.json:1: timeout: subject \"test.hangs\" gave no answer: no answer within 0.2 s; make the subject faster, or raise timeout_ms in touchstone.json");
  }

  @Test
  void aSubjectThatReturnsNull() {
    project.write("golden/test.null/bad.json", "{\"input\": 1, \"expected_output\": null}");
    assertTold(
        1,
        "golden/test.null/bad.json:1: null: subject \"test.null\" gave no answer: expected a JSON value, found a Java null; return NullNode for JSON's null");
  }

  @Test
  void aCommandThatDoesNotExist() {
    project.tool("{}", "no-such-program-here", "--fast").write("golden/tool/bad.json", GOLDEN_OF_1);
    assertTold(
        1,
        "golden/tool/bad.json:1: command_not_found: subject \"tool\" gave no answer: the command \"no-such-program-here --fast\" cannot be started: there is no \"no-such-program-here\" in any folder of the PATH; install it, or correct \"command\" in touchstone.json");
  }

  @Test
  void aCommandThatExitsAtOnce() {
    project.tool("{}", misbehaving("exit")).write("golden/tool/bad.json", GOLDEN_OF_1);
    assertTold(
        1,
        "golden/tool/bad.json:1: exited: subject \"tool\" gave no answer: the command \"",
        "exited with code 3 before",
        "; it printed to standard error:\n  [31mout of ideas\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          garbage   | not_json  | printed the line "Loading model...", which is wrong at column 1: expected a JSON value, found 'Loading'; expected one JSON document on one line, and nothing else on standard output
          two lines | two_lines | printed a second line for one input: "{\\"debug\\": true}"; expected one line for each line it is given, and nothing else on standard output
          """)
  void aCommandThatDoesNotKeepTheProtocol(String behavior, String type, String message) {
    project
        .tool("{}", misbehaving())
        .write(
            "golden/tool/bad.json",
            "{\"input\": \"%s\",\n\"expected_output\": 1}".formatted(behavior));
    assertTold(
        1,
        "golden/tool/bad.json:2: " + type + ": subject \"tool\" gave no answer: the command \"",
        message);
  }

  private static String[] misbehaving(String... arguments) {
    return Stream.concat(misbehaving.stream(), Stream.of(arguments)).toArray(String[]::new);
  }
}

package io.touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.StrictJson;
import io.touchstone.verify.TestProject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoldenInferCommandTest {
  private static final String STAMP = "golden/test.stamp/case.json";

  private TestProject project;
  private Shell shell;

  @BeforeEach
  void aProject(@TempDir Path root) {
    project = new TestProject(root);
    shell = new Shell(project);
  }

  private Shell.Result infer(String... arguments) {
    List<String> all = new ArrayList<>(List.of("golden", "infer", "--quick"));
    all.addAll(List.of(arguments));
    return shell.run(all.toArray(String[]::new));
  }

  /** Its spelling is nobody's, so that every byte that is moved shows. */
  private TestProject stamp(String rules) {
    return project.write(
        STAMP,
        """
        {"input":   1,
           "expected_output": {"id": "e220a839-7b1d-4daf-ae78-9e6aa1b965f4", "at": "2026-01-02T03:04:05Z",
              "input": 1.0}%s}
        """
            .formatted(rules));
  }

  private void assertBad(String message, Shell.Result result) {
    assertTrue(result.err().startsWith("touchstone: " + message), result::err);
    assertEquals("", result.out());
    assertEquals(2, result.exitCode());
  }

  @Test
  void theTableSaysWhatVariesAndTheProposalWhatToWrite() {
    stamp("");
    Shell.Result result = infer(STAMP);
    assertEquals("", result.err());
    assertEquals(
        """
        golden/test.stamp/case.json: subject "test.stamp" asked by first, repeat, fresh-instances
          path   verdict   varied under  looks like
          id     volatile  repeat        looks like a UUID; another one under repeat
          at     stable                  looks like an RFC 3339 timestamp, but never varied: it stays pinned
          input  stable
        proposal:
        {
          "matchers": {
            "id": "uuid"
          }
        }
        """,
        result.out());
    assertEquals(0, result.exitCode());
  }

  @Test
  void programsGetJson() {
    stamp(", \"matchers\": {\"input\": \"number\"}");
    JsonNode json =
        StrictJson.parse(
                infer(STAMP, "--format", "json").out().getBytes(StandardCharsets.UTF_8), "out")
            .root();
    assertEquals("volatile", json.at("/paths/0/verdict").asText());
    assertEquals("a UUID", json.at("/paths/0/looks_like").asText());
    assertEquals("uuid", json.at("/proposal/matchers/id").asText());
    assertEquals("input", json.at("/never_varied/0").asText());
    assertEquals("[\"first\",\"repeat\",\"fresh-instances\"]", json.at("/asked_by").toString());
  }

  @Test
  void writingAddsWhatTheFileLacksAndMovesNothingElse() {
    stamp("");
    String before = project.text(STAMP);
    Shell.Result result = infer(STAMP, "--write");
    assertTrue(result.out().endsWith("wrote golden/test.stamp/case.json\n"), result::out);
    assertEquals(0, result.exitCode());
    String after = project.text(STAMP);
    int end = before.lastIndexOf('}');
    assertEquals(before.substring(0, end), after.substring(0, end));
    assertTrue(after.substring(end).contains("\"uuid\""), after);
    assertEquals("1 golden file checked: 1 match\n", shell.run("golden", "run").out());
    assertTrue(infer(STAMP, "--write").out().endsWith(": says enough already\n"));
    assertEquals(after, project.text(STAMP));
  }

  @Test
  void whatTheFileSaysStaysBesideWhatIsWritten() {
    stamp(", \"ignored_fields\": [\"at\"]");
    infer(STAMP, "--write");
    assertTrue(project.text(STAMP).contains("\"ignored_fields\": [\"at\"]"), project.text(STAMP));
    assertTrue(infer(STAMP).out().endsWith("the file gives up, and it never varied here: at\n"));
  }

  @Test
  void theWaysOfTheStressShowWhatRepetitionDoesNot() {
    stamp("");
    Shell.Result result = shell.run("golden", "infer", STAMP);
    assertTrue(
        result
            .out()
            .contains(
                "at     volatile  clock         looks like an RFC 3339 timestamp; another one under clock"),
        result::out);
  }

  @Test
  void anAutomaticBuildWritesNothing() {
    stamp("");
    String before = project.text(STAMP);
    shell.set("CI", "true");
    assertBad(
        "golden infer --write: refused because the environment variable CI is set",
        infer(STAMP, "--write"));
    assertEquals(before, project.text(STAMP));
    assertEquals(0, infer(STAMP).exitCode());
  }

  @Test
  void aFileThatExpectsSomethingElseIsNotWritten() {
    project.echo("golden/case.json", "1", "2");
    String before = project.text("golden/case.json");
    Shell.Result result = infer("golden/case.json", "--write");
    assertTrue(
        result
            .err()
            .contains("the subject answers something else than the file expects at the root"),
        result::err);
    assertTrue(result.err().contains("not written"), result::err);
    assertEquals(1, result.exitCode());
    assertEquals(before, project.text("golden/case.json"));
  }

  @Test
  void aSubjectThatThrowsIsToldPlainly() {
    project.write("golden/test.throws/case.json", "{\"input\": 1, \"expected_output\": 1}");
    Shell.Result result = infer("golden/test.throws/case.json");
    assertEquals(
        "touchstone: golden/test.throws/case.json: subject \"test.throws\" gave no answer (java.lang.IllegalStateException); see: touchstone golden run golden/test.throws/case.json\n",
        result.err());
    assertEquals(
        "golden/test.throws/case.json: subject \"test.throws\" asked by first\n", result.out());
    assertEquals(1, result.exitCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"golden/gone.json", "golden/notes.txt", "elsewhere.json"})
  void aPathWithoutAGoldenFileIsRefused(String path) {
    stamp("").write("golden/notes.txt", "x").write("elsewhere.json", "{}");
    assertBad(
        path + ": no golden file is at this path; golden files are the *.json below golden",
        infer(path));
  }

  @Test
  void aFolderOfSeveralIsRefused() {
    stamp("").echo("golden/a.json", "1", "1");
    assertBad(
        "golden: expected one golden file, found a folder of 2; name one, such as golden/a.json",
        infer("golden"));
  }

  @Test
  void aFolderWithoutGoldenFilesIsRefused() {
    assertBad(
        "golden: expected a folder with golden files, found nothing; make a first one with: ",
        infer("golden/case.json"));
  }

  @Test
  void aMalformedFileIsRefusedWithItsPlace() {
    project.write("golden/case.json", "{\"input\": }");
    assertBad("golden/case.json:1:11: expected a JSON value", infer("golden/case.json"));
  }

  @Test
  void anUnknownSubjectIsToldTheNearestOne() {
    project.write(
        "golden/case.json", "{\"subject\": \"test.ecco\", \"input\": 1, \"expected_output\": 1}");
    assertBad(
        "golden/case.json:1:13: unknown subject \"test.ecco\"; did you mean \"test.echo\"?",
        infer("golden/case.json"));
  }

  @Test
  void aMissingPathIsUsage() {
    Shell.Result result = infer();
    assertTrue(result.err().contains("CASE"), result::err);
    assertEquals(2, result.exitCode());
  }
}

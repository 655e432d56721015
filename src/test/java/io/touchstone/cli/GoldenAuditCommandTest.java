package io.touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.StrictJson;
import io.touchstone.verify.TestProject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoldenAuditCommandTest {
  private static final String ALL_PINNED = "1 golden file audited: 0 weak; 3 of 3 leaves pinned\n";

  private TestProject project;
  private Shell shell;

  @BeforeEach
  void aProject(@TempDir Path root) {
    project = new TestProject(root);
    shell = new Shell(project);
  }

  private void golden(String answer, String expected, String rules) {
    project.write(
        "golden/case.json",
        """
        {
          "subject": "test.echo",
          "input": %s,
          "expected_output": %s%s
        }
        """
            .formatted(answer, expected, rules));
  }

  private void golden(String answer, String rules) {
    golden(answer, answer, rules);
  }

  private void contract(String promises) {
    project.write(
        "contracts/test.echo/1.0.0.json",
        """
        {
          "contract": "test.echo",
          "kind": "skill",
          "version": "1.0.0",
          "description": "Answers what it is asked.",
          "inputs_schema": {},
          %s,
          "failure_modes": [],
          "idempotent": true
        }
        """
            .formatted(promises));
  }

  private void assertNothingWeak() {
    Shell.Result result = shell.run("golden", "audit", "--exit-code");
    assertEquals("", result.err());
    assertTrue(result.out().startsWith("1 golden file audited: 0 weak"), result::out);
    assertEquals(0, result.exitCode());
  }

  private String weak() {
    Shell.Result result = shell.run("golden", "audit", "--exit-code");
    assertEquals("", result.err());
    assertEquals(1, result.exitCode(), result::out);
    return result.out();
  }

  @Test
  void aFileThatPinsEverythingIsNotWeak() {
    golden("{\"a\": 1, \"b\": [\"x\", null]}", "");
    assertEquals(ALL_PINNED, shell.run("golden", "audit").out());
    assertNothingWeak();
  }

  @Test
  void whatIsNotSelectedIsNamedWithItsRemedy() {
    golden(
        "{\"a\": 1, \"b\": [{\"c\": 2, \"d\": 3}, {\"c\": 4, \"d\": 5}]}",
        ",\n  \"deterministic_fields\": [\"b.*.c\"]");
    assertEquals(
        """
        golden/case.json:4: pins 2 of 5 leaves, 2 of the 5 that stay the same
          not pinned    a, b.*.d
          unnoticed     another value at a, another value at b.*.d, another type at a, another type at b.*.d, no value at all at a, no value at all at b.*.d, a member or an element more at the root, a member or an element more at b.*
          remedy        remove "deterministic_fields", and give what varies a matcher
        1 golden file audited: 1 weak; 2 of 5 leaves pinned
        """,
        weak());
  }

  @Test
  void whatWouldHaveToBeSelectedIsSaidInFewPaths() {
    golden(
        "{\"a\": 1, \"b\": [{\"c\": 2, \"d\": 3}], \"e\": {\"f\": 1, \"g\": 2}}",
        ", \"deterministic_fields\": [\"*\", \"b.*.c\", \"e.f\"], \"ignored_fields\": [\"b.*\", \"e\"]");
    assertNothingWeak();
    contract("\"determinism\": \"STRUCTURAL\", \"stable_fields\": [\"a\", \"b.*.d\"]");
    golden("{\"a\": 1, \"b\": [{\"c\": 2, \"d\": 3}]}", ", \"deterministic_fields\": [\"b.*.c\"]");
    assertTrue(
        weak()
            .contains(
                "add to \"deterministic_fields\": \"a\", \"b.*.d\"; and give what varies below it a matcher"));
  }

  @Test
  void aWeakFileAloneIsNoFailure() {
    golden("{\"a\": 1, \"b\": 2}", ", \"deterministic_fields\": [\"a\"]");
    assertEquals(0, shell.run("golden", "audit").exitCode());
  }

  @Test
  void aMatcherOfWhatStaysIsNamed() {
    golden("{\"a\": 1, \"b\": 2}", ", \"matchers\": {\"a\": \"integer\"}");
    assertTrue(weak().contains("remove the matcher of \"a\" (integer): its value stays the same"));
  }

  @Test
  void whatAnswersHaveAndTheFileLacksIsNamed() {
    golden("{\"a\": 1, \"b\": {\"c\": 2}}", "{\"a\": 1}", ", \"compare\": \"lenient\"");
    String out = weak();
    assertTrue(out.contains("  not expected  b\n"), out);
    assertTrue(out.contains("  remedy        write \"b\" into \"expected_output\"\n"), out);
  }

  @Test
  void whatTheFileReportsAnywayIsNoWeakness() {
    golden("{\"a\": 1, \"b\": 2}", "{\"a\": 1}", "");
    assertNothingWeak();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"ignored_fields\": [\"a\"]",
        "\"ignored_fields\": [\"*\"], \"deterministic_fields\": [\"b\"]",
        "\"unordered\": [\"b\"]",
        "\"compare\": \"lenient\"",
        "\"compare\": \"strict_order\"",
        "\"compare\": \"non_extensible\""
      })
  void whatIsLeftOutOnPurposeIsNoWeakness(String rules) {
    golden("{\"a\": 1, \"b\": [1, 2]}", ", " + rules);
    assertNothingWeak();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          "e220a839-7b1d-4daf-ae78-9e6aa1b965f4" | uuid
          "2026-01-02T03:04:05Z"                 | timestamp
          1764342392123                          | integer
          """)
  void idsAndTimesMatchedByTheirFormAreNoWeakness(String value, String matcher) {
    golden("{\"a\": " + value + ", \"b\": 1}", ", \"matchers\": {\"a\": \"" + matcher + "\"}");
    assertNothingWeak();
  }

  @Test
  void whatTheContractLetsVaryIsNoWeaknessEvenWhereItCouldBePinned() {
    contract("\"determinism\": \"FULL\", \"volatile_fields\": [\"a\"]");
    golden("{\"a\": 1, \"b\": 1}", ", \"matchers\": {\"a\": \"integer\"}");
    Shell.Result result = shell.run("golden", "audit", "--exit-code");
    assertEquals(
        """
        golden/case.json:4: not weak, but a may vary and never does here: remove the matcher to pin it
        1 golden file audited: 0 weak; 1 of 2 leaves pinned
        """,
        result.out());
    assertEquals(0, result.exitCode());
  }

  @Test
  void ofAStructuralContractOnlyTheStableFieldsMustBePinned() {
    contract("\"determinism\": \"STRUCTURAL\", \"stable_fields\": [\"b\"]");
    golden("{\"a\": 1, \"b\": 1}", ", \"deterministic_fields\": [\"b\"]");
    assertNothingWeak();
    golden("{\"a\": 1, \"b\": 1}", ", \"deterministic_fields\": [\"a\"]");
    assertTrue(weak().contains("  not pinned    b\n"));
  }

  /** Whoever promises an id to be stable is taken at their word. */
  @Test
  void aStableFieldMustBePinnedWhateverItLooksLike() {
    contract("\"determinism\": \"FULL\", \"stable_fields\": [\"a\"]");
    golden(
        "{\"a\": \"e220a839-7b1d-4daf-ae78-9e6aa1b965f4\", \"b\": 1}",
        ", \"matchers\": {\"a\": \"uuid\"}");
    assertTrue(weak().contains("  not pinned    a\n"));
  }

  @Test
  void whatVariesFromCallToCallIsNoWeakness() {
    project.write(
        "golden/test.counter/case.json",
        "{\"input\": 1, \"expected_output\": {\"call\": 1}, \"matchers\": {\"call\": \"integer\"}}");
    assertNothingWeak();
  }

  @Test
  void aSubjectThatThrowsIsJudgedByItsContractAlone() {
    project.write(
        "golden/test.throws/case.json",
        "{\"input\": 1, \"expected_output\": {\"a\": 1, \"b\": 2}, \"deterministic_fields\": [\"a\"]}");
    assertNothingWeak();
  }

  @ParameterizedTest
  @CsvSource({"50, 0", "51, 1", "0, 0", "100, 1"})
  void theLeastShareCanBeSet(String min, int exitCode) {
    golden("{\"a\": 1, \"b\": 2}", ", \"deterministic_fields\": [\"a\"]");
    assertEquals(exitCode, shell.run("golden", "audit", "--exit-code", "--min", min).exitCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "101", "NaN", "many"})
  void aShareThatIsNoneIsRefused(String min) {
    golden("1", "");
    Shell.Result result = shell.run("golden", "audit", "--min=" + min);
    assertTrue(result.err().contains("--min"), result::err);
    assertEquals(2, result.exitCode());
  }

  @Test
  void programsGetJson() {
    golden("{\"a\": 1, \"b\": 2}", ", \"deterministic_fields\": [\"a\"]");
    Shell.Result result = shell.run("golden", "audit", "--format", "json");
    JsonNode file =
        StrictJson.parse(result.out().getBytes(StandardCharsets.UTF_8), "out")
            .root()
            .at("/golden_files/0");
    assertTrue(file.get("weak").asBoolean());
    assertEquals("golden/case.json", file.get("path").asText());
    assertEquals(50, file.get("percent").asInt());
    assertEquals("b", file.at("/not_pinned/0").asText());
    assertEquals("value", file.at("/unnoticed/0/change").asText());
  }

  @Test
  void oneBadFileNeverStopsTheOthers() {
    golden("{\"a\": 1, \"b\": [\"x\", null]}", "");
    project.write("golden/bad.json", "{\"input\": }");
    project.write(
        "golden/who.json", "{\"subject\": \"test.ecco\", \"input\": 1, \"expected_output\": 1}");
    Shell.Result result = shell.run("golden", "audit");
    assertEquals(ALL_PINNED, result.out());
    assertTrue(
        result.err().contains("touchstone: golden/bad.json:1:11: expected a JSON value"),
        result::err);
    assertTrue(
        result.err().contains("golden/who.json:1:13: unknown subject \"test.ecco\"; did you mean"),
        result::err);
    assertEquals(2, result.exitCode());
  }

  @Test
  void aPathWithoutGoldenFilesIsRefused() {
    golden("1", "");
    Shell.Result result = shell.run("golden", "audit", "golden/gone");
    assertEquals(
        "touchstone: golden/gone: no golden file is at or below this path; golden files are the *.json below golden\n",
        result.err());
    assertEquals("", result.out());
    assertEquals(2, result.exitCode());
  }

  @Test
  void aFolderWithoutGoldenFilesIsRefused() {
    project.write("golden/notes.txt", "x");
    Shell.Result result = shell.run("golden", "audit");
    assertTrue(
        result.err().startsWith("touchstone: golden: expected at least one golden file (*.json)"),
        result::err);
    assertEquals(2, result.exitCode());
  }

  @Test
  void aContractThatCannotBeReadIsTold() {
    golden("{\"a\": 1, \"b\": [\"x\", null]}", "");
    project.write("contracts/test.echo/1.0.0.json", "{");
    Shell.Result result = shell.run("golden", "audit");
    assertTrue(result.err().contains("contracts/test.echo/1.0.0.json"), result::err);
    assertEquals(2, result.exitCode());
  }
}

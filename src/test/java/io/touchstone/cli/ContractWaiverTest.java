package io.touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Leave for single changes to pass. */
class ContractWaiverTest {
  private ContractProject project;

  @BeforeEach
  void aProject(@TempDir Path root) {
    project = new ContractProject(root);
  }

  @Test
  void theWaiverThatTheReportPrintsIsAcceptedAsItStands() {
    project.search("1.0.0", "100").search("1.1.0", "50");
    Shell.Result result = project.waive("[" + printed(project.check()) + "]").check();
    assertEquals("2 versions of contracts checked, 1 step: 1 is as declared\n", result.out());
    assertEquals(0, result.exitCode());
  }

  @Test
  void whatHasNoPlaceOfItsOwnIsWaivedByItsFingerprint() {
    for (String version : List.of("1.0.0", "1.1.0")) {
      String required = version.equals("1.0.0") ? "" : "\"kids\"";
      project.write(
          version,
          """
          {"contract": "acme.search", "kind": "skill", "version": "%s",
           "inputs_schema": {"type": "object", "required": [%s],
             "properties": {"kids": {"type": "array", "items": {"$ref": "#"}}}}}
          """
              .formatted(version, required));
    }
    String out = project.check().out();
    Matcher print =
        Pattern.compile("waivers.json with: (\\{[^\n]*\"fingerprint\"[^\n]*\\})").matcher(out);
    assertTrue(print.find(), out);
    project.waive("[" + print.group(1) + "]");
    Shell.Result result = project.check();
    assertFalse(result.out().contains("some documents"), result::out);
    assertTrue(result.out().contains("kids must be sent now"), result::out);
  }

  @Test
  void aWarningIsWaivedByWhatItPrints() {
    withInputs("1.0.0", "{\"type\": \"object\"}");
    withInputs("1.1.0", "{\"type\": \"object\", \"properties\": {\"a\": {\"type\": \"string\"}}}");
    assertEquals(1, project.check("--fail-on", "warning").exitCode());
    project.waive("[" + printed(project.check()) + "]");
    assertEquals(0, project.check("--fail-on", "warning").exitCode());
  }

  @Test
  void inputsThatBecameEmptyAreAnErrorInEveryVersionAndCanBeWaived() {
    withInputs("1.0.0", "{\"type\": \"object\"}");
    withInputs("1.1.0", "{}");
    withInputs("1.1.1", "{\"type\": \"object\"}");
    Shell.Result result = project.check();
    assertTrue(
        result
            .out()
            .startsWith(
                "contracts/acme.search/1.1.0.json:1: expected \"inputs_schema\" to say of what type"),
        result::out);
    project.waive("[" + printed(result) + "]");
    assertFalse(project.check().out().contains("expected \"inputs_schema\""));
  }

  private void withInputs(String version, String schema) {
    project.write(
        version,
        """
        {"contract": "acme.search", "kind": "planner", "version": "%s", "inputs_schema": %s}
        """
            .formatted(version, schema));
  }

  /** The first waiver in what was printed. */
  private static String printed(Shell.Result result) {
    Matcher waiver = Pattern.compile("waivers.json with: (\\{.*\\})").matcher(result.out());
    assertTrue(waiver.find(), result::out);
    return waiver.group(1);
  }

  @Test
  void aWaiverIsForOneChangeOnly() {
    project.search("1.0.0", "100").search("1.1.0", "50", "\"query\", \"limit\"");
    project.waive(waiver("\"path\": \"limit\", \"rule\": \"input-limit-tightened\"", "2026-02-01"));
    Shell.Result result = project.check();
    assertTrue(result.out().contains("limit must be sent now"), result::out);
    assertFalse(result.out().contains("is tighter"), result::out);
    assertEquals(1, result.exitCode());
  }

  @Test
  void aFingerprintWaivesAsWellAndSurvivesEditsElsewhere() {
    project.search("1.0.0", "100").search("1.1.0", "50");
    project.check();
    Matcher print =
        Pattern.compile("\"fingerprint\": \"(\\w+)\"")
            .matcher(project.files().text("reports/contracts/acme.search.json"));
    assertTrue(print.find());
    project.waive(waiver("\"fingerprint\": \"" + print.group(1) + "\"", "2026-02-01"));
    project.write(
        "1.1.0",
        project
            .files()
            .text("contracts/acme.search/1.1.0.json")
            .replace("\"kind\"", "\"description\": \"Searches.\",\n\n  \"kind\""));
    assertEquals(0, project.check().exitCode());
  }

  @Test
  void anExpiredWaiverNoLongerCounts() {
    project.search("1.0.0", "100").search("1.1.0", "50");
    project.waive(waiver("\"path\": \"limit\", \"rule\": \"input-limit-tightened\"", "2026-01-01"));
    Shell.Result result = project.check();
    assertTrue(
        result.out().contains("contracts/waivers.json:1: the waiver expired on 2026-01-01"),
        result::out);
    assertTrue(result.out().contains("is tighter"), result::out);
    assertEquals(1, result.exitCode());
    assertEquals(0, project.check("--today", "2026-01-01").exitCode());
  }

  @Test
  void aWaiverThatMatchesNothingIsAWarning() {
    project.search("1.0.0", "100");
    project.waive(waiver("\"path\": \"limit\", \"rule\": \"input-limit-tightened\"", "2026-02-01"));
    Shell.Result result = project.check();
    assertTrue(
        result
            .out()
            .contains(
                "contracts/waivers.json:1: warning: the waiver matches no change of \"acme.search\"; remove it, or correct it"),
        result::out);
    assertEquals(0, result.exitCode());
    assertEquals(1, project.check("--fail-on", "warning").exitCode());
  }

  private static String waiver(String change, String expires) {
    return """
    [{"contract": "acme.search", %s, "reason": "agreed with all callers", "expires": "%s"}]
    """
        .formatted(change, expires);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                                                                                             | :1:1: expected an array of waivers, found an object
          [{"contract": "a", "reason": "r", "expires": "2026-02-01"}]                                    | :1:2: expected "path" and "rule", or "fingerprint", to say which change; add them
          [{"contract": "a", "path": "", "rule": "input-closd", "reason": "r", "expires": "2026-02-01"}] | unknown rule "input-closd"; did you mean "input-closed"?
          [{"contract": "a", "path": "", "rule": "input-closed", "reason": " ", "expires": "2026-02-01"}] | expected a reason, found a blank one
          [{"contract": "a", "path": "", "rule": "input-closed", "reason": "r", "expires": "1 May"}]     | expected a date such as "2027-01-31"
          [{"contract": "a", "path": "", "rule": "input-closed", "reason": "r", "until": "2026-02-01"}]  | unknown key "until"
          [{"contract": "a", "path": "", "rule": "input-documents-refused", "reason": "r", "expires": "2026-02-01"}] | expected the "fingerprint" of a change that has no place of its own
          [{"contract": "a", "fingerprint": "", "reason": "r", "expires": "2026-02-01"}]                 | expected 16 hexadecimal digits
          """)
  void aBrokenWaiverIsToldWithItsPlaceAndHowToMendIt(String waivers, String complaint) {
    Shell.Result result = project.search("1.0.0", "100").waive(waivers).check();
    assertTrue(result.out().contains(complaint), result::out);
    assertTrue(result.out().startsWith("contracts/waivers.json:"), result::out);
    assertEquals(2, result.exitCode());
  }
}

package io.touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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

class GoldenLintCommandTest {
  private static final String TOKEN = "ghp_" + "q7Zp2Lx9Vt4Rk8Wm3Yc6Hd1Jq7Zp2Lx9Vt4R";

  private TestProject project;
  private Shell shell;

  @BeforeEach
  void aSoundFile(@TempDir Path root) {
    project = new TestProject(root).echo("golden/fine.json", "\"sound\"", "\"heard\"");
    shell = new Shell(project);
  }

  private Shell.Result lint(String... more) {
    String[] arguments = new String[more.length + 2];
    arguments[0] = "golden";
    arguments[1] = "lint";
    System.arraycopy(more, 0, arguments, 2, more.length);
    return shell.run(arguments);
  }

  private void golden(String expected, String rules) {
    project.write(
        "golden/case.json",
        """
        {
          "subject": "test.echo",
          "input": {"who": "9b2d1c1e-0000-4000-8000-00000000cafe"},
          "expected_output": %s%s
        }
        """
            .formatted(expected, rules.isEmpty() ? "" : ",\n  " + rules));
  }

  /** The one finding, as its first line tells it after the name of the file. */
  private String headline() {
    Shell.Result result = lint("golden/case.json");
    assertTrue(result.out().startsWith("golden/case.json:"), result::out);
    return result.out().substring("golden/case.json:".length(), result.out().indexOf('\n'));
  }

  @Test
  void soundFilesAreToldOf() {
    golden("{\"a\": \"b\"}", "");
    Shell.Result result = lint();
    assertEquals("2 golden files looked at: nothing to say\n", result.out());
    assertEquals(0, result.exitCode());
  }

  @Test
  void warningsFailOnlyWhereThatIsAskedFor() {
    golden("1", "\"matchers\": {\"\": \"any\"}");
    assertEquals(0, lint().exitCode());
    assertEquals(1, lint("--fail-on", "warning").exitCode());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\": 1} | \"matchers\": {\"\": \"any\"} | any answer passes",
        "{\"a\": 1} | \"matchers\": {\"a\": \"number\"} | no value of the expected output counts",
        "{\"a\": 1, \"b\": 2} | \"matchers\": {\"a\": \"number\"}, \"ignored_fields\": [\"b\"] | no value of the expected output counts",
        "{} | \"compare\": \"LENIENT\" | no value of the expected output counts"
      })
  void aFileThatAssertsNothingIsFound(String expected, String rules, String words) {
    golden(expected, rules.replace("LENIENT", "lenient"));
    String headline = headline();
    assertTrue(headline.startsWith("4:22: warning: " + words), headline);
    assertTrue(headline.endsWith("[golden-asserts-nothing]"), headline);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a UUID                 | 7d444840-9dc0-11d1-b245-5ffdce74fad2",
        "a UUID                 | request 7d444840-9dc0-11d1-b245-5ffdce74fad2 failed",
        "an RFC 3339 timestamp  | 2026-01-02T03:04:05Z",
        "a timestamp            | at 2026-01-02 03:04:05.123",
        "a temporary folder     | cannot read /tmp/x1/y.json",
        "a temporary folder     | /var/folders/ab/cd/T/y",
        "a temporary folder     | C:\\\\Users\\\\me\\\\AppData\\\\Local\\\\Temp\\\\x",
        "an absolute path       | /srv/project/x.json",
        "an absolute path       | file:///Users/me/x",
        "an absolute path       | D:\\\\work\\\\x",
        "an address with a port | 10.1.2.3:49152",
        "an address with a port | http://localhost:41234/x",
        "an address with a port | [::1]:41234",
        "a host name            | ip-10-0-3-7",
        "a host name            | build7.corp"
      })
  void aPinnedValueThatLooksVolatileIsFound(String look, String value) {
    golden("{\"a\": 1, \"b\": [{\"c\": \"" + value + "\"}]}", "");
    String headline = headline();
    assertTrue(
        headline.startsWith("4:43: warning: pins " + look + " at \"b.*.c\", which"), headline);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9b2d1c1e-0000-4000-8000-00000000cafe",
        "for 9b2d1c1e-0000-4000-8000-00000000cafe alone",
        "/api/v1/home/users",
        "https://example.com/home/x",
        "1.2.3.4",
        "com.acme.internal.Planner",
        "10:41234",
        "main",
        "7d444840"
      })
  void whatComesFromTheInputOrStaysIsFine(String value) {
    golden("{\"a\": 1, \"c\": \"" + value + "\"}", "");
    assertEquals("2 golden files looked at: nothing to say\n", lint().out());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"matchers\": {\"c\": \"uuid\"}",
        "\"ignored_fields\": [\"c\"]",
        "\"deterministic_fields\": [\"a\"]"
      })
  void whatIsMatchedOrIgnoredIsNotPinned(String rules) {
    golden("{\"a\": 1, \"c\": \"7d444840-9dc0-11d1-b245-5ffdce74fad2\"}", rules);
    assertEquals("2 golden files looked at: nothing to say\n", lint().out());
  }

  @Test
  void manyPlacesThatAreAlikeAreToldOnce() {
    golden("[{\"t\": 1767323045000}, {\"t\": 1767323046000}, {\"t\": 1767323047000}]", "");
    assertEquals(
        "4:29: warning: pins milliseconds since 1970 at \"*.t\" (and 2 more like it), which is hardly"
            + " the same on every run or machine [golden-pins-volatile]",
        headline());
    assertTrue(lint().out().contains("\"matchers\": {\"*.t\": \"integer\"}"), lint()::out);
    assertTrue(lint().out().endsWith(": 0 errors, 1 warning\n"), lint()::out);
  }

  @Test
  void whatTheContractPromisesToRepeatMayLookAsItLikes() {
    golden("{\"a\": 1, \"c\": \"2026-01-02T03:04:05Z\"}", "");
    project.write(
        "contracts/test.echo/1.0.0.json",
        """
        {"contract": "test.echo", "kind": "skill", "version": "1.0.0", "inputs_schema": true,
         "outputs_schema": true, "determinism": "STRUCTURAL", "stable_fields": ["c"]}
        """);
    assertEquals("2 golden files looked at: nothing to say\n", lint().out());
  }

  @Test
  void anExpectedOutputThatIsTheInputIsFoundUnlessItIsMeant() {
    String input = "{\"who\":  \"9b2d1c1e-0000-4000-8000-00000000cafe\"}";
    golden(input, "");
    assertTrue(headline().endsWith("[golden-echoes-input]"), this::headline);
    golden(input, "\"tags\": [\"echo\"]");
    assertEquals("2 golden files looked at: nothing to say\n", lint().out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"matchers\": {\"b.*.x\": \"uuid\"} | its path leads to nothing in the expected output",
        "\"matchers\": {\"*.c\": \"number\", \"b.c\": \"number\"} | longer or more exact paths decide for all of its places"
      })
  void aMatcherThatIsNeverAskedIsFound(String rules, String why) {
    golden("{\"a\": 1, \"b\": {\"c\": 2}}", rules);
    String headline = headline();
    assertTrue(headline.startsWith("5:16: warning: the matcher at \""), headline);
    assertTrue(headline.contains(why), headline);
    assertTrue(headline.endsWith("[golden-unused-matcher]"), headline);
  }

  @Test
  void aHugeFileIsFound() {
    golden("\"" + "x".repeat(262_144) + "\"", "");
    assertTrue(headline().startsWith("1:1: warning: the file has 256 KB, more than 256"));
  }

  @Test
  void aSecretIsAnErrorAndNeverShown() {
    golden("{\"a\": \"" + TOKEN + "\"}", "\"notes\": [\"" + TOKEN + "\"]");
    for (String format : new String[] {"text", "json"}) {
      Shell.Result result = lint("--format", format);
      assertFalse((result.out() + result.err()).contains("q7Zp2"), result::out);
      assertEquals(1, result.exitCode());
    }
    assertEquals(
        "4:28: error: what looks like a token of GitHub at \"expected_output.a\": ghp_... (40"
            + " characters) [golden-secret]",
        headline());
    assertTrue(lint().out().endsWith(": 2 errors, 0 warnings\n"), lint()::out);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"subject\": \"test.echo\", \"input\": 1, \"expected_output\": \"%s\", \"matchers\": {\"\": \"uuid\"}}",
        "{\"subject\": \"test.echo\", \"input\": 1, \"%s\": 1}",
        "{\"subject\": \"%s\", \"input\": 1, \"expected_output\": 1}",
        "{\"subject\": \"test.echo\", \"input\": {\"%s\": 1}, \"expected_output\": {\"%s\": {\"t\": \"2026-01-02T03:04:05Z\"}}}",
        "{\"subject\": \"test.echo\", \"input\": \"%s\" ",
        "\"%s\" x"
      })
  void noWordAboutAFileQuotesItsSecret(String text) {
    project.write("golden/case.json", text.replace("%s", TOKEN));
    for (String format : new String[] {"text", "json"}) {
      Shell.Result result = lint("--format", format);
      assertTrue(result.out().contains("golden-secret"), result::out);
      assertTrue(result.out().contains("ghp_... (40 characters)"), result::out);
      assertFalse((result.out() + result.err()).contains("q7Zp2"), result::out);
    }
  }

  @Test
  void orphansAndDuplicatesAreWarnings() {
    project
        .echo("golden/other/fine.json", "\"sound\"", "\"heard\"")
        .echo("golden/unlike.json", "\"sound\"", "\"seen\"")
        .write("golden/gone.json", "{\"subject\": \"gone\", \"input\": 1, \"expected_output\": 1}");
    Shell.Result result = lint();
    assertEquals(
        """
        golden/gone.json:1:13: warning: there is no subject "gone"; the file is never run [golden-orphan]
          correct the subject or its entry in touchstone.json, or remove the file: touchstone golden prune golden/gone.json
        golden/other/fine.json:3:12: warning: asks and expects the same as golden/fine.json [golden-duplicate]
          remove it: touchstone golden prune golden/other/fine.json
        golden/unlike.json:3:12: warning: asks the same as golden/fine.json, with another expected output [golden-duplicate]
          make one file of the two, or ask something else
        4 golden files looked at: 0 errors, 3 warnings
        """,
        result.out());
    assertEquals(0, result.exitCode());
  }

  @Test
  void aPathNarrowsWhatIsToldAndNotWhatItIsHeldAgainst() {
    project.echo("golden/other/fine.json", "\"sound\"", "\"heard\"");
    assertTrue(lint("golden/other").out().contains("[golden-duplicate]"));
    assertEquals("1 golden file looked at: nothing to say\n", lint("golden/fine.json").out());
  }

  @Test
  void aMalformedFileStopsNoOther() {
    golden("1", "\"matchers\": {\"\": \"any\"}");
    project.write("golden/broken.json", "{\"input\": }");
    Shell.Result result = lint();
    assertTrue(
        result.out().contains("golden/broken.json:1:11: error: expected a JSON value"),
        result::out);
    assertTrue(result.out().contains("[golden-asserts-nothing]"), result::out);
    assertEquals(2, result.exitCode());
  }

  @Test
  void aPathThatMatchesNothingIsBadInput() {
    Shell.Result result = lint("golden/gone.json");
    assertTrue(result.out().contains("no golden file is at or below this path"), result::out);
    assertEquals(2, result.exitCode());
  }

  @Test
  void programsGetJson() {
    golden("1", "\"matchers\": {\"\": \"any\"}");
    JsonNode json =
        StrictJson.parse(lint("--format", "json").out().getBytes(StandardCharsets.UTF_8), "out")
            .root();
    assertEquals(2, json.get("files").asInt());
    assertEquals("golden-asserts-nothing", json.at("/findings/0/rule").asText());
    assertEquals("warning", json.at("/findings/0/severity").asText());
    assertEquals(4, json.at("/findings/0/line").asInt());
    assertEquals(22, json.at("/findings/0/column").asInt());
  }
}

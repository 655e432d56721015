package io.touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.touchstone.config.Config;
import io.touchstone.verify.GoldenLock;
import io.touchstone.verify.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoldenReviewCommandTest {
  private static final String QUESTION =
      "[a]ccept, [s]kip, mark a field [v]olatile, [q]uit, [?] help: ";

  private TestProject project;
  private Shell shell;

  @BeforeEach
  void aProject(@TempDir Path root) {
    project = new TestProject(root).echo("golden/fine.json", "1", "1");
    shell = new Shell(project);
  }

  /** A case whose subject answers {@code actual}, after a run that has kept it. */
  private void differing(String name, String actual, String expected) {
    project.echo("golden/" + name + ".json", actual, expected);
    shell.run("golden", "run");
  }

  private Shell.Result review(String answers) {
    return shell.type(answers).run("golden", "review");
  }

  @Test
  void aCaseIsShownLeafByLeaf() {
    differing(
        "case",
        "{\"a\": [1, {\"b\": \"the quick brown fox\"}], \"d\": null, \"e\": true}",
        "{\"a\": [2, {\"b\": \"the quick red fox\"}], \"c\": {\"x\": 1}, \"e\": true}");
    Shell.Result result = review("s\n");
    assertEquals(
        """

        golden/case.json (1 of 1)

          1  a.0
             expected  2
             actual    1
          2  a.1.b
             expected  "the quick red fox"
             actual    "the quick brown fox"
                                  ^^^^^
          3  c
             expected  {"x": 1}
             actual    (nothing)
          4  d
             expected  (nothing)
             actual    null

        4 differences, 1 leaf unchanged
        """
            + QUESTION
            + "s\n\n0 accepted, 0 fields marked, 1 skipped, 0 left\n",
        result.out());
    assertEquals(1, result.exitCode());
  }

  @Test
  void acceptingWritesWhatAcceptFromWrites(@TempDir Path other) {
    String actual = "{\"a\": [1, {\"b\": 2.50}], \"d\": null}";
    String expected = "{\"a\":   [2, {\"b\": 2.5}],\n \"c\": 3}";
    differing("case", actual, expected);
    Shell.Result result = review("a\n");
    assertTrue(
        result.out().endsWith("a\n  accepted\n\n1 accepted, 0 fields marked, 0 skipped, 0 left\n"),
        result::out);
    assertEquals(0, result.exitCode());

    TestProject twin = new TestProject(other).echo("golden/case.json", actual, expected);
    Shell shellOfTwin = new Shell(twin);
    shellOfTwin.run("golden", "run");
    shellOfTwin.run("golden", "accept", "golden", "--from", "reports/actual");
    assertEquals(twin.text("golden/case.json"), project.text("golden/case.json"));
    assertFalse(project.text("golden/case.json").contains("\"c\""));
  }

  @ParameterizedTest
  @CsvSource({"q, 0, 2", "'', 0, 2", "'s\nq', 1, 1", "s, 1, 1"})
  void whoeverStopsLeavesTheRest(String answers, int skipped, int left) {
    differing("case", "1", "2");
    differing("other", "1", "2");
    String before = project.text("golden/other.json");
    Shell.Result result = review(answers + (answers.isEmpty() ? "" : "\n"));
    assertTrue(
        result
            .out()
            .endsWith(
                "\n0 accepted, 0 fields marked, %d skipped, %d left\n".formatted(skipped, left)),
        result::out);
    assertEquals(1, result.exitCode());
    assertEquals(before, project.text("golden/other.json"));
  }

  @Test
  void helpAndUnknownAnswersAskAgain() {
    differing("case", "1", "2");
    String out = review("?\nyes please\u001b[2J\nA\n").out();
    assertTrue(out.contains("\n  v  volatile: "), out);
    assertTrue(
        out.contains("expected one of a, s, v, q and ?, found \"yes please\\u001b[2J\""), out);
    assertTrue(out.contains("\n1 accepted"), out);
  }

  @Test
  void answersWithoutEndAreNoReview() {
    differing("case", "1", "2");
    Shell.Result result = review("yes\n".repeat(100));
    assertTrue(result.out().endsWith("0 skipped, 1 left\n"), result::out);
    assertEquals(1, result.exitCode());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"2026-01-02T03:04:05Z\" | \"2026-02-03T04:05:06Z\" | timestamp | an RFC 3339 timestamp",
        "\"x-17.9\" | \"x-18.4\" | regex:x-[0-9]+\\\\.[0-9]+ | a text with numbers in it",
        "1 | 2.5 | number | a number",
        "1 | \"one\" | any | values of several forms"
      })
  void aVolatileFieldIsMatchedByTheFormOfBothValues(
      String expected, String actual, String matcher, String words) {
    differing("case", "{\"t\": " + actual + ", \"u\": 1}", "{\"t\": " + expected + ", \"u\": 1}");
    String before = project.text("golden/case.json");
    Shell.Result result = review("v\ny\n");
    assertTrue(
        result
            .out()
            .contains(
                "  matchers: t has the form %s, %s\n"
                    .formatted(matcher.replace("\\\\", "\\"), words)),
        result::out);
    assertTrue(
        result.out().endsWith("\n0 accepted, 1 field marked, 0 skipped, 0 left\n"), result::out);
    assertEquals(0, result.exitCode());
    String after = project.text("golden/case.json");
    int end = before.lastIndexOf('\n', before.length() - 3);
    assertEquals(before.substring(0, end), after.substring(0, end));
    assertTrue(after.contains("\"matchers\": {\n    \"t\": \"" + matcher + "\"\n  }"), after);
    assertEquals("2 golden files checked: 2 match\n", shell.run("golden", "run").out());
  }

  @Test
  void ofSeveralDifferencesSomeAreMarkedAndTheOthersShownAgain() {
    differing("case", "{\"a\": 1, \"b\": 2, \"c\": 3}", "{\"a\": 9, \"b\": 8, \"c\": 7}");
    Shell.Result result = review("v\n1, 3\ny\na\n");
    assertTrue(result.out().contains("which? 1 to 3, several with blanks between, or all: 1, 3\n"));
    assertTrue(result.out().contains("1 difference, 2 leaves unchanged"), result::out);
    assertTrue(
        result.out().endsWith("\n1 accepted, 2 fields marked, 0 skipped, 0 left\n"), result::out);
    assertTrue(project.text("golden/case.json").contains("\"a\": 9, \"b\": 2, \"c\": 7"));
    assertTrue(project.text("golden/case.json").contains("\"c\": \"integer\""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "4", "1 x", "", "99999999999", "1-2"})
  void numbersThatAreNoneAskAgain(String numbers) {
    differing("case", "{\"a\": 1, \"b\": 2}", "{\"a\": 9, \"b\": 8}");
    String before = project.text("golden/case.json");
    Shell.Result result = review("v\n" + numbers + "\ns\n");
    assertTrue(result.out().contains("expected numbers from 1 to 2, or all, found"), result::out);
    assertTrue(result.out().endsWith("1 skipped, 0 left\n"), result::out);
    assertEquals(before, project.text("golden/case.json"));
  }

  @Test
  void aNoWritesNothing() {
    differing("case", "{\"a\": 1}", "{\"a\": 2}");
    String before = project.text("golden/case.json");
    review("v\nn\n");
    assertEquals(before, project.text("golden/case.json"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // what answers it may give, and what the file says of them
        "v,i | {\"a\": 1, \"b\": 0} | {\"a\": 2, \"b\": 0} | \"ignored_fields\": [NEWLINE    \"a\"NEWLINE  ]",
        "v,y | {\"a\": 1} | {\"a\": 1, \"b\": 2} | \"ignored_fields\": [NEWLINE    \"b\"NEWLINE  ]",
        "v,y | {\"a\": 1, \"b\": 2} | {\"a\": 1} | \"ignored_fields\": [NEWLINE    \"b\"NEWLINE  ]",
        "v,y | {\"a\": [1, 2], \"b\": 0} | {\"a\": [1], \"b\": 0} | \"a\": \"array\"",
        "v,all,y | [{\"t\": 1}, {\"t\": 2}] | [{\"t\": 3}, {\"t\": 4}] | \"*.t\": \"integer\""
      })
  void whatTheFileSaysFollowsFromHowItDiffers(
      String answers, String actual, String expected, String says) {
    differing("case", actual, expected);
    Shell.Result result = review(answers.replace(',', '\n') + "\n");
    assertEquals("", result.err());
    assertEquals(0, result.exitCode(), result::out);
    String after = project.text("golden/case.json");
    assertTrue(after.contains(says.replace("NEWLINE", "\n")), after);
    assertEquals("2 golden files checked: 2 match\n", shell.run("golden", "run").out());
  }

  @Test
  void elementsWithoutOrderHaveNoNumbers() {
    project.write(
        "golden/case.json",
        """
        {"subject": "test.echo", "input": {"l": [{"t": 1}, {"t": 2}], "b": 1},
         "expected_output": {"l": [{"t": 2}, {"t": 3}], "b": 1}, "unordered": ["l"]}
        """);
    shell.run("golden", "run");
    Shell.Result result = review("v\ny\n");
    assertTrue(result.out().contains("matchers: l.*.t has the form integer"), result::out);
    assertEquals(0, result.exitCode());
  }

  @Test
  void whatTheFileSaysOtherwiseAlreadyIsNotMarked() {
    project.write(
        "golden/case.json",
        """
        {"subject": "test.echo", "input": {"l": [{"t": "x"}]},
         "expected_output": {"l": [{"t": 3}]}, "matchers": {"l.*.t": "number"}}
        """);
    shell.run("golden", "run");
    String before = project.text("golden/case.json");
    Shell.Result result = review("a\nv\ni\ns\n");
    assertTrue(result.out().contains("expected  the form number"), result::out);
    assertTrue(result.err().contains("has not the form number"), result::err);
    assertTrue(result.err().contains("is not marked: "), result::err);
    assertTrue(result.out().endsWith("1 skipped, 0 left\n"), result::out);
    assertEquals(before, project.text("golden/case.json"));
  }

  @Test
  void anAnswerThatTheContractForbidsIsNotAccepted() {
    project.write(
        "contracts/test.echo/1.0.0.json",
        """
        {"contract": "test.echo", "kind": "skill", "version": "1.0.0", "inputs_schema": true,
         "outputs_schema": {"type": "integer"}}
        """);
    differing("case", "\"x\"", "1");
    String before = project.text("golden/case.json");
    Shell.Result result = review("a\n");
    assertTrue(result.out().contains("cannot be accepted: golden/case.json"), result::out);
    assertTrue(result.err().contains("not accepted: golden/case.json"), result::err);
    assertTrue(result.out().endsWith("0 skipped, 1 left\n"), result::out);
    assertEquals(before, project.text("golden/case.json"));
  }

  @Test
  void whileAnotherCommandChangesGoldenFilesNothingIsWritten() {
    differing("case", "1", "2");
    String before = project.text("golden/case.json");
    try (GoldenLock lock = GoldenLock.take(Config.defaults(project.root()))) {
      lock.removeLeftovers(List.of());
      Shell.Result result = review("a\nv\ny\ns\n");
      assertTrue(result.err().contains("is changing the golden files"), result::err);
      assertTrue(
          result.out().endsWith("0 accepted, 0 fields marked, 1 skipped, 0 left\n"), result::out);
    }
    assertEquals(before, project.text("golden/case.json"));
  }

  @Test
  void nothingIsReviewedInCi() {
    differing("case", "1", "2");
    shell.set("CI", "true");
    Shell.Result result = review("a\n");
    assertTrue(result.err().contains("refused because the environment variable CI is set"));
    assertEquals(2, result.exitCode());
    assertTrue(project.text("golden/case.json").contains("\"expected_output\": 2"));
  }

  @Test
  void whereNothingWasKeptTheUserIsToldHow() {
    Shell.Result result = review("");
    assertEquals(
        "nothing to review: there are no actual outputs in reports/actual; they are kept by: touchstone verify\n",
        result.out());
    assertEquals(0, result.exitCode());
    Shell.Result missing = shell.run("golden", "review", "--from", "nowhere");
    assertEquals(
        "touchstone: nowhere: expected a folder of actual outputs, found none\n", missing.err());
    assertEquals(2, missing.exitCode());
  }

  @Test
  void whatIsAsExpectedByNowIsNotAsked() {
    differing("case", "1", "2");
    project.echo("golden/case.json", "1", "1");
    Shell.Result result = review("");
    assertEquals("nothing to review: 1 actual output is as expected by now\n", result.out());
    assertEquals(0, result.exitCode());
  }

  @Test
  void anActualOutputThatIsNoJsonIsToldAndStopsNoOther() {
    differing("case", "1", "2");
    differing("other", "1", "2");
    project.write("reports/actual/golden/case.json", "{\"half");
    Shell.Result result = review("a\n");
    assertTrue(
        result.err().startsWith("touchstone: reports/actual/golden/case.json:1:"), result::err);
    assertTrue(
        result.err().contains("; make it anew with: touchstone golden run golden/case.json"),
        result::err);
    assertTrue(result.out().contains("golden/other.json (1 of 1)"), result::out);
    assertTrue(result.out().contains("1 accepted"), result::out);
    assertEquals(2, result.exitCode());
  }

  @Test
  void aPathNarrowsTheReview() {
    differing("case", "1", "2");
    differing("sub/other", "1", "2");
    Shell.Result result = shell.type("a\n").run("golden", "review", "golden/sub");
    assertTrue(result.out().contains("golden/sub/other.json (1 of 1)"), result::out);
    assertEquals(0, result.exitCode());
    assertTrue(project.text("golden/case.json").contains("\"expected_output\": 2"));
    Shell.Result nothing = shell.run("golden", "review", "golden/gone.json");
    assertTrue(nothing.err().contains("no golden file is at or below this path"), nothing::err);
    assertEquals(2, nothing.exitCode());
  }

  @Test
  void aFolderOfAnotherRunCanBeReviewed() throws IOException {
    differing("case", "1", "2");
    Files.move(project.path("reports/actual"), project.path("downloaded"));
    Shell.Result result = shell.type("a\n").run("golden", "review", "--from", "downloaded");
    assertEquals(0, result.exitCode(), result::err);
    assertTrue(project.text("golden/case.json").contains("\"expected_output\": 1"));
  }

  @Test
  void colorsAreForTerminalsOfThoseWhoWantThem() {
    differing("case", "\"the quick brown fox\"", "\"the quick red fox\"");
    assertFalse(review("s\n").out().contains("\u001b"));
    shell.onTerminal();
    String out = review("s\n").out();
    assertTrue(
        out.contains(
            "     actual    \u001b[32m\"the quick \u001b[7mbrown\u001b[27m fox\"\u001b[0m\n"),
        out);
    assertFalse(out.contains("^"), out);
    assertFalse(
        shell.set("NO_COLOR", "1").type("s\n").run("golden", "review").out().contains("\u001b"));
  }

  @Test
  void whatATerminalWouldObeyIsEscaped() {
    differing("case", "{\"\\u001b[2J\": \"\\u009b1m\\u202e\"}", "{\"\\u001b[2J\": \"\\u0007\"}");
    shell.onTerminal().set("NO_COLOR", "1");
    String out = review("s\n").out();
    assertFalse(out.matches("(?s).*[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f\\u202e].*"), out);
    assertTrue(out.contains("\\u001b[2J"), out);
    assertTrue(out.contains("\"\\u009b1m\\u202e\""), out);
  }

  @Test
  void longValuesAreCutToTheLineAroundWhatDiffers() {
    String head = "x".repeat(300);
    String tail = "y".repeat(300);
    differing("case", "\"" + head + "B" + tail + "\"", "\"" + head + "A" + tail + "\"");
    shell.set("COLUMNS", "50");
    assertTrue(
        review("s\n")
            .out()
            .contains(
                """
                     expected  ...xxxxxxxxxxxxAyyyyyyyyyyyyyyyy...
                     actual    ...xxxxxxxxxxxxByyyyyyyyyyyyyyyy...
                                              ^
                """),
        () -> review("s\n").out());
    differing("case", "[" + "1, ".repeat(300) + "1]", "null");
    assertTrue(
        review("s\n")
            .out()
            .lines()
            .filter(line -> !line.startsWith("[a]"))
            .allMatch(line -> line.length() <= 50));
  }

  @Test
  void wideCharactersTakeTwoColumns() {
    differing("case", "\"日本語日本語日本B\"", "\"日本語日本語日本A\"");
    assertTrue(
        review("s\n").out().contains("\n" + " ".repeat(15 + 1 + 16) + "^\n"),
        () -> review("s\n").out());
  }

  @Test
  void manyDifferencesOfOneCaseAreNotAllShown() {
    differing("case", "[" + "1, ".repeat(60) + "1]", "[" + "2, ".repeat(60) + "2]");
    String out = review("s\n").out();
    assertTrue(out.contains("\n 40  39\n"), out);
    assertTrue(out.contains("\n     ... and 21 more\n"), out);
  }
}

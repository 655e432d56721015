package io.touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.touchstone.verify.TestProject;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The determinism lab as its users see it. */
class StressCommandTest {
  private static final String COUNTER = "golden/test.counter/case.json";
  private static final String REPLAY = "reports/stress/" + COUNTER;

  private TestProject project;
  private Shell shell;

  @BeforeEach
  void aProject(@TempDir Path root) {
    project = new TestProject(root);
    shell = new Shell(project);
    project.write(COUNTER, "{\"input\": {\"a\": 1}, \"expected_output\": {\"call\": 1}}");
  }

  private void assertBad(String message, String... arguments) {
    Shell.Result result = shell.run(arguments);
    assertTrue(result.err().startsWith("touchstone: " + message), result::err);
    assertEquals(2, result.exitCode());
  }

  /** What {@code a} may be in, and what it is promised to be out. */
  private void contract(int mostIn, int mostOut) {
    project.write(
        "contracts/test.echo/1.0.0.json",
        """
        {"contract": "test.echo", "kind": "skill", "version": "1.0.0", "determinism": "FULL",
         "inputs_schema": {"type": "object", "required": ["a"], "additionalProperties": false,
           "properties": {"a": {"type": "integer", "minimum": 0, "maximum": %d}}},
         "outputs_schema": {"type": "object", "properties": {"a": {"maximum": %d}}}}
        """
            .formatted(mostIn, mostOut));
  }

  @Test
  void whatIsFoundIsShrunkAndCanBeShownAgain() {
    Shell.Result found = shell.run("stress", "run", "test.counter", "--quick");
    assertEquals(
        """
          input-unchanged           1 calls  the same answer
          repeat                    1 calls  ANOTHER ANSWER in 1 case
        golden/test.counter/case.json:1: not deterministic: another answer under mere repetition, first at call
          expected  1
          actual    2
          repeat, trial 0; shows 10 of 10 with a second call on one instance
          looks like a counter that outlives the call
          smallest input: {}
          show it again with: touchstone stress replay reports/stress/golden/test.counter/case.json

        1 case stressed with up to 121 calls: 0 deterministic, 1 not
        """,
        found.out());
    assertEquals(1, found.exitCode());

    Shell.Result shown = shell.run("stress", "replay", REPLAY, "--times", "3");
    assertEquals(
        """
        reports/stress/golden/test.counter/case.json: repeat shows 3 of 3 times
          not deterministic: another answer under mere repetition, first at call
          expected  1
          actual    2
        """,
        shown.out());
    assertEquals(1, shown.exitCode());
  }

  @Test
  void whatIsMendedShowsNoMore() {
    shell.run("stress", "run", "test.counter", "--quick");
    project.write("mended.json", project.text(REPLAY).replace("test.counter", "test.echo"));
    Shell.Result shown = shell.run("stress", "replay", "mended.json");
    assertEquals("mended.json: repeat shows 0 of 10 times\n", shown.out());
    assertEquals(0, shown.exitCode());
  }

  @Test
  void whatCannotBeShownIsNotCalledMended() {
    shell.run("stress", "run", "test.counter", "--quick");
    project.write("closed.json", project.text(REPLAY).replace("test.counter", "test.unopenable"));
    assertBad(
        "closed.json:3:14: it cannot be shown again: the subject cannot be opened",
        "stress",
        "replay",
        "closed.json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "stress_replay": 1         | "stress_replay": 2         | bad.json:2:20: expected version 1, found 2
          "subject": "test.counter"  | "subject": "test.countr"   | bad.json:3:14: unknown subject "test.countr"; did you mean "test.counter"?
          "perturbation": "repeat"   | "perturbation": "repeal"   | bad.json:4:19: unknown perturbation "repeal"; did you mean "repeat"?
          "kind": "in-turn"          | "kind": "in-term"          | bad.json:
          "clock_shift_s": 0         | "clock_shift_s": "soon"    | bad.json:
          "counts": {}               | "counts": {"x": 1}         | bad.json:
          """)
  void aReplayThatIsNoneIsRefusedWithItsPlace(String right, String wrong, String message) {
    shell.run("stress", "run", "test.counter", "--quick");
    String text = project.text(REPLAY);
    assertTrue(text.contains(right), text);
    project.write("bad.json", text.replace(right, wrong));
    assertBad(message, "stress", "replay", "bad.json");
  }

  @Test
  void badUsageIsToldWithWhatWouldBeRight() {
    assertBad(
        "unknown subject \"test.countr\"; did you mean \"test.counter\"?",
        "stress",
        "run",
        "test.countr");
    assertBad(
        "expected one source of inputs, found several",
        "stress",
        "run",
        "test.counter",
        COUNTER,
        "--generate",
        "3");
    assertBad(
        "expected a number from 1 to 1000000 for --generate, found 0",
        "stress",
        "run",
        "test.counter",
        "--generate",
        "0");
    assertBad(
        "the subject \"test.counter\" has no contract that says what it accepts",
        "stress",
        "run",
        "test.counter",
        "--generate",
        "3");
    assertBad(
        "expected a number of tries from 1 on, found 0",
        "stress",
        "replay",
        REPLAY,
        "--times",
        "0");
    assertBad("none.json: ", "stress", "replay", "none.json");
  }

  @Test
  void aSubjectWithoutAGoldenFileIsToldHowToGetOne() {
    Shell.Result result = shell.run("stress", "run", "test.echo");
    assertTrue(
        result.out().contains("make one with: touchstone golden new test.echo NAME --input FILE"),
        result::out);
    assertEquals(2, result.exitCode());
  }

  @Test
  void anInputThatTheContractRefusesIsNotStressed() {
    contract(9, 9);
    project.write("in.json", "{\"a\": 10}");
    Shell.Result result = shell.run("stress", "run", "test.echo", "--input", "in.json");
    assertTrue(
        result.out().startsWith("in.json: the input is not what test.echo 1.0.0 allows at a: "),
        result::out);
    assertFalse(result.out().contains("deterministic"), result::out);
    assertEquals(2, result.exitCode());
  }

  @Test
  void inputsThatNobodyWroteAreHeldAgainstWhatTheContractPromises() {
    contract(9, 5);
    Shell.Result result = shell.run("stress", "run", "test.echo", "--generate", "40", "--quick");
    assertTrue(
        result.out().startsWith("  generated inputs: 10; 6 answered as test.echo 1.0.0 promises"),
        result::out);
    assertTrue(
        result.out().contains("the answer is not what test.echo 1.0.0 allows at a: "), result::out);
    assertTrue(result.out().contains("smallest input: {\"a\": 6}\n"), result::out);
    assertTrue(result.out().contains("is not answered with an error that has a code"), result::out);
    assertEquals(1, result.exitCode());
  }

  @Test
  void itIsSaidHowManyOfTheInputsThatNobodyWroteAreStressed() {
    contract(99, 99);
    Shell.Result result = shell.run("stress", "run", "test.echo", "--generate", "11", "--quick");
    assertTrue(result.out().contains("  generated inputs: 11; 11 answered as "), result::out);
    assertTrue(result.out().contains("  of these, the first 10 are stressed\n"), result::out);
    assertTrue(result.out().contains("10 cases stressed"), result::out);
  }

  @Test
  void aStressThatMissesACanaryPassesNothing() {
    // So little may be answered that no canary can show the order of twelve names.
    project.write("touchstone.json", "{\"limits\": {\"max_bytes\": 60}}");
    project.write("golden/test.echo/case.json", "{\"input\": 1, \"expected_output\": 1}");
    String missed =
        "stress: the stress is inconclusive: it did not catch canary.key-order, which has a known fault, by key-order\n";

    Shell.Result run = shell.run("stress", "run", "test.echo", "--quick");
    assertTrue(run.out().contains(missed), run::out);
    assertEquals(1, run.exitCode());

    Shell.Result verified = shell.run("verify", "golden/test.echo");
    assertTrue(verified.out().contains(missed), verified::out);
    assertEquals(1, verified.exitCode());
  }

  @Test
  void whatIsTurnedOffIsToldWithItsReason() {
    project.write(
        "touchstone.json",
        """
        {"subjects": {"test.counter": {"stress": {"off": ["repeat", "key-order"], "because": "it counts"}}}}
        """);
    Shell.Result result = shell.run("stress", "run", "test.counter", "--quick", "--verbose");
    assertTrue(
        result.out().contains("  repeat           not tried with 1 case: turned off: it counts\n"),
        result::out);
    assertTrue(
        result.out().contains("turned off in touchstone.json: repeat, key-order; it counts\n"),
        result::out);
  }

  @Test
  void aWordThatTurnsNothingOffIsRefused() {
    project.write(
        "touchstone.json",
        "{\"stress\": {\"off\": [\"gatd\"], \"because\": \"it has one connection\"}}");
    assertBad(
        "touchstone.json:1:21: unknown perturbation \"gatd\"; did you mean \"gated\"?",
        "stress",
        "run",
        "test.counter");
  }

  @Test
  void aFolderForReportsThatIsNoneLosesTheReplayAndSaysSo() {
    project.write("reports", "not a folder");
    Shell.Result result = shell.run("stress", "run", "test.counter", "--quick");
    assertTrue(
        result.out().contains("it cannot be shown again: " + REPLAY + " cannot be written: "),
        result::out);
    assertEquals(1, result.exitCode());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ["sh", "-c", "read x; exit 7"] | exited with code 7 before it answered
          ["no-program-has-this-name"]   | cannot be started: there is no
          """)
  void aProgramThatNeverAnswersIsNotCalledDeterministic(String command, String why) {
    project.write(
        "touchstone.json",
        "{\"subjects\": {\"ends\": {\"protocol\": \"json-lines\", \"command\": %s}}}"
            .formatted(command));
    project.write("golden/ends/case.json", "{\"input\": {\"a\": 1}, \"expected_output\": {}}");
    Shell.Result run = shell.run("stress", "run", "ends", "--quick");
    assertTrue(run.out().contains("golden/ends/case.json:1: not stressed: the command "), run::out);
    assertTrue(run.out().contains(why), run::out);
    assertTrue(run.out().endsWith(": 0 deterministic, 1 not\n"), run::out);
    assertEquals(1, run.exitCode());

    Shell.Result inferred = shell.run("golden", "infer", "golden/ends/case.json", "--quick");
    assertTrue(inferred.err().contains("subject \"ends\" gave no answer ("), inferred::err);
  }

  @Test
  void aFullRunGoesToOtherProcessesAndIsNotFooledByThem() {
    project.echo(
        "golden/test.echo/case.json",
        "{\"b\": 1.5, \"a\": [\"x\"]}",
        "{\"b\": 1.5, \"a\": [\"x\"]}");
    Shell.Result result = shell.run("stress", "run", "test.echo");
    assertTrue(
        result.out().contains("  processes                 8 calls  the same answer\n"),
        result::out);
    assertTrue(
        result
            .out()
            .contains(
                "the same answer; blind to races that never look at the input in their window"),
        result::out);
    assertTrue(
        result.out().endsWith("1 case stressed with up to 1,201 calls: 1 deterministic\n"),
        result::out);
    assertEquals(0, result.exitCode());
  }
}

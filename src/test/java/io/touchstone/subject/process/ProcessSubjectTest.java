package io.touchstone.subject.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.touchstone.json.JsonEquality;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.StrictJson;
import io.touchstone.subject.Answer;
import io.touchstone.subject.Callers;
import io.touchstone.subject.GuardedSubject;
import io.touchstone.subject.Subject;
import io.touchstone.subject.SubjectContext;
import io.touchstone.subject.SubjectFault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120) // a program that blocks would otherwise block the build
class ProcessSubjectTest {
  private static final JsonLimits LIMITS = new JsonLimits(100_000, 100, 100);

  /** For a program that runs already. */
  private static final Duration SHORT = Duration.ofSeconds(1);

  @TempDir static Path folder;
  private static List<String> misbehaving;

  @BeforeAll
  static void compile() {
    misbehaving = Programs.compiled("Misbehaving", folder);
  }

  private static Subject open(List<String> command, JsonLimits limits) {
    SubjectContext context = new SubjectContext(Clock.systemUTC(), new Random(1), folder);
    return new ProcessSubjectFactory("tested", command, limits).open(context);
  }

  private static SubjectFault fault(Subject subject, JsonNode input) {
    return assertThrows(SubjectFault.class, () -> subject.call(input));
  }

  private static JsonNode text(String text) {
    return TextNode.valueOf(text);
  }

  @Test
  void aSingleFileProgramAnswersEveryKindOfValueExactly() throws Exception {
    JsonNode input =
        StrictJson.parse(
                """
                {"exact": [9007199254740993, 0.10000000000000000001, 1.50, -0.0, 1e300],
                 "text": "line\\nbreak \\u2028 \\u0000 日本語 😀 \\"quoted\\\\", "empty": [{}, [], "", null]}
                """
                    .getBytes(StandardCharsets.UTF_8),
                "test")
            .root();
    try (Subject echo = open(Programs.source("Echo"), JsonLimits.DEFAULT)) {
      assertTrue(JsonEquality.equal(input, echo.call(input)));
      JsonNode large = text("x".repeat(10_000_000));
      assertTrue(JsonEquality.equal(large, echo.call(large)));
    }
  }

  @Test
  void oneProgramAnswersAllCallsInTheirOrder() throws Exception {
    List<String> echo = Programs.compiled("Echo", folder);
    try (Subject subject = open(echo, LIMITS);
        GuardedSubject guard =
            new GuardedSubject("echo", () -> subject, Duration.ofSeconds(30), LIMITS)) {
      List<JsonNode> inputs = IntStream.range(0, 1_000).<JsonNode>mapToObj(IntNode::new).toList();
      assertEquals(inputs, Callers.inParallel(8, inputs, input -> guard.call(input).toJson()));
    }
    try (Subject subject = open(misbehaving, LIMITS)) {
      assertEquals(subject.call(text("pid")), subject.call(text("pid")));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          exit                         | exited      | exited with code 3 before it answered; it printed to standard error:\\n  [31mout of ideas
          exit in a line               | exited      | exited with code 4 in the middle of a line: "{\\"steps\\": ["; it printed nothing to standard error
          garbage                      | not_json    | printed the line "Loading model...", which is wrong at column 1: expected a JSON value, found 'Loading'; expected one JSON document on one line, and nothing else on standard output; it printed nothing to standard error
          two lines                    | two_lines   | printed a second line for one input: "{\\"debug\\": true}"; expected one line for each line it is given, and nothing else on standard output; it printed nothing to standard error
          a line and a half            | two_lines   | printed a second line for one input: one without a line feed; expected one line for each line it is given, and nothing else on standard output; it printed nothing to standard error
          blank                        | blank_line  | printed a blank line; expected one JSON document on one line, and nothing else on standard output; it printed nothing to standard error
          close output                 | pipe_closed | closed its standard input or output before it answered; it printed nothing to standard error
          huge                         | line_too_long | printed a line of more than 100000 bytes; raise limits.max_bytes in touchstone.json if that is meant; it printed nothing to standard error
          """)
  void aFaultIsToldAndTheNextCallHasAFreshProgram(String behavior, String type, String message)
      throws Exception {
    try (Subject subject = open(misbehaving, LIMITS)) {
      JsonNode before = subject.call(text("pid"));
      SubjectFault fault = fault(subject, text(behavior));
      assertEquals(type, fault.type());
      assertEquals(
          new ProgramCommand(misbehaving, folder) + " " + message.replace("\\n", "\n"),
          fault.getMessage());
      assertNotEquals(before, subject.call(text("pid")));
    }
  }

  @Test
  void aSecondLineThatComesLaterIsToldByTheNextCall() throws Exception {
    try (Subject subject = open(misbehaving, LIMITS)) {
      subject.call(text("pid"));
      SubjectFault fault =
          assertThrows(
              SubjectFault.class,
              () -> {
                subject.call(text("two lines apart"));
                Thread.sleep(500);
                subject.call(text("pid"));
              });
      assertEquals("two_lines", fault.type());
    }
  }

  @Test
  void aProgramThatEndsBetweenTwoCallsIsToldByTheSecond() throws Exception {
    try (Subject subject = open(misbehaving, LIMITS)) {
      assertTrue(subject.call(text("exit after answering")).booleanValue());
      assertEquals("exited", fault(subject, text("pid")).type());
      assertTrue(subject.call(text("pid")).isTextual());
    }
  }

  @Test
  void aProgramThatExitsAtOnceIsTold() throws Exception {
    try (Subject subject = open(Programs.compiled("Misbehaving", folder, "exit"), LIMITS)) {
      SubjectFault fault = fault(subject, text("x".repeat(1_000_000)));
      assertEquals("exited", fault.type());
      assertTrue(fault.getMessage().contains("exited with code 3 "), fault::getMessage);
      assertTrue(fault.getMessage().contains("out of ideas"), fault::getMessage);
    }
  }

  @Test
  void onlyTheEndOfALongStandardErrorIsShownAndItNeverBlocksTheProgram() throws Exception {
    try (Subject subject = open(misbehaving, LIMITS)) {
      assertEquals("filled", subject.call(text("fill standard error")).textValue());
      String message = fault(subject, text("fill standard error and exit")).getMessage();
      assertTrue(message.endsWith("xxxlast"), message);
      assertTrue(message.length() < 6_000, message);
    }
  }

  @Test
  void linesMayEndAsWindowsEndsThem() throws Exception {
    try (Subject subject = open(misbehaving, LIMITS)) {
      assertEquals("windows", subject.call(text("windows")).textValue());
    }
  }

  @Test
  void aProgramThatIsNotThereIsToldWithWhereItWasLookedFor() throws Exception {
    try (Subject subject = open(List.of("no-such-program", "a b"), LIMITS)) {
      SubjectFault fault = fault(subject, text(""));
      assertEquals("command_not_found", fault.type());
      assertEquals(
          "the command \"no-such-program 'a b'\" cannot be started: there is no \"no-such-program\" in any folder of the PATH; install it, or correct \"command\" in touchstone.json",
          fault.getMessage());
    }
    try (Subject subject = open(List.of("bin/planner"), LIMITS)) {
      assertEquals(
          "the command \"bin/planner\" cannot be started: there is no file \"bin/planner\" seen from the root folder; install it, or correct \"command\" in touchstone.json",
          fault(subject, text("")).getMessage());
    }
  }

  @Test
  void aFileThatIsNoProgramIsTold() throws Exception {
    Files.writeString(folder.resolve("notes.txt"), "not a program");
    try (Subject subject = open(List.of("./notes.txt"), LIMITS)) {
      SubjectFault fault = fault(subject, text(""));
      assertEquals("command_not_started", fault.type());
      assertTrue(fault.getMessage().contains("is it a program, and executable?"));
    }
  }

  @Test
  void aProgramThatHangsIsKilledWhenTheTimeIsUpAndTheNextCallHasAFreshOne() {
    try (GuardedSubject guard =
        new GuardedSubject(
            "tested", () -> open(misbehaving, LIMITS), Duration.ofSeconds(5), LIMITS)) {
      Answer.Threw threw = (Answer.Threw) guard.call(text("hang"));
      assertEquals("timeout", threw.type());
      assertTrue(
          threw
              .message()
              .endsWith(
                  "had printed nothing yet (does it flush its output after each line?); it printed to standard error:\n  waiting for the database"),
          threw::message);
      assertTrue(guard.call(text("pid")).toJson().isTextual());
    }
  }

  @Test
  void aProgramThatForgetsTheLineFeedIsToldSo() throws Exception {
    Subject started = open(misbehaving, LIMITS);
    started.call(text("pid"));
    try (GuardedSubject guard = new GuardedSubject("tested", () -> started, SHORT, LIMITS)) {
      Answer.Threw threw = (Answer.Threw) guard.call(text("no line feed"));
      assertTrue(
          threw.message().contains("had printed 12 bytes without a line feed"), threw::message);
    }
  }

  @Test
  void aProgramThatNeverReadsBlocksNobodyWhateverTheInput() throws Exception {
    List<String> deaf = Programs.compiled("Misbehaving", folder, "hang");
    try (GuardedSubject guard =
        new GuardedSubject("tested", () -> open(deaf, LIMITS), Duration.ofSeconds(1), LIMITS)) {
      Answer.Threw threw = (Answer.Threw) guard.call(text("x".repeat(1_000_000)));
      assertEquals("timeout", threw.type());
    }
  }

  @Test
  void closingKillsTheProgramAndItsChildren() throws Exception {
    JsonNode pids;
    try (Subject subject = open(misbehaving, LIMITS)) {
      pids = subject.call(text("start a child, ignore the end of input"));
      assertTrue(Processes.runs(pids.get(0).longValue()));
      assertTrue(Processes.runs(pids.get(1).longValue()));
    }
    Processes.assertEnd(pids);
  }

  @Test
  void closingKillsTheChildrenOfAProgramThatEndsWithItsInput() throws Exception {
    JsonNode pids;
    try (Subject subject = open(misbehaving, LIMITS)) {
      pids = subject.call(text("start a child, end with the input"));
    }
    Processes.assertEnd(pids);
  }

  @Test
  void theProgramAndItsChildrenAreKilledWhenTheTimeIsUp() throws Exception {
    Subject started = open(misbehaving, LIMITS);
    JsonNode pids = started.call(text("start a child, end with the input"));
    try (GuardedSubject guard = new GuardedSubject("tested", () -> started, SHORT, LIMITS)) {
      assertEquals("timeout", ((Answer.Threw) guard.call(text("hang"))).type());
      Processes.assertEnd(pids);
    }
  }

  @Test
  void theProgramAndItsChildrenAreKilledWhenJavaExits() throws Exception {
    String classPath = System.getProperty("java.class.path");
    List<String> command =
        Programs.java(classPath, ExitWithoutClosing.class.getName(), folder.toString());
    Process java =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    byte[] printed = java.getInputStream().readAllBytes();
    assertEquals(0, java.waitFor());
    Processes.assertEnd(StrictJson.parse(printed, "the pids").root());
  }

  @Test
  void aClosedSubjectStartsNothing() throws Exception {
    Subject subject = open(misbehaving, LIMITS);
    subject.close();
    assertEquals("closed", fault(subject, text("pid")).type());
  }
}

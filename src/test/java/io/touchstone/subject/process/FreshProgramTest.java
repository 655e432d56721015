package io.touchstone.subject.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import io.touchstone.subject.SubjectBinding.Command;
import io.touchstone.subject.SubjectBinding.Lifetime;
import io.touchstone.subject.SubjectBinding.Program;
import io.touchstone.subject.SubjectContext;
import io.touchstone.subject.SubjectFault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A program of the lifetime "call": one for each input. */
@Timeout(120) // a program that blocks would otherwise block the build
class FreshProgramTest {
  private static final JsonLimits LIMITS = new JsonLimits(100_000, 100, 100);

  @TempDir Path folder;

  private Subject open(int workers, List<String> words) {
    Command command = new Command(Program.of(words), Lifetime.CALL, workers);
    SubjectContext context = new SubjectContext(Clock.systemUTC(), new Random(1), folder);
    return new ProcessSubjectFactory("tested", command, LIMITS).open(context);
  }

  private Subject once(String... args) {
    return open(1, Programs.script("once", args));
  }

  private static JsonNode json(String text) {
    return StrictJson.parse(text.getBytes(StandardCharsets.UTF_8), "test").root();
  }

  @Test
  void itsInputIsOneDocumentAndItsAnswerMaySpanLines() throws Exception {
    JsonNode input = json("{\"b\": [1.50, \"日本\\n\"], \"a\": null}");
    try (Subject subject = once("pretty")) {
      JsonNode first = subject.call(input);
      JsonNode second = subject.call(input);
      assertTrue(JsonEquality.equal(input, first.get("input")));
      assertNotEquals(first.get("pid"), second.get("pid"));
    }
  }

  @Test
  void itNeedNotReadItsInput() throws Exception {
    try (Subject subject = once("deaf")) {
      assertEquals(TextNode.valueOf("deaf"), subject.call(TextNode.valueOf("x".repeat(1_000_000))));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          fail       | exited    | exited with code 3 without an answer; expected one JSON document and the exit code 0; it printed to standard error:\\n  the disk is full
          fail-after | exited    | exited with code 4 after it had printed "{\\"steps\\": []}\\n"; expected one JSON document and the exit code 0; it printed nothing to standard error
          fail-late  | exited    | exited with code 5 after it had printed "1\\n"; expected one JSON document and the exit code 0; it printed nothing to standard error
          silent     | no_output | exited without an answer; expected one JSON document on standard output; it printed nothing to standard error
          garbage    | not_json  | printed "Loading model...\\n", which is wrong at line 1, column 1: expected a JSON value, found 'Loading'; expected one JSON document, and nothing else on standard output; it printed nothing to standard error
          two        | not_json  | printed "1\\n2\\n", which is wrong at line 2, column 1: expected the end of the text after the one JSON value, found '2'; expected one JSON document, and nothing else on standard output; it printed nothing to standard error
          """)
  void aFaultIsTold(String behavior, String type, String message) {
    List<String> words = Programs.script("once", behavior);
    SubjectFault fault =
        assertThrows(SubjectFault.class, () -> open(1, words).call(IntNode.valueOf(1)));
    assertEquals(type, fault.type());
    String told =
        message.startsWith("printed \"") || message.contains("had printed \"")
            ? message.replace("error:\\n", "error:\n")
            : message.replace("\\n", "\n");
    assertEquals(new ProgramCommand(words, folder) + " " + told, fault.getMessage());
  }

  @Test
  void whatItHasStartedIsKilledOnceItHasEnded() throws Exception {
    JsonNode pids;
    try (Subject subject = once("child")) {
      pids = subject.call(IntNode.valueOf(1));
      Processes.assertEnd(pids);
    }
  }

  @Test
  void oneThatNeverAnswersIsKilledForGoodWhenTheTimeIsUp() throws Exception {
    List<String> tough = Programs.script("tough");
    try (GuardedSubject guard =
        new GuardedSubject("tested", () -> open(1, tough), Duration.ofSeconds(5), LIMITS)) {
      Answer.Threw threw = (Answer.Threw) guard.call(IntNode.valueOf(1));
      assertEquals("timeout", threw.type());
    }
    Processes.assertEnd(json("[" + Files.readString(folder.resolve("tough.pid")) + "]"));
  }

  @Test
  void oneWhoseCallerGivesUpIsToldWithWhatItHasPrinted() throws Exception {
    try (Subject subject = once("unfinished")) {
      Thread caller = Thread.currentThread();
      Thread impatient =
          new Thread(
              () -> {
                while (!Files.exists(folder.resolve("printed"))) {
                  Thread.onSpinWait();
                }
                caller.interrupt();
              });
      impatient.start();
      SubjectFault fault = assertThrows(SubjectFault.class, () -> subject.call(IntNode.valueOf(1)));
      impatient.join();
      assertEquals(SubjectFault.STOPPED, fault.type());
      assertTrue(
          fault
                  .getMessage()
                  .contains(
                      "had printed 2 bytes, and had not ended (does it end when its input ends?)")
              || fault
                  .getMessage()
                  .contains("had printed nothing yet (does it end when its input ends?)"),
          fault::getMessage);
    }
  }

  @Test
  void oneThatPrintsAGigabyteIsStoppedAtTheLimit() {
    SubjectFault fault =
        assertThrows(
            SubjectFault.class,
            () -> open(1, Programs.script("gigabyte", "line")).call(IntNode.valueOf(1)));
    assertEquals("output_too_long", fault.type());
    assertTrue(
        fault
            .getMessage()
            .contains(
                "printed more than 100000 bytes; raise limits.max_bytes in touchstone.json if that is meant"),
        fault::getMessage);
    assertFalse(Files.exists(folder.resolve("printed-all")));
  }

  @Test
  void asManyRunAtOnceAsThereAreWorkersAndNoMore() throws Exception {
    try (Subject subject = open(3, Programs.script("once", "slow", "3"));
        GuardedSubject guard =
            new GuardedSubject("tested", () -> subject, Duration.ofSeconds(60), LIMITS)) {
      List<JsonNode> inputs = IntStream.range(0, 3).<JsonNode>mapToObj(IntNode::new).toList();
      // Each waits for the two others.
      assertEquals(
          Collections.nCopies(3, json("3")),
          Callers.inParallel(8, inputs, input -> guard.call(input).toJson()));
    }
  }

  @Test
  void aClosedSubjectStartsNothing() throws Exception {
    Subject subject = once("deaf");
    subject.close();
    SubjectFault fault = assertThrows(SubjectFault.class, () -> subject.call(IntNode.valueOf(1)));
    assertEquals("closed", fault.type());
  }
}

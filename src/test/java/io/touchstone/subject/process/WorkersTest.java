package io.touchstone.subject.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.touchstone.json.JsonLimits;
import io.touchstone.subject.Callers;
import io.touchstone.subject.GuardedSubject;
import io.touchstone.subject.Subject;
import io.touchstone.subject.SubjectBinding.Command;
import io.touchstone.subject.SubjectBinding.Lifetime;
import io.touchstone.subject.SubjectBinding.Program;
import io.touchstone.subject.SubjectContext;
import io.touchstone.subject.SubjectFault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several programs that answer calls at once. */
@Timeout(120) // a program that blocks would otherwise block the build
class WorkersTest {
  private static final JsonLimits LIMITS = new JsonLimits(100_000, 100, 100);
  private static final Duration AMPLE = Duration.ofSeconds(60);

  @TempDir Path folder;

  private Subject open(int workers, List<String> words) {
    Command command = new Command(Program.of(words), Lifetime.RUN, workers);
    SubjectContext context = new SubjectContext(Clock.systemUTC(), new Random(1), folder);
    return new ProcessSubjectFactory("tested", command, LIMITS).open(context);
  }

  private static JsonNode text(String text) {
    return TextNode.valueOf(text);
  }

  /** The answers of as many calls at once, each of which waits until so many are under way. */
  private Set<JsonNode> meeting(Subject subject, int calls) {
    try (GuardedSubject guard = new GuardedSubject("tested", () -> subject, AMPLE, LIMITS)) {
      List<JsonNode> inputs =
          Collections.nCopies(calls, text("meet " + calls + " in " + folder.resolve("meeting")));
      return new HashSet<>(Callers.inParallel(calls, inputs, input -> guard.call(input).toJson()));
    }
  }

  @Test
  void callsAtOnceAreAnsweredByAsManyPrograms() throws Exception {
    try (Subject subject = open(3, Programs.compiled("Misbehaving", folder))) {
      assertEquals(3, meeting(subject, 3).size());
    }
  }

  @Test
  void whoCallsOnceAtATimeCallsOneProgram() throws Exception {
    try (Subject subject = open(3, Programs.compiled("Misbehaving", folder))) {
      JsonNode first = subject.call(text("pid"));
      assertEquals(first, subject.call(text("pid")));
      assertThrows(SubjectFault.class, () -> subject.call(text("garbage")));
      assertNotEquals(first, subject.call(text("pid")));
    }
  }

  @Test
  void aFaultOfOneLeavesTheOthersAlone() throws Exception {
    try (Subject subject = open(2, Programs.compiled("Misbehaving", folder))) {
      Set<JsonNode> both = meetingOf(subject);
      assertEquals(2, both.size());
      JsonNode ended = subject.call(text("pid"));
      assertThrows(SubjectFault.class, () -> subject.call(text("exit")));
      JsonNode next = subject.call(text("pid"));
      assertNotEquals(ended, next);
      assertTrue(both.contains(next));
    }
  }

  /** As {@link #meeting}, but the subject stays open. */
  private Set<JsonNode> meetingOf(Subject subject) {
    List<JsonNode> inputs = Collections.nCopies(2, text("meet 2 in " + folder.resolve("meeting")));
    return new HashSet<>(
        Callers.inParallel(
            2,
            inputs,
            input -> {
              try {
                return subject.call(input);
              } catch (Exception e) {
                throw new AssertionError(e);
              }
            }));
  }

  @Test
  void theTimeLimitOfACallCountsFromItsTurn() throws Exception {
    Duration limit = Duration.ofSeconds(10);
    try (Subject subject = open(2, Programs.compiled("Misbehaving", folder));
        GuardedSubject guard = new GuardedSubject("tested", () -> subject, limit, LIMITS)) {
      List<JsonNode> inputs = Collections.nCopies(10, text("take 3 seconds"));
      Set<JsonNode> answers =
          new HashSet<>(Callers.inParallel(10, inputs, input -> guard.call(input).toJson()));
      assertTrue(answers.size() <= 2, answers::toString);
      assertTrue(answers.stream().allMatch(JsonNode::isTextual), answers::toString);
    }
  }

  @Test
  void closingEndsAllOfThem() throws Exception {
    Subject subject = open(2, Programs.compiled("Misbehaving", folder));
    ArrayNode pids = JsonNodeFactory.instance.arrayNode();
    meetingOf(subject).forEach(pid -> pids.add(LongNode.valueOf(Long.parseLong(pid.asText()))));
    assertEquals(2, pids.size());
    subject.close();
    Processes.assertEnd(pids);
  }

  @Test
  void aProgramThatPrintsAGigabyteIsStoppedAtItsFirstLine() {
    SubjectFault line =
        assertThrows(
            SubjectFault.class, () -> open(1, Programs.script("gigabyte", "line")).call(text("")));
    assertEquals("line_too_long", line.type());
    SubjectFault numbers =
        assertThrows(
            SubjectFault.class,
            () -> open(1, Programs.script("gigabyte", "numbers")).call(text("")));
    assertEquals("two_lines", numbers.type());
    assertFalse(Files.exists(folder.resolve("printed-all")));
  }
}

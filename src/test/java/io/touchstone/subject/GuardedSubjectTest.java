package io.touchstone.subject;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.touchstone.json.JsonLimits;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GuardedSubjectTest {
  private static final Duration AMPLE = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(50);
  private static final JsonNode INPUT = TextNode.valueOf("input");

  private static GuardedSubject guard(Callable<Subject> opener, Duration limit) {
    return new GuardedSubject("tested", opener, limit, JsonLimits.DEFAULT);
  }

  private static Answer answer(Subject subject, Duration limit) {
    try (GuardedSubject guard = guard(() -> subject, limit)) {
      return guard.call(INPUT);
    }
  }

  private static Answer.Threw threw(Subject subject) {
    return assertInstanceOf(Answer.Threw.class, answer(subject, AMPLE));
  }

  @Test
  void answersWithWhatTheSubjectReturns() {
    assertEquals(new Answer.Returned(INPUT), answer(input -> input, AMPLE));
  }

  @Test
  void anExceptionIsAnAnswerThatNamesItsClassItsMessageAndItsLine() {
    Answer.Threw threw = threw(new Throwing());
    assertEquals("java.util.NoSuchElementException", threw.type());
    assertEquals(
        "No value present (at io.touchstone.subject.Throwing.call(Throwing.java:10))",
        threw.message());
  }

  @Test
  void anExceptionAsJsonHasItsTypeOnly() {
    assertEquals(
        "{\"$threw\":{\"type\":\"java.util.NoSuchElementException\"}}",
        threw(new Throwing()).toJson().toString());
  }

  @Test
  void anExceptionWhoseMessageCannotBeHadIsStillAnAnswer() {
    class Mute extends RuntimeException {
      private static final long serialVersionUID = 1L;

      @Override
      public String getMessage() {
        throw new IllegalStateException("no message");
      }
    }
    Answer.Threw expected = new Answer.Threw(Mute.class.getName(), "");
    assertEquals(
        expected,
        threw(
            input -> {
              throw new Mute();
            }));
  }

  @Test
  void aLongMessageIsCut() {
    Answer.Threw threw =
        threw(
            input -> {
              throw new IllegalStateException("x".repeat(1_000_000));
            });
    assertTrue(threw.message().length() < 3_000, () -> "length " + threw.message().length());
  }

  @Test
  void aStackOverflowIsAnAnswer() {
    Subject endless =
        new Subject() {
          @Override
          public JsonNode call(JsonNode input) {
            return call(input);
          }
        };
    assertEquals(new Answer.Threw("java.lang.StackOverflowError", ""), threw(endless));
  }

  @Test
  void runningOutOfMemoryIsAnAnswer() {
    assertEquals(
        "java.lang.OutOfMemoryError",
        threw(input -> IntNode.valueOf(new long[Integer.MAX_VALUE].length)).type());
  }

  @Test
  void aSubjectThatReusesItsNodesChangesNoEarlierAnswer() {
    ObjectNode reused = JsonNodeFactory.instance.objectNode();
    reused.putArray("list").add(1);
    try (GuardedSubject guard = guard(() -> input -> reused, AMPLE)) {
      Answer first = guard.call(INPUT);
      reused.withArray("list").add(2);
      assertEquals("{\"list\":[1]}", first.toJson().toString());
      assertNotSame(reused, first.toJson());
    }
  }

  @Test
  void aSubjectThatHangsAndIgnoresInterruptsTimesOut() {
    CountDownLatch never = new CountDownLatch(1);
    Answer answer = answer(input -> waitThroughInterrupts(never, input), SHORT);
    never.countDown();
    assertEquals(
        new Answer.Threw(
            "timeout",
            "no answer within 0.05 s; make the subject faster, or raise timeout_ms in touchstone.json"),
        answer);
  }

  private static JsonNode waitThroughInterrupts(CountDownLatch latch, JsonNode answer) {
    while (true) {
      try {
        latch.await();
        return answer;
      } catch (InterruptedException e) {
        // A subject that does not listen.
      }
    }
  }

  @Test
  void afterATimeoutAFreshInstanceAnswersAndTheOldOneIsClosed() throws Exception {
    AtomicInteger opened = new AtomicInteger();
    CountDownLatch closed = new CountDownLatch(1);
    Callable<Subject> opener =
        () ->
            opened.incrementAndGet() == 1
                ? new Closing(closed, input -> waitThroughInterrupts(new CountDownLatch(1), input))
                : input -> input;
    try (GuardedSubject guard = guard(opener, SHORT)) {
      assertEquals("timeout", ((Answer.Threw) guard.call(INPUT)).type());
      assertTrue(closed.await(30, TimeUnit.SECONDS), "the abandoned instance was never closed");
      assertEquals(new Answer.Returned(INPUT), guard.call(INPUT));
      assertEquals(2, opened.get());
    }
  }

  @Test
  void anInstanceThatAnswersIsKept() {
    AtomicInteger opened = new AtomicInteger();
    Callable<Subject> opener =
        () -> {
          opened.incrementAndGet();
          return input -> input;
        };
    try (GuardedSubject guard = guard(opener, AMPLE)) {
      guard.call(INPUT);
      guard.call(INPUT);
    }
    assertEquals(1, opened.get());
  }

  @Test
  void whatASubjectSaysWhenItIsStoppedIsShownWithTheTimeout() {
    Subject stopped =
        input -> {
          try {
            new CountDownLatch(1).await();
            return input;
          } catch (InterruptedException e) {
            throw new SubjectFault(SubjectFault.STOPPED, "it waited for a lock");
          }
        };
    Answer.Threw threw = (Answer.Threw) answer(stopped, SHORT);
    assertEquals("timeout", threw.type());
    assertTrue(threw.message().endsWith("; it waited for a lock"), threw::message);
  }

  @Test
  void aSubjectThatCannotBeOpenedRefusesEveryCallAndIsNotTriedAgain() {
    AtomicInteger tried = new AtomicInteger();
    Callable<Subject> opener =
        () -> {
          tried.incrementAndGet();
          throw new IllegalStateException("no model");
        };
    try (GuardedSubject guard = guard(opener, AMPLE)) {
      Answer.Threw threw = (Answer.Threw) guard.call(INPUT);
      assertEquals("open", threw.type());
      assertTrue(
          threw
              .message()
              .startsWith(
                  "the subject cannot be opened: java.lang.IllegalStateException: no model"),
          threw::message);
      assertEquals(threw, guard.call(INPUT));
      assertEquals(1, tried.get());
    }
  }

  @Test
  void aFactoryThatReturnsNullRefusesEveryCall() {
    assertEquals(
        new Answer.Threw("open", "the subject cannot be opened: its factory returned null"),
        answer(null, AMPLE));
  }

  @Test
  void manyCallersOfOneInstanceGetEachTheirOwnAnswer() {
    try (GuardedSubject guard = guard(() -> input -> input, AMPLE)) {
      List<JsonNode> inputs = IntStream.range(0, 5_000).<JsonNode>mapToObj(IntNode::new).toList();
      List<JsonNode> answers = Callers.inParallel(50, inputs, input -> guard.call(input).toJson());
      assertEquals(inputs, answers);
    }
  }

  @Test
  void callersOfASequentialSubjectTakeTurns() {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    SequentialSubject subject =
        input -> {
          most.accumulateAndGet(inside.incrementAndGet(), Math::max);
          Thread.yield();
          inside.decrementAndGet();
          return input;
        };
    try (GuardedSubject guard = guard(() -> subject, AMPLE)) {
      List<JsonNode> inputs = IntStream.range(0, 500).<JsonNode>mapToObj(IntNode::new).toList();
      assertEquals(inputs, Callers.inParallel(20, inputs, input -> guard.call(input).toJson()));
      assertEquals(1, most.get());
    }
  }

  @Test
  void theTimeLimitOfASequentialSubjectCountsFromTheTurn() {
    Duration limit = Duration.ofSeconds(2);
    SequentialSubject slow =
        input -> {
          Thread.sleep(limit.toMillis() / 4);
          return input;
        };
    try (GuardedSubject guard = guard(() -> slow, limit)) {
      List<JsonNode> inputs = IntStream.range(0, 8).<JsonNode>mapToObj(IntNode::new).toList();
      assertEquals(inputs, Callers.inParallel(8, inputs, input -> guard.call(input).toJson()));
    }
  }

  @Test
  void anInterruptedCallerGetsAnAnswerAndStaysInterrupted() {
    try (GuardedSubject guard =
        guard(() -> input -> waitThroughInterrupts(new CountDownLatch(1), input), AMPLE)) {
      Thread.currentThread().interrupt();
      Answer answer = guard.call(INPUT);
      assertTrue(Thread.interrupted());
      assertEquals("interrupted", ((Answer.Threw) answer).type());
    }
  }

  @Test
  void aSubjectThatInterruptsItsThreadDoesNotDisturbTheNextCall() {
    Subject subject =
        input -> {
          boolean clean = !Thread.currentThread().isInterrupted();
          Thread.currentThread().interrupt();
          return TextNode.valueOf(clean ? "clean" : "interrupted");
        };
    try (GuardedSubject guard = guard(() -> subject, AMPLE)) {
      guard.call(INPUT);
      assertEquals("clean", guard.call(INPUT).toJson().textValue());
    }
  }

  @Test
  void closingClosesTheSubjectAndAnswersNoMore() {
    CountDownLatch closed = new CountDownLatch(1);
    GuardedSubject guard = guard(() -> new Closing(closed, input -> input), AMPLE);
    guard.call(INPUT);
    guard.close();
    assertEquals(0, closed.getCount());
    assertEquals("open", ((Answer.Threw) guard.call(INPUT)).type());
  }

  @Test
  void aSubjectThatThrowsOnClosingHarmsNobody() {
    Subject subject =
        new Subject() {
          @Override
          public JsonNode call(JsonNode input) {
            return input;
          }

          @Override
          public void close() {
            throw new IllegalStateException("closing");
          }
        };
    assertEquals(new Answer.Returned(INPUT), answer(subject, AMPLE));
  }

  private record Closing(CountDownLatch closed, Subject inner) implements Subject {
    @Override
    public JsonNode call(JsonNode input) throws Exception {
      return inner.call(input);
    }

    @Override
    public void close() {
      closed.countDown();
    }
  }
}

package io.touchstone.subject;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import io.touchstone.json.JsonLimits;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Subjects that are called on the caller's own thread, and the guard around them. */
class InterruptibleSubjectTest {
  private static final Duration LIMIT = Duration.ofMillis(200);

  private interface Call {
    JsonNode of(JsonNode input) throws Exception;
  }

  /** Opens instances that count themselves and, when closed, let go of who waits. */
  private static final class Instances {
    final AtomicInteger opened = new AtomicInteger();
    final AtomicInteger closed = new AtomicInteger();
    final CountDownLatch oneClosed = new CountDownLatch(1);

    GuardedSubject guarded(Call call) {
      return new GuardedSubject("test", () -> open(call), LIMIT, JsonLimits.DEFAULT);
    }

    private Subject open(Call call) {
      opened.incrementAndGet();
      return new InterruptibleSubject() {
        @Override
        public int mostCalls() {
          return 1;
        }

        @Override
        public JsonNode call(JsonNode input) throws Exception {
          return call.of(input);
        }

        @Override
        public void close() {
          closed.incrementAndGet();
          oneClosed.countDown();
        }
      };
    }
  }

  private final Instances instances = new Instances();

  private static JsonNode stopped() throws SubjectFault {
    throw new SubjectFault(SubjectFault.STOPPED, "had printed nothing");
  }

  @Test
  void itIsCalledOnTheCallersThread() {
    AtomicReference<Thread> asked = new AtomicReference<>();
    try (GuardedSubject guarded =
        instances.guarded(
            input -> {
              asked.set(Thread.currentThread());
              return input;
            })) {
      assertEquals(new Answer.Returned(IntNode.valueOf(1)), guarded.call(IntNode.valueOf(1)));
      assertSame(Thread.currentThread(), asked.get());
    }
  }

  @Test
  void aLateCallIsInterruptedAndTheNextOneGetsAFreshInstance() {
    try (GuardedSubject guarded =
        instances.guarded(
            input -> {
              if (input.intValue() == 1) {
                try {
                  Thread.sleep(Long.MAX_VALUE);
                } catch (InterruptedException e) {
                  return stopped();
                }
              }
              return input;
            })) {
      Answer.Threw late = (Answer.Threw) guarded.call(IntNode.valueOf(1));
      assertEquals("timeout", late.type());
      assertTrue(late.message().endsWith("; had printed nothing"), late.message());
      assertFalse(Thread.interrupted(), "the caller goes on as if nothing had been");
      assertEquals(new Answer.Returned(IntNode.valueOf(2)), guarded.call(IntNode.valueOf(2)));
      assertEquals(2, instances.opened.get());
    }
  }

  @Test
  void whatDoesNotHeedTheInterruptIsClosed() {
    try (GuardedSubject guarded =
        instances.guarded(
            input -> {
              while (instances.oneClosed.getCount() > 0) {
                Thread.onSpinWait();
              }
              return input;
            })) {
      assertEquals("timeout", ((Answer.Threw) guarded.call(IntNode.valueOf(1))).type());
      assertFalse(Thread.interrupted());
    }
  }

  @Test
  void anAnswerThatComesWithTheInterruptIsLateAndLeavesNoInterruptBehind() {
    try (GuardedSubject guarded =
        instances.guarded(
            input -> {
              while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
              }
              return input;
            })) {
      assertEquals("timeout", ((Answer.Threw) guarded.call(IntNode.valueOf(1))).type());
      assertFalse(Thread.interrupted());
    }
  }

  @Test
  void anInterruptFromOutsideIsSaidAndKept() {
    try (GuardedSubject guarded =
        instances.guarded(
            input -> {
              Thread.currentThread().interrupt();
              try {
                Thread.sleep(Long.MAX_VALUE);
              } catch (InterruptedException e) {
                return stopped();
              }
              return input;
            })) {
      Answer.Threw threw = (Answer.Threw) guarded.call(IntNode.valueOf(1));
      assertTrue(Thread.interrupted());
      assertEquals("interrupted", threw.type());
    }
  }

  @Test
  void theWatchWakesUpAfterAPause() throws InterruptedException {
    try (GuardedSubject guarded =
        instances.guarded(
            input -> {
              if (input.intValue() == 0) {
                return input;
              }
              try {
                Thread.sleep(Long.MAX_VALUE);
              } catch (InterruptedException e) {
                return stopped();
              }
              return input;
            })) {
      guarded.call(IntNode.valueOf(0));
      Thread.sleep(600);
      assertEquals("timeout", ((Answer.Threw) guarded.call(IntNode.valueOf(1))).type());
    }
  }
}

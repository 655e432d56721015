package io.touchstone.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.proof.Containment.Undecided;
import io.touchstone.schema.Schema;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every pair ends soon, in an answer or undecided, on a stack such as users have. */
class HostileSchemasTest {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final long STACK = 1 << 20;
  private static final long SMALL_STACK = 192 << 10;
  private static final JsonNode ANSWERS = SuiteSampleTest.resource("hostile-answers.json");

  @TestFactory
  Stream<DynamicTest> endsSoonAndWithTheSameAnswerTwice() {
    return HostilePair.all().map(pair -> dynamicTest(pair.name(), () -> check(pair)));
  }

  private static void check(HostilePair pair) {
    Containment first = assertTimeoutPreemptively(SOON, () -> onItsOwnStack(pair), pair::name);
    Containment again = assertTimeoutPreemptively(SOON, () -> onItsOwnStack(pair), pair::name);
    assertEquals(first.toString(), again.toString());
    assertEquals(ANSWERS.get(pair.name()).textValue(), first.word());
    if (first instanceof Undecided undecided) {
      assertFalse(undecided.reason().isBlank());
    }
  }

  @Test
  void theAnswerDoesNotDependOnTheStackOfTheCaller() throws InterruptedException {
    String items = "{\"items\":".repeat(280) + "{\"type\":\"null\"}" + "}".repeat(280);
    HostilePair pair = HostilePair.of("nested items", items, "{}");
    assertEquals("proved", onStack(SMALL_STACK, pair).word());
    assertEquals("proved", onStack(STACK, pair).word());
  }

  private static Containment onItsOwnStack(HostilePair pair) throws InterruptedException {
    return onStack(STACK, pair);
  }

  private static Containment onStack(long bytes, HostilePair pair) throws InterruptedException {
    Schema a = pair.schemaOfA();
    Schema b = pair.schemaOfB();
    FutureTask<Containment> decision =
        new FutureTask<>(() -> new ContainmentDecider(DecisionSettings.DEFAULT).decide(a, b));
    Thread thread = new Thread(null, decision, pair.name(), bytes);
    thread.setDaemon(true);
    thread.start();
    try {
      return decision.get();
    } catch (ExecutionException e) {
      throw new AssertionError(pair.name(), e.getCause());
    }
  }

  @Test
  void eachHasAnAnswerThatIsExpected() {
    assertEquals(HostilePair.all().map(HostilePair::name).sorted().toList(), answers());
  }

  /** The names of {@code hostile-answers.json}, which has an answer for each. */
  private static List<String> answers() {
    return ANSWERS.properties().stream().map(Map.Entry::getKey).sorted().toList();
  }
}

package io.touchstone.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.touchstone.proof.Containment.Undecided;
import io.touchstone.schema.Schema;
import java.time.Duration;
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

  @TestFactory
  Stream<DynamicTest> endsSoonAndWithTheSameAnswerTwice() {
    return all().map(pair -> dynamicTest(pair.name(), () -> check(pair)));
  }

  private static void check(HostilePair pair) {
    Containment first = assertTimeoutPreemptively(SOON, () -> onItsOwnStack(pair), pair::name);
    Containment again = assertTimeoutPreemptively(SOON, () -> onItsOwnStack(pair), pair::name);
    assertEquals(first.toString(), again.toString());
    if (first instanceof Undecided undecided) {
      assertFalse(undecided.reason().isBlank());
    }
  }

  private static Containment onItsOwnStack(HostilePair pair) throws InterruptedException {
    Schema a = pair.schemaOfA();
    Schema b = pair.schemaOfB();
    FutureTask<Containment> decision =
        new FutureTask<>(() -> new ContainmentDecider(DecisionSettings.DEFAULT).decide(a, b));
    Thread thread = new Thread(null, decision, pair.name(), STACK);
    thread.setDaemon(true);
    thread.start();
    try {
      return decision.get();
    } catch (ExecutionException e) {
      throw new AssertionError(pair.name(), e.getCause());
    }
  }

  @Test
  void thereAreMany() {
    assertTrue(all().map(HostilePair::name).distinct().count() >= 32);
  }

  private static Stream<HostilePair> all() {
    return Stream.concat(HostileShapes.pairs(), HostileValues.pairs());
  }
}

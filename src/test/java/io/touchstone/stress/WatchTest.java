package io.touchstone.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.touchstone.specimen.Specimen;
import io.touchstone.specimen.Specimens;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Calls that wait for each other for ever. */
class WatchTest {
  private final Specimen locks = Specimens.named("locks-in-two-orders");
  private final StressSubject subject = SpecimenSubjects.of(locks);

  private Divergence caughtBy(Perturbation perturbation) {
    Bench bench = new Bench(subject, SpecimenSubjects.VIEW);
    Effort effort = LabRun.effort(true, 1, 0);
    try (StressCase stressed = new StressCase(bench, locks.inputs().get(0), List.of(), 1, effort)) {
      return perturbation.search(stressed).orElseThrow();
    }
  }

  private static void assertNamesBoth(Divergence divergence) {
    Discrepancy found = divergence.found();
    assertEquals(Discrepancy.Kind.STUCK, found.kind());
    String threads = found.actual().textValue();
    assertTrue(threads.contains("thread 1 (BLOCKED)"), threads);
    assertTrue(threads.contains("thread 2 (BLOCKED)"), threads);
    assertEquals(
        2, threads.split("\\(BLOCKED\\)\\R +at \\S*LocksInTwoOrders", -1).length - 1, threads);
    assertEquals("two locks that are taken in different orders", Cause.of(divergence));
  }

  @Test
  void threads_that_block_each_other_are_named_with_what_they_do() {
    Divergence divergence = caughtBy(new TightStress());

    assertNamesBoth(divergence);
    assertEquals(
        "not deterministic: calls wait for each other for ever under concurrent calls on one instance",
        divergence.found().message(divergence.perturbation().words()));
  }

  @Test
  void two_calls_of_which_one_is_held_up_are_named_likewise() {
    assertNamesBoth(caughtBy(new GatedInput()));
  }

  @Test
  void the_threads_of_others_are_left_alone() throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    boolean[] interrupted = new boolean[1];
    Thread bystander =
        new Thread(
            () -> {
              try {
                done.await();
              } catch (InterruptedException e) {
                interrupted[0] = true;
              }
            });
    bystander.start();
    caughtBy(new TightStress());
    done.countDown();
    bystander.join();

    assertFalse(interrupted[0]);
    assertFalse(Thread.currentThread().isInterrupted());
    Specimen clean = Specimens.named("synchronized-cache");
    assertTrue(
        LabRun.of(clean, 1, (inputs, index) -> Effort.of(new StressPlan(20, 40, 20))).isSilent());
  }

  @Test
  void a_stuck_case_is_not_run_again_and_again() {
    Counterexample shown =
        new Shrinker(new Bench(subject, SpecimenSubjects.VIEW), 1_000, Duration.ofSeconds(5))
            .shrink(caughtBy(new GatedInput()), 1);

    assertEquals(1, shown.tries());
  }
}

package io.touchstone.runtime;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.PriorityQueue;
import java.util.concurrent.CountDownLatch;

/**
 * Says which step of a plan is next. Once a step has ended the plan, only steps begin that one
 * thread would have run before it; so the plan ends with the same error on any number of threads.
 */
final class PlanSchedule {
  private final PlanOrder order;
  private final PriorityQueue<Integer> ready;
  private final List<Optional<StepResult>> results;
  private final int[] waitingFor;
  private int running;
  private int lastRank = Integer.MAX_VALUE;
  private final CountDownLatch cancelled = new CountDownLatch(1);

  PlanSchedule(PlanOrder order) {
    this.order = order;
    this.ready = new PriorityQueue<>(comparing(order::rank));
    this.results = new ArrayList<>(Collections.nCopies(order.size(), Optional.empty()));
    this.waitingFor = new int[order.size()];
    for (int step = 0; step < order.size(); step++) {
      waitingFor[step] = order.needs(step);
      if (waitingFor[step] == 0) {
        ready.add(step);
      }
    }
  }

  /** The next step, once there is one; empty when none will begin any more. */
  synchronized OptionalInt take() {
    while (!isCancelled()) {
      if (hasNext()) {
        running++;
        return OptionalInt.of(ready.remove());
      }
      if (running == 0) {
        break;
      }
      try {
        wait();
      } catch (InterruptedException e) {
        // A cancellation wakes up without it.
        continue;
      }
    }
    return OptionalInt.empty();
  }

  private boolean hasNext() {
    return !ready.isEmpty() && order.rank(ready.peek()) < lastRank;
  }

  /** Tells what came of a step that was taken, by who takes another one now. */
  synchronized void ended(int step, StepResult result) {
    results.set(step, Optional.of(result));
    running--;
    if (PlanVerdict.ends(order.step(step), result)) {
      lastRank = Math.min(lastRank, order.rank(step));
    }
    int more = 0;
    for (int dependent : order.dependents(step)) {
      if (--waitingFor[dependent] == 0) {
        ready.add(dependent);
        more++;
      }
    }
    // One of them is for the caller; to wake a thread for nothing costs as much as a quick step.
    if (more > 1 || isQuiet()) {
      notifyAll();
    }
  }

  /** Whether nothing runs and nothing will. */
  private boolean isQuiet() {
    return running == 0 && (isCancelled() || !hasNext());
  }

  /** Lets no further step begin. */
  synchronized void cancel() {
    cancelled.countDown();
    notifyAll();
  }

  boolean isCancelled() {
    return cancelled.getCount() == 0;
  }

  /** Open once the run is cancelled. */
  CountDownLatch cancelled() {
    return cancelled;
  }

  /** Waits until nothing runs and nothing will. */
  synchronized void await() throws InterruptedException {
    while (!isQuiet()) {
      wait();
    }
  }

  synchronized Optional<StepResult> result(int step) {
    return results.get(step);
  }

  synchronized List<Optional<StepResult>> results() {
    return List.copyOf(results);
  }
}

package io.touchstone.runtime;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits before a step is tried again. */
interface RetryPause {
  /** Waits as the world does. */
  RetryPause REAL = (millis, cancelled) -> cancelled.await(millis, TimeUnit.MILLISECONDS);

  /**
   * Returns once the time is over, or the latch is open.
   *
   * @param cancelled opens when the run is cancelled
   */
  void await(long millis, CountDownLatch cancelled) throws InterruptedException;
}

package io.touchstone.stress;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Calls of one thread among several, which {@link Watch} watches over. */
abstract class Watched implements Runnable {
  private volatile long lastProgress = System.nanoTime();
  private volatile Optional<Discrepancy> found = Optional.empty();
  private volatile Throwable failure;

  /** The answer that it waits for, as JSON. */
  abstract JsonNode expected();

  /** Makes the calls. */
  abstract void call();

  @Override
  public final void run() {
    try {
      progress();
      call();
    } catch (Throwable thrown) {
      // Of this thread nobody else would hear.
      failure = thrown;
    }
  }

  /** To be said before each call: it has not come to a standstill. */
  final void progress() {
    lastProgress = System.nanoTime();
  }

  /** How long it has been at one call, in nanoseconds. */
  final long standstill() {
    return System.nanoTime() - lastProgress;
  }

  final void finds(Optional<Discrepancy> discrepancy) {
    found = discrepancy;
  }

  /** What was not as it should be; empty until it has ended. */
  final Optional<Discrepancy> found() {
    return found;
  }

  /** Why its calls ended too early; null where they did not. */
  final Throwable failure() {
    return failure;
  }
}

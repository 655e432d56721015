package io.touchstone.runtime;

import java.util.function.Consumer;

/** Tells a listener of one run, one thing at a time, and no more once it has thrown. */
final class Progress {
  private PlanListener listener;

  Progress(PlanListener listener) {
    this.listener = listener;
  }

  synchronized void tell(Consumer<PlanListener> what) {
    try {
      what.accept(listener);
    } catch (Throwable e) {
      // A run must not end because nobody could watch it.
      listener = PlanListener.NONE;
    }
  }
}

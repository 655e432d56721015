package io.touchstone.runtime;

import java.util.ArrayList;
import java.util.List;

/**
 * A way to end runs of plans early: steps that run are interrupted and fail with {@code
 * ERR_CANCELLED}, others never begin. Once cancelled, always cancelled. Many threads may use one.
 */
public final class PlanCancellation {
  private final List<Runnable> told = new ArrayList<>();
  private boolean cancelled;

  /** Ends the runs that were given this, and those that will be. */
  public void cancel() {
    List<Runnable> now;
    synchronized (this) {
      cancelled = true;
      now = List.copyOf(told);
      told.clear();
    }
    now.forEach(Runnable::run);
  }

  public synchronized boolean isCancelled() {
    return cancelled;
  }

  /** Runs the action on cancellation; now, where that was before. */
  void tell(Runnable action) {
    synchronized (this) {
      if (!cancelled) {
        told.add(action);
        return;
      }
    }
    action.run();
  }

  synchronized void forget(Runnable action) {
    told.remove(action);
  }
}

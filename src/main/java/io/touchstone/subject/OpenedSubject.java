package io.touchstone.subject;

/** One instance and how many calls are on it, so that it is closed when the last has left. */
final class OpenedSubject {
  private final Subject subject;
  private int calls;
  private boolean retired;

  OpenedSubject(Subject subject) {
    this.subject = subject;
  }

  Subject subject() {
    return subject;
  }

  /** How many calls it answers at once. */
  int mostCalls() {
    return subject instanceof LimitedSubject limited ? limited.mostCalls() : Integer.MAX_VALUE;
  }

  /** Whether it may be called on the caller's own thread, under a watch over one call. */
  boolean isInterruptible() {
    return subject instanceof InterruptibleSubject && mostCalls() == 1;
  }

  /** Begins a call; says whether that is still possible. */
  synchronized boolean enter() {
    if (!retired) {
      calls++;
    }
    return !retired;
  }

  /** Ends a call, or gives up on it; says whether the subject is to be closed now. */
  synchronized boolean leave() {
    calls--;
    return retired && calls == 0;
  }

  /** Lets no more calls begin; says whether the subject is to be closed now. */
  synchronized boolean retire() {
    boolean first = !retired;
    retired = true;
    return first && calls == 0;
  }
}

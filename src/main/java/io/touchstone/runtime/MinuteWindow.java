package io.touchstone.runtime;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Lets no more than so many calls begin within any minute, by the milliseconds of a clock that the
 * caller reads. Not for more than one thread.
 *
 * <p>It remembers beginnings instead of filling a bucket with tokens: a bucket that is full lets
 * twice its size begin within one minute. Beginnings of the same millisecond are one entry, so it
 * never remembers more than a minute has milliseconds.
 */
final class MinuteWindow {
  static final long MINUTE = 60_000;

  private final long most;
  private final Deque<Beginnings> beginnings = new ArrayDeque<>();
  private long count;
  private boolean begun;
  private long latest;

  /** How far the clock has gone back, in all. */
  private long back;

  private record Beginnings(long millis, long count) {}

  MinuteWindow(long most) {
    this.most = most;
  }

  /** How long to wait until the next call may begin, in milliseconds; 0 where it may now. */
  long waitMillis(long now) {
    forget(now);
    if (count < most) {
      return 0;
    }
    return beginnings.isEmpty() ? MINUTE : beginnings.peekFirst().millis() + MINUTE - latest;
  }

  /** Counts a call that begins. */
  void begin(long now) {
    forget(now);
    Beginnings last = beginnings.peekLast();
    boolean same = last != null && last.millis() == latest;
    if (same) {
      beginnings.removeLast();
    }
    beginnings.addLast(new Beginnings(latest, same ? last.count() + 1 : 1));
    count++;
  }

  /** A clock that goes back takes no time here, and goes on from there. */
  private void forget(long now) {
    back = begun ? Math.max(back, latest - now) : 0;
    begun = true;
    latest = now + back;
    while (!beginnings.isEmpty() && beginnings.peekFirst().millis() <= latest - MINUTE) {
      count -= beginnings.removeFirst().count();
    }
  }
}

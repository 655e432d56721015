package io.touchstone.cli;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Future;

/**
 * The answers that are under way, in the order of their lines: as many as there is room for, in
 * number and in bytes. One thread adds, another takes.
 */
final class PairWindow {
  private final int mostPairs;
  private final long mostBytes;
  private final Deque<Entry> entries = new ArrayDeque<>();
  private long bytes;
  private boolean finished;
  private boolean closed;

  /**
   * An answer that may be under way.
   *
   * @param size of its line, in bytes
   */
  record Entry(Future<PairAnswer> answer, int size) {}

  PairWindow(int mostPairs, long mostBytes) {
    this.mostPairs = mostPairs;
    this.mostBytes = mostBytes;
  }

  /** Waits until a line of this size fits; a line on its own always does. False once closed. */
  synchronized boolean awaitRoom(int size) throws InterruptedException {
    while (!closed
        && !entries.isEmpty()
        && (entries.size() >= mostPairs || bytes + size > mostBytes)) {
      wait();
    }
    return !closed;
  }

  synchronized void add(Entry entry) {
    entries.add(entry);
    bytes += entry.size();
    notifyAll();
  }

  /** Nothing more will be added. */
  synchronized void finish() {
    finished = true;
    notifyAll();
  }

  /** Nobody takes any more. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }

  /** Waits for the oldest entry; null at the end. It keeps its room until it is removed. */
  synchronized Entry oldest() throws InterruptedException {
    while (entries.isEmpty() && !finished) {
      wait();
    }
    return entries.peek();
  }

  /** Makes room. */
  synchronized void removeOldest() {
    bytes -= entries.remove().size();
    notifyAll();
  }

  /** Whether the next answer is not there yet, or will never come. */
  synchronized boolean mustWait() {
    return entries.isEmpty() || !entries.peek().answer().isDone();
  }
}

package io.touchstone.verify;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Hands batches from one thread to another, of which one is a daemon of this queue. In batches,
 * because to wake a thread takes longer than most of what is done with one thing.
 *
 * @param <T> what is handed over
 */
final class BatchQueue<T> implements AutoCloseable {
  /** Things in a full batch. */
  static final int BATCH = 32;

  /** Batches that wait. */
  private static final int WAITING = 2;

  /** What the thread of the queue does. */
  interface Work {
    void run() throws InterruptedException;
  }

  private final String threadName;
  private final BlockingQueue<List<T>> batches = new ArrayBlockingQueue<>(WAITING);
  private Thread thread;
  private volatile Throwable failure;

  BatchQueue(String threadName) {
    this.threadName = threadName;
  }

  /** Begins the work of this queue's thread. */
  void start(Work work) {
    thread = new Thread(() -> run(work), threadName);
    thread.setDaemon(true);
    thread.start();
  }

  private void run(Work work) {
    try {
      work.run();
    } catch (InterruptedException e) {
      // It is not wanted any more.
    } catch (Throwable thrown) {
      failure = thrown;
      // Whoever waits on the other side is to see the failure.
      batches.clear();
      batches.offer(List.of());
    }
  }

  /** For the thread of the queue: waits for room. */
  void put(List<T> batch) throws InterruptedException {
    batches.put(batch);
  }

  /** For the thread of the queue: waits for a batch. */
  List<T> next() throws InterruptedException {
    return batches.take();
  }

  /** For the other thread: the next batch, even if this thread was interrupted. */
  List<T> take() {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          rethrow();
          List<T> batch = batches.take();
          rethrow();
          return batch;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      keep(interrupted);
    }
  }

  /** For the other thread: hands a batch over, even if this thread was interrupted. */
  void give(List<T> batch) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          rethrow();
          batches.put(batch);
          return;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      keep(interrupted);
    }
  }

  /** For the other thread: waits for the end of the work, even if this thread was interrupted. */
  void join() {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    keep(interrupted);
    rethrow();
  }

  private static void keep(boolean interrupted) {
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void rethrow() {
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof RuntimeException exception) {
      throw exception;
    }
  }

  /** Ends the work where it stands. */
  @Override
  public void close() {
    thread.interrupt();
  }
}

package io.touchstone.subject;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.JsonLimits;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A subject behind a guard: whatever it does when it is opened or called, there is an {@link
 * Answer}, and in time.
 *
 * <p>The subject is opened at the first call. One that does not answer within the limit is
 * interrupted and abandoned, and the next call opens a fresh one; one that cannot be opened is not
 * tried again. The value of an answer is a deep copy, made while it is checked to be plain JSON
 * within the limits: a subject that reuses its nodes changes nothing afterwards. The input is
 * handed over as it is. A call costs a handover between two threads, some microseconds, and the
 * copy.
 *
 * <p>Safe for many threads at once. A subject that exits the Java process cannot be guarded
 * against; {@link SubjectExit} tells which it was, unless it called {@code Runtime.halt}.
 */
public final class GuardedSubject implements AutoCloseable {
  /** Opening may load and warm up much; a limit meant for calls would be too short for it. */
  private static final Duration LEAST_OPENING = Duration.ofSeconds(10);

  private final Callable<Subject> opener;
  private final Duration limit;
  private final JsonLimits jsonLimits;
  private final WorkerPool workers;
  private final CallWatch watch;
  private final ReentrantLock opening = new ReentrantLock();

  /** Of all instances; made when the first is opened. */
  private volatile Semaphore turns;

  private final AtomicReference<OpenedSubject> current = new AtomicReference<>();
  private volatile Answer.Threw refusal;

  /**
   * @param name names the threads
   * @param opener opens a fresh instance each time it is asked
   * @param limit how long one call may take; a caller waits half a second longer at most
   * @param jsonLimits how deep and large an answer may be
   */
  public GuardedSubject(
      String name, Callable<Subject> opener, Duration limit, JsonLimits jsonLimits) {
    this.opener = opener;
    this.limit = limit;
    this.jsonLimits = jsonLimits;
    this.workers = new WorkerPool("touchstone-" + name);
    this.watch = new CallWatch("touchstone-watch-" + name, WorkerPool.GRACE);
  }

  /** Calls the subject. The input must not change before the answer is there. */
  public Answer call(JsonNode input) {
    return inTurn(input, this::callOn);
  }

  /**
   * Calls the subject on the caller's own thread, for as long as it takes: for somebody who makes
   * many calls as close together as they can be made, and watches over all of them.
   */
  public Answer callHere(JsonNode input) {
    return inTurn(input, this::askHere);
  }

  /** What is done with an instance once it is the caller's turn. */
  private interface Way {
    Answer ask(OpenedSubject entered, JsonNode input) throws InterruptedException;
  }

  private Answer inTurn(JsonNode input, Way way) {
    try {
      OpenedSubject opened = opened();
      if (opened == null) {
        return refusal;
      }
      if (opened.mostCalls() == Integer.MAX_VALUE) {
        return enter(input, way);
      }
      turns.acquire();
      try {
        return enter(input, way);
      } finally {
        turns.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer.Threw("interrupted", "the call was interrupted from outside");
    }
  }

  private Answer enter(JsonNode input, Way way) throws InterruptedException {
    OpenedSubject opened = opened();
    while (opened != null && !opened.enter()) {
      // Another caller has just had to abandon the instance.
      opened = opened();
    }
    return opened == null ? refusal : way.ask(opened, input);
  }

  private Answer askHere(OpenedSubject entered, JsonNode input) {
    try {
      return ask(entered.subject(), input);
    } finally {
      if (entered.leave()) {
        close(entered);
      }
    }
  }

  private Answer callOn(OpenedSubject entered, JsonNode input) throws InterruptedException {
    boolean answered = false;
    try {
      WorkerPool.Ended<Answer> ended =
          entered.isInterruptible()
              ? callWatched(entered, input)
              : workers.run(() -> ask(entered.subject(), input), limit);
      answered = !ended.late();
      return answered ? ended.value() : timeout(ended.value());
    } finally {
      if (!answered) {
        entered.retire();
        current.compareAndSet(entered, null);
      }
      if (entered.leave()) {
        workers.runAside(() -> close(entered));
      }
    }
  }

  private WorkerPool.Ended<Answer> callWatched(OpenedSubject opened, JsonNode input)
      throws InterruptedException {
    WorkerPool.Ended<Answer> ended =
        watch.run(
            () -> ask(opened.subject(), input), limit, () -> workers.runAside(() -> close(opened)));
    if (!ended.late() && isStopped(ended.value())) {
      throw new InterruptedException();
    }
    return ended;
  }

  private static boolean isStopped(Answer answer) {
    return answer instanceof Answer.Threw threw && threw.type().equals(SubjectFault.STOPPED);
  }

  private Answer ask(Subject subject, JsonNode input) {
    try {
      return new Answer.Returned(AnswerCopy.of(subject.call(input), jsonLimits));
    } catch (Throwable thrown) {
      return ThrownAnswer.of(thrown);
    }
  }

  /**
   * @param late what the call came to after it was interrupted; null if nothing yet
   */
  private Answer timeout(Answer late) {
    String message =
        "no answer within "
            + words(limit)
            + "; make the subject faster, or raise timeout_ms in touchstone.json";
    // Only a fault says what the subject was doing; an exception merely says that it was
    // interrupted.
    boolean told = isStopped(late);
    return new Answer.Threw(
        "timeout", told ? message + "; " + ((Answer.Threw) late).message() : message);
  }

  private static String words(Duration duration) {
    BigDecimal seconds = BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros();
    return seconds.toPlainString() + " s";
  }

  /** The open instance, opened now if there is none; null if it cannot be opened. */
  private OpenedSubject opened() throws InterruptedException {
    OpenedSubject opened = current.get();
    return opened != null || refusal != null ? opened : open();
  }

  private OpenedSubject open() throws InterruptedException {
    opening.lockInterruptibly();
    try {
      if (current.get() == null && refusal == null) {
        Duration patience = limit.compareTo(LEAST_OPENING) > 0 ? limit : LEAST_OPENING;
        WorkerPool.Ended<Opening> ended = workers.run(this::tryOpening, patience);
        if (ended.late()) {
          refuse("it did not open within " + words(patience));
        } else if (ended.value().refusal() != null) {
          refuse(ended.value().refusal());
        } else {
          if (turns == null) {
            turns = new Semaphore(ended.value().opened().mostCalls(), true);
          }
          current.set(ended.value().opened());
        }
      }
      return current.get();
    } finally {
      opening.unlock();
    }
  }

  /** Either of the two is null. */
  private record Opening(OpenedSubject opened, String refusal) {}

  private Opening tryOpening() {
    try {
      Subject subject = opener.call();
      return subject == null
          ? new Opening(null, "its factory returned null")
          : new Opening(new OpenedSubject(subject), null);
    } catch (Throwable thrown) {
      Answer.Threw threw = ThrownAnswer.of(thrown);
      return new Opening(null, threw.type() + ": " + threw.message());
    }
  }

  private void refuse(String reason) {
    refusal = new Answer.Threw("open", "the subject cannot be opened: " + reason);
  }

  /**
   * Closes the subject, within the limit of a call, and answers no more calls. What the subject
   * throws on closing is nobody's answer and is dropped.
   */
  @Override
  public void close() {
    OpenedSubject opened = shut();
    if (opened != null && opened.retire()) {
      try {
        workers.run(() -> close(opened), limit);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    workers.close();
    watch.close();
  }

  private OpenedSubject shut() {
    opening.lock();
    try {
      refuse("the guard was closed");
      return current.getAndSet(null);
    } finally {
      opening.unlock();
    }
  }

  private static OpenedSubject close(OpenedSubject opened) {
    try {
      opened.subject().close();
    } catch (Throwable dropped) {
      // The answers are there already.
    }
    return opened;
  }
}

package io.touchstone.llm;

import io.touchstone.retry.Deadline;
import io.touchstone.retry.Pause;
import io.touchstone.retry.RetryDelays;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Tries again what may succeed later, as long as the time allows: after the wait that the service
 * asks for, otherwise after twice as long each time. What was paid is not bought twice. Make one
 * for each call.
 */
public final class RetryingClient implements LlmClient {
  private static final int MOST_ATTEMPTS = 5;

  private final LlmClient client;
  private final Clock clock;
  private final Pause pause;
  private final String seed;
  private final AtomicInteger attempts = new AtomicInteger();

  /**
   * @param client who is asked each time
   * @param clock what tells how much time is left
   * @param pause how to wait
   * @param seed what tells calls apart, such as the id of the call: it decides the part of each
   *     wait that is chance
   */
  public RetryingClient(LlmClient client, Clock clock, Pause pause, String seed) {
    this.client = client;
    this.clock = clock;
    this.pause = pause;
    this.seed = seed;
  }

  /** How often the other client was asked so far. */
  public int attempts() {
    return attempts.get();
  }

  /**
   * The answer, or the last failure, which comes at once where the next wait would not fit into the
   * time.
   *
   * @param timeout how long all attempts and waits together may take
   */
  @Override
  public LlmReply send(LlmRequest request, Duration timeout) throws InterruptedException {
    Deadline deadline = Deadline.in(clock, timeout);
    RetryDelays delays = new RetryDelays(seed);
    for (int attempt = 1; ; attempt++) {
      attempts.incrementAndGet();
      LlmReply reply = client.send(request, deadline.left());
      if (attempt == MOST_ATTEMPTS
          || !(reply instanceof LlmReply.Failure failure)
          || !isWorthAnother(failure)) {
        return reply;
      }
      Duration wait = delays.next(failure.retryAfter());
      if (wait.compareTo(deadline.left()) >= 0) {
        return reply;
      }
      pause.of(wait);
    }
  }

  private static boolean isWorthAnother(LlmReply.Failure failure) {
    return failure.isRetryable() && failure.usage().equals(LlmUsage.NONE);
  }
}

package io.touchstone.llm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetryingClientTest {
  private static final LlmRequest HELLO = LlmRequest.of("claude-opus-5-5", 100, "Hello");
  private static final LlmReply ANSWER =
      new LlmReply.Answer("m", "Hi", Optional.empty(), new LlmUsage(1, 1), "end_turn");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** A clock that only pauses, and replies that take their time, move on. */
  private static final class Script extends Clock implements LlmClient {
    private final List<LlmReply> replies;
    private final List<Duration> timeouts = new ArrayList<>();
    private final List<Duration> waits = new ArrayList<>();
    private final Duration each;
    private Instant now = Instant.EPOCH;

    Script(Duration each, LlmReply... replies) {
      this.each = each;
      this.replies = new ArrayList<>(List.of(replies));
    }

    @Override
    public LlmReply send(LlmRequest request, Duration timeout) {
      timeouts.add(timeout);
      now = now.plus(each);
      return replies.size() > 1 ? replies.remove(0) : replies.get(0);
    }

    RetryingClient client(String seed) {
      return new RetryingClient(
          this,
          this,
          wait -> {
            waits.add(wait);
            now = now.plus(wait);
          },
          seed);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private static Script script(LlmReply... replies) {
    return new Script(Duration.ZERO, replies);
  }

  private static LlmReply.Failure busy(Duration retryAfter) {
    return new LlmReply.Failure(
        LlmTrouble.RATE_LIMIT,
        "busy",
        OptionalInt.of(429),
        Optional.ofNullable(retryAfter),
        LlmUsage.NONE);
  }

  @Test
  void anAnswerComesAtOnce() throws Exception {
    Script script = script(ANSWER);
    RetryingClient client = script.client("a");

    assertEquals(ANSWER, client.send(HELLO, MINUTE));
    assertEquals(1, client.attempts());
    assertEquals(List.of(), script.waits);
  }

  @Test
  void waitsDoubleAndAreTheSameForTheSameSeed() throws Exception {
    List<List<Duration>> waits = new ArrayList<>();
    for (String seed : List.of("a", "a", "b")) {
      Script script = script(busy(null), busy(null), busy(null), ANSWER);
      assertEquals(ANSWER, script.client(seed).send(HELLO, MINUTE));
      waits.add(script.waits);
    }

    assertEquals(waits.get(0), waits.get(1));
    assertNotEquals(waits.get(0), waits.get(2));
    for (int i = 0; i < 3; i++) {
      long most = 500L << i;
      long wait = waits.get(0).get(i).toMillis();
      assertTrue(wait >= most / 2 && wait <= most, waits.toString());
    }
  }

  @Test
  void theWaitThatTheServiceAsksForIsKept() throws Exception {
    Script script = script(busy(Duration.ofSeconds(42)), ANSWER);

    assertEquals(ANSWER, script.client("a").send(HELLO, MINUTE));
    assertEquals(List.of(Duration.ofSeconds(42)), script.waits);
  }

  @Test
  void aWaitThatDoesNotFitIsNotBegun() throws Exception {
    LlmReply.Failure busy = busy(Duration.ofSeconds(90));
    Script script = script(busy, ANSWER);

    assertEquals(busy, script.client("a").send(HELLO, MINUTE));
    assertEquals(List.of(), script.waits);
  }

  @Test
  void eachAttemptHasOnlyTheTimeThatIsLeft() throws Exception {
    Script script = new Script(Duration.ofSeconds(20), busy(Duration.ofSeconds(5)));

    assertEquals(busy(Duration.ofSeconds(5)), script.client("a").send(HELLO, MINUTE));
    assertEquals(List.of(MINUTE, Duration.ofSeconds(35), Duration.ofSeconds(10)), script.timeouts);
  }

  @Test
  void attemptsAreBounded() throws Exception {
    Script script = script(busy(Duration.ZERO));
    RetryingClient client = script.client("a");

    assertEquals(busy(Duration.ZERO), client.send(HELLO, Duration.ofDays(1)));
    assertEquals(5, client.attempts());
  }

  @ParameterizedTest
  @EnumSource(LlmTrouble.class)
  void onlyWhatMaySucceedLaterIsTriedAgain(LlmTrouble trouble) throws Exception {
    Script script = script(LlmReply.failed(trouble, "no"), ANSWER);

    LlmReply reply = script.client("a").send(HELLO, MINUTE);

    assertEquals(trouble.isRetryable(), reply.equals(ANSWER));
    assertEquals(trouble.isRetryable() ? 2 : 1, script.timeouts.size());
  }

  @Test
  void whatWasPaidIsNotBoughtTwice() throws Exception {
    LlmReply cutOff =
        new LlmReply.Failure(
            LlmTrouble.INVALID_RESPONSE,
            "cut off",
            OptionalInt.of(200),
            Optional.empty(),
            new LlmUsage(5, 5));
    Script script = script(cutOff, ANSWER);

    assertEquals(cutOff, script.client("a").send(HELLO, MINUTE));
  }
}

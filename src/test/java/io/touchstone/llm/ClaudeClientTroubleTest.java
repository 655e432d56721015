package io.touchstone.llm;

import static io.touchstone.llm.Asking.HELLO;
import static io.touchstone.llm.Asking.LONG;
import static io.touchstone.llm.Asking.failure;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the client says where the service or the way to it fails. */
@Timeout(120)
class ClaudeClientTroubleTest {
  @AutoClose private MessagesServer server;

  @BeforeEach
  void start() throws IOException {
    server = new MessagesServer();
  }

  @ParameterizedTest
  @CsvSource({
    "400, invalid-request.json, INVALID_REQUEST, false",
    "400, context-length.json,  CONTEXT_LENGTH,  false",
    "400, output-length.json,   CONTEXT_LENGTH,  false",
    "400, content-filter.json,  CONTENT_FILTER,  false",
    "400, own-spend-limit.json, SPEND_LIMIT,     false",
    "400, credit.json,          BILLING,         false",
    "401, authentication.json,  PERMISSION,      false",
    "402, billing.json,         BILLING,         false",
    "403, permission.json,      PERMISSION,      false",
    "404, not-found.json,       NOT_FOUND,       false",
    "408, timeout.json,         TIMEOUT,         true",
    "409, conflict.json,        CONFLICT,        true",
    "413, too-large.json,       CONTEXT_LENGTH,  false",
    "418, invalid-request.json, INVALID_REQUEST, false",
    "422, unprocessable.json,   INVALID_REQUEST, false",
    "429, rate-limit.json,      RATE_LIMIT,      true",
    "429, spend-limit.json,     SPEND_LIMIT,     false",
    "500, api-error.json,       OVERLOADED,      true",
    "503, api-error.json,       OVERLOADED,      true",
    "504, timeout.json,         TIMEOUT,         true",
    "529, overloaded.json,      OVERLOADED,      true",
  })
  void anErrorOfTheServiceIsToldByItsKind(
      int status, String file, LlmTrouble trouble, boolean retryable) throws Exception {
    server.replying(status, file);

    LlmReply.Failure failure = failure(server.client().send(HELLO, LONG));

    assertEquals(trouble, failure.trouble(), failure.message());
    assertEquals(retryable, failure.isRetryable());
    assertEquals(OptionalInt.of(status), failure.status());
    assertEquals(LlmUsage.NONE, failure.usage());
    assertFalse(failure.message().contains("sk-secret"), failure.message());
    assertFalse(failure.message().contains("req_"), failure.message());
    assertEquals(1, server.received().size());
  }

  @Test
  void theWaitThatTheServiceAsksForIsTold() throws Exception {
    Clock noon = Clock.fixed(Instant.parse("2026-11-28T12:00:00Z"), ZoneOffset.UTC);
    ClaudeClient client = new ClaudeClient("key", server.address(), noon);
    server.replying(429, "rate-limit.json", "retry-after", "90");
    server.replying(529, "overloaded.json", "retry-after", "Sat, 28 Nov 2026 12:00:07 GMT");
    server.replying(429, "rate-limit.json", "retry-after", "soon");

    assertEquals(
        Optional.of(Duration.ofSeconds(90)), failure(client.send(HELLO, LONG)).retryAfter());
    assertEquals(
        Optional.of(Duration.ofSeconds(7)), failure(client.send(HELLO, LONG)).retryAfter());
    assertEquals(Optional.empty(), failure(client.send(HELLO, LONG)).retryAfter());
  }

  @ParameterizedTest
  @CsvSource({
    "200, <html>busy</html>,                 INVALID_RESPONSE",
    "200, '',                                INVALID_RESPONSE",
    "200, null,                              INVALID_RESPONSE",
    "200, '{\"content\": []}',               INVALID_RESPONSE",
    "200, '{\"content\": [], \"content\": []}', INVALID_RESPONSE",
    "500, <html>Bad gateway</html>,          OVERLOADED",
    "400, '',                                INVALID_REQUEST",
    "400, '[]',                              INVALID_REQUEST",
    "429, '{\"error\": 5}',                  RATE_LIMIT",
  })
  void aBodyThatIsNotOfTheApiIsNoAnswer(int status, String body, LlmTrouble trouble)
      throws Exception {
    server.replying(exchange -> MessagesServer.write(exchange, status, MessagesServer.utf8(body)));

    assertEquals(trouble, failure(server.client().send(HELLO, LONG)).trouble());
  }

  @Test
  void aMessageWithoutContentIsNoAnswer() throws Exception {
    server.replying(200, "no-content.json");

    assertEquals(LlmTrouble.INVALID_RESPONSE, failure(server.client().send(HELLO, LONG)).trouble());
  }

  @ParameterizedTest
  @CsvSource({
    "200, INVALID_RESPONSE, the reply is longer than any answer",
    "500, OVERLOADED,       the service replied with status 500",
  })
  void anEndlessBodyIsGivenUp(int status, LlmTrouble trouble, String said) throws Exception {
    AtomicLong written = new AtomicLong();
    server.replying(
        exchange -> {
          exchange.sendResponseHeaders(status, 0);
          try (OutputStream out = exchange.getResponseBody()) {
            byte[] blanks = " ".repeat(1 << 16).getBytes();
            while (true) {
              out.write(blanks);
              written.addAndGet(blanks.length);
            }
          }
        });

    LlmReply.Failure failure = failure(server.client().send(HELLO, LONG));

    assertEquals(trouble, failure.trouble());
    assertEquals(said, failure.message());
    // Far above the limit: when a body is given up, the library still empties it for a moment.
    assertTrue(written.get() < 1L << 30, written.toString());
  }

  @Test
  void aBodyThatStopsHalfwayIsALostConnection() throws Exception {
    server.replying(
        exchange -> {
          exchange.sendResponseHeaders(200, 1_000);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
        });

    assertEquals(LlmTrouble.CONNECTION, failure(server.client().send(HELLO, LONG)).trouble());
  }

  @Test
  void aServiceThatIsTooSlowIsATimeout() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    server.replying(exchange -> await(end));
    ClaudeClient client = server.client();

    assertEquals(LlmTrouble.TIMEOUT, failure(client.send(HELLO, Duration.ofMillis(300))).trouble());
    assertEquals(LlmTrouble.TIMEOUT, failure(client.send(HELLO, Duration.ofNanos(1))).trouble());
    assertEquals(LlmTrouble.TIMEOUT, failure(client.send(HELLO, Duration.ZERO)).trouble());
    end.countDown();
  }

  @Test
  void anInterruptedCallerDoesNotWait() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    server.replying(
        exchange -> {
          asked.countDown();
          await(end);
        });
    ClaudeClient client = server.client();
    FutureTask<Throwable> caller =
        new FutureTask<>(
            () -> assertThrows(InterruptedException.class, () -> client.send(HELLO, LONG)));
    Thread thread = new Thread(caller);
    thread.start();
    asked.await();

    thread.interrupt();

    assertInstanceOf(InterruptedException.class, caller.get());
    end.countDown();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aRefusedConnectionIsTold() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    ClaudeClient client =
        new ClaudeClient("key", URI.create("http://127.0.0.1:" + port), Clock.systemUTC());

    LlmReply.Failure failure = failure(client.send(HELLO, LONG));

    assertEquals(LlmTrouble.CONNECTION, failure.trouble());
    assertTrue(failure.isRetryable());
  }

  @Test
  void aRedirectIsNotFollowed() throws Exception {
    server.replying(
        exchange -> MessagesServer.write(exchange, 307, new byte[0], "location", "/elsewhere"));

    assertEquals(LlmTrouble.NOT_FOUND, failure(server.client().send(HELLO, LONG)).trouble());
    assertEquals(1, server.received().size());
  }
}

package io.touchstone.llm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.JsonEquality;
import io.touchstone.json.StrictJson;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The client as it is used, against a service on this machine. */
@Timeout(120)
class ClaudeClientTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final LlmRequest HELLO = LlmRequest.of("claude-opus-5-5", 100, "Hello");
  private static final LlmTool PLAN =
      new LlmTool(
          "plan",
          "Takes a plan.",
          json("{\"type\": \"object\", \"properties\": {\"n\": {\"maximum\": 0.1}}}"));

  private MessagesServer server;

  @BeforeEach
  void start() throws IOException {
    server = new MessagesServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static JsonNode json(String text) {
    return StrictJson.parse(MessagesServer.utf8(text), "the test").root();
  }

  private static LlmReply.Failure failure(LlmReply reply) {
    return assertInstanceOf(LlmReply.Failure.class, reply);
  }

  @Test
  void anAnswerHasTheTextWithoutTheThoughts() throws Exception {
    server.replying(200, "text.json");

    LlmReply reply = server.client().send(HELLO, LONG);

    assertEquals(
        new LlmReply.Answer(
            "claude-opus-5-5",
            "Hello, wörld \u2028 😀",
            Optional.empty(),
            new LlmUsage(12, 34),
            "end_turn"),
        reply);
  }

  @Test
  void theRequestIsSentAsItIsAndTheKeyOnlyInAHeader() throws Exception {
    server.replying(200, "text.json");
    LlmRequest request = HELLO.withSystem("Be brief: \"ä\" \u0001 😀");

    server.client().send(request, LONG);

    MessagesServer.Received received = server.received().get(0);
    assertEquals(1, server.received().size());
    assertEquals("/v1/messages", received.path());
    assertTrue(JsonEquality.equal(request.toJson(), received.body()), received.body().toString());
    assertTrue(received.headers().toString().contains("sk-secret"));
    assertTrue(
        received.headers().keySet().stream()
            .anyMatch(name -> name.toLowerCase(Locale.ROOT).equals("anthropic-version")));
  }

  @Test
  void aToolsInputIsExact() throws Exception {
    server.replying(200, "tool.json");
    LlmRequest request = HELLO.withTool(PLAN);

    LlmReply.Answer answer =
        assertInstanceOf(LlmReply.Answer.class, server.client().send(request, LONG));

    assertTrue(
        JsonEquality.equal(
            json(
                "{\"steps\": [{\"skill\": \"skill.echo\", \"cost\": 0.1}], \"big\": 12345678901234567890}"),
            answer.toolInput().orElseThrow()));
    assertEquals("Here it is.", answer.text());
    assertTrue(JsonEquality.equal(request.toJson(), server.received().get(0).body()));
  }

  @Test
  void theTalkAfterAToolsCallIsSentToo() throws Exception {
    server.replying(200, "tool.json");
    LlmRequest request =
        HELLO
            .withTool(PLAN)
            .afterToolCall(
                new LlmMessage.ToolCall("plan", json("{\"n\": 1.5}")),
                new LlmMessage.ToolResult("steps is missing", true));

    server.client().send(request, LONG);

    assertTrue(JsonEquality.equal(request.toJson(), server.received().get(0).body()));
  }

  @ParameterizedTest
  @CsvSource({
    "tool-cut-off.json, max_tokens",
    "text.json,         expected a call of the tool plan",
  })
  void anAnswerWithoutAWholeCallOfTheToolIsPaidButInvalid(String file, String said)
      throws Exception {
    server.replying(200, file);

    LlmReply.Failure failure = failure(server.client().send(HELLO.withTool(PLAN), LONG));

    assertEquals(LlmTrouble.INVALID_RESPONSE, failure.trouble());
    assertTrue(failure.message().contains(said), failure.message());
    assertTrue(failure.usage().outputTokens() > 0);
  }

  @Test
  void aRefusalIsPaid() throws Exception {
    server.replying(200, "refusal.json");

    LlmReply.Failure failure = failure(server.client().send(HELLO, LONG));

    assertEquals(LlmTrouble.CONTENT_FILTER, failure.trouble());
    assertEquals(new LlmUsage(20, 1), failure.usage());
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

  @Test
  void manyAskOneClientAtOnce() throws Exception {
    server.replying(
        exchange -> MessagesServer.write(exchange, 200, MessagesServer.bytes("text.json")));
    ClaudeClient client = server.client();
    List<FutureTask<LlmReply>> callers =
        IntStream.range(0, 32)
            .mapToObj(
                n ->
                    new FutureTask<LlmReply>(
                        () -> client.send(LlmRequest.of("claude-opus-5-5", 1, "Hello " + n), LONG)))
            .toList();

    callers.forEach(caller -> new Thread(caller).start());

    for (FutureTask<LlmReply> caller : callers) {
      assertInstanceOf(LlmReply.Answer.class, caller.get());
    }
    assertEquals(
        32, server.received().stream().map(one -> one.body().toString()).distinct().count());
  }

  @Test
  void aRequestThatIsNoJsonIsInvalid() throws Exception {
    LlmReply reply = server.client().send(LlmRequest.of("m", 1, "\ud800"), LONG);

    assertEquals(LlmTrouble.INVALID_REQUEST, failure(reply).trouble());
    assertEquals(List.of(), server.received());
  }

  @Test
  void anImpossiblePortIsInvalid() throws Exception {
    ClaudeClient client =
        new ClaudeClient("key", URI.create("http://127.0.0.1:99999"), Clock.systemUTC());

    LlmReply.Failure failure = failure(client.send(HELLO, LONG));

    assertEquals(LlmTrouble.INVALID_REQUEST, failure.trouble(), failure.message());
    assertFalse(failure.isRetryable());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "schlüssel"})
  void aKeyThatNoHeaderCarriesIsRefused(String key) throws Exception {
    ClaudeClient client = new ClaudeClient(key, server.address(), Clock.systemUTC());

    LlmReply.Failure failure = failure(client.send(HELLO, LONG));

    assertEquals(LlmTrouble.PERMISSION, failure.trouble());
    assertFalse(failure.message().contains(key));
    assertEquals(List.of(), server.received());
  }

  @ParameterizedTest
  @CsvSource({"' '", "''"})
  void withoutAKeyNobodyIsAsked(String key) throws Exception {
    ClaudeClient client = new ClaudeClient(key, server.address(), Clock.systemUTC());

    LlmReply.Failure failure = failure(client.send(HELLO, LONG));

    assertEquals(LlmTrouble.PERMISSION, failure.trouble());
    assertTrue(failure.message().contains("ANTHROPIC_API_KEY"));
    assertEquals(List.of(), server.received());
  }

  @Test
  void theKeyIsLookedUpInTheEnvironment() throws Exception {
    LlmReply none = new ClaudeClient(Map.of(), Clock.systemUTC()).send(HELLO, LONG);

    assertEquals(LlmTrouble.PERMISSION, failure(none).trouble());
  }

  @Test
  void anAddressThatIsNotOfHttpIsRefusedAtOnce() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new ClaudeClient("key", URI.create("ftp://example.com"), Clock.systemUTC()));
    assertThrows(
        IllegalArgumentException.class,
        () -> new ClaudeClient("key", URI.create("example"), Clock.systemUTC()));
  }
}

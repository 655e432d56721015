package io.touchstone.llm;

import static io.touchstone.llm.Asking.HELLO;
import static io.touchstone.llm.Asking.LONG;
import static io.touchstone.llm.Asking.failure;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.JsonEquality;
import io.touchstone.json.StrictJson;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The client as it is used, against a service on this machine: what is sent, what is made of an
 * answer, and which keys and addresses it takes.
 */
@Timeout(120)
class ClaudeClientTest {
  private static final LlmTool PLAN =
      new LlmTool(
          "plan",
          "Takes a plan.",
          json("{\"type\": \"object\", \"properties\": {\"n\": {\"maximum\": 0.1}}}"));

  @AutoClose private MessagesServer server;

  @BeforeEach
  void start() throws IOException {
    server = new MessagesServer();
  }

  private static JsonNode json(String text) {
    return StrictJson.parse(MessagesServer.utf8(text), "the test").root();
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

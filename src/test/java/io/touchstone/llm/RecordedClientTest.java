package io.touchstone.llm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.touchstone.json.ContentHash;
import io.touchstone.json.StrictJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class RecordedClientTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final LlmRequest HELLO =
      LlmRequest.of("claude-opus-5-5", 100, "Hello").withSystem("Be brief.");
  private static final LlmReply.Answer ANSWER =
      new LlmReply.Answer(
          "claude-opus-5-5", "Hi \u2028 \"x\"", Optional.empty(), new LlmUsage(3, 4), "end_turn");

  /** Nobody may ask it. */
  private static final LlmClient NOBODY =
      (request, timeout) -> {
        throw new AssertionError("was asked");
      };

  @TempDir Path folder;

  private LlmReply record(LlmRequest request, LlmClient client) throws InterruptedException {
    return new RecordedClient(RecordedClient.Mode.RECORD, folder, client).send(request, LONG);
  }

  private LlmReply replay(LlmRequest request) throws InterruptedException {
    return new RecordedClient(RecordedClient.Mode.REPLAY, folder, NOBODY).send(request, LONG);
  }

  private LlmReply.Failure failedReplay(LlmRequest request) throws InterruptedException {
    return assertInstanceOf(LlmReply.Failure.class, replay(request));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static JsonNode json(String text) {
    return StrictJson.parse(MessagesServer.utf8(text), "the test").root();
  }

  @Test
  void anAnswerIsReplayedAsItWas() throws Exception {
    assertEquals(ANSWER, record(HELLO, (request, timeout) -> ANSWER));

    assertEquals(ANSWER, replay(HELLO));
    assertEquals(List.of(folder.resolve(HELLO.key() + ".json")), files());
  }

  @Test
  void aToolsInputIsReplayedExactly() throws Exception {
    LlmReply answer =
        new LlmReply.Answer(
            "m",
            "",
            Optional.of(json("{\"b\": [1.10, null, 1e2], \"a\": {\"é\": \"\\ud83d\\ude00\"}}")),
            LlmUsage.NONE,
            "tool_use");

    record(HELLO, (request, timeout) -> answer);

    assertEquals(answer, replay(HELLO));
  }

  @Test
  void aRefusalIsReplayedBecauseItWasPaid() throws Exception {
    LlmReply refusal =
        new LlmReply.Failure(
            LlmTrouble.CONTENT_FILTER,
            "no",
            OptionalInt.of(200),
            Optional.empty(),
            new LlmUsage(20, 1));

    record(HELLO, (request, timeout) -> refusal);

    assertEquals(refusal, replay(HELLO));
  }

  @Test
  void aFailureThatCostNothingIsNotKept() throws Exception {
    LlmReply.Failure busy = LlmReply.failed(LlmTrouble.OVERLOADED, "busy");

    assertEquals(busy, record(HELLO, (request, timeout) -> busy));
    assertEquals(List.of(), files());
  }

  @Test
  void aRecordingHasNoSecretAndNothingThatDiffersEachTime() throws Exception {
    LlmRequest request =
        HELLO.withTool(new LlmTool("plan", "Takes a plan.", json("{\"type\": \"object\"}")));
    try (MessagesServer server = new MessagesServer()) {
      String body =
          new String(MessagesServer.bytes("tool.json"), "UTF-8")
              .replace("12345678901234567890", "1")
              .replace("\"output_tokens\"", "\"cache_read_input_tokens\": 7, \"output_tokens\"");
      server.replying(exchange -> MessagesServer.write(exchange, 200, MessagesServer.utf8(body)));
      assertInstanceOf(LlmReply.Answer.class, record(request, server.client()));
    }

    String text = Files.readString(files().get(0));

    for (String volatileText :
        List.of("sk-secret", "authorization", "api-key", "req_", "msg_", "toolu_", "cache")) {
      assertFalse(text.toLowerCase().contains(volatileText), text);
    }
    assertTrue(text.contains("\"skill\": \"skill.echo\""), text);
  }

  @Test
  void equalRequestsAreRecordedAsEqualBytes() throws Exception {
    record(HELLO, (request, timeout) -> ANSWER);
    byte[] first = Files.readAllBytes(files().get(0));

    record(HELLO, (request, timeout) -> ANSWER);

    assertEquals(1, files().size());
    assertEquals(new String(first, "UTF-8"), Files.readString(files().get(0)));
  }

  @Test
  void aNewAnswerTakesThePlaceOfTheOld() throws Exception {
    record(HELLO, (request, timeout) -> ANSWER);
    LlmReply other =
        new LlmReply.Answer("m", "other", Optional.empty(), LlmUsage.NONE, "max_tokens");

    record(HELLO, (request, timeout) -> other);

    assertEquals(other, replay(HELLO));
  }

  @Test
  void aMissingRecordingNamesKeyFolderAndRemedy() throws Exception {
    LlmReply.Failure failure = failedReplay(HELLO);

    assertEquals(LlmTrouble.NO_RECORDING, failure.trouble());
    for (String part :
        List.of(HELLO.key().hex(), folder.toString(), "RECORD", "ANTHROPIC_API_KEY")) {
      assertTrue(failure.message().contains(part), failure.message());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Be brief.        | Be long.          | :2:14: the request was edited
          Hi               | Ho                | the reply was edited
          "input_tokens": 3 | "input_tokens": 4 | the reply was edited
          "reply":         | "answer":         | unknown key "answer"
          "reply_hash"     | "hash"            | unknown key "hash"
          {                | [                 | :2:12: expected
          """)
  void anEditedRecordingIsToldWithFileAndPlace(String part, String edited, String said)
      throws Exception {
    record(HELLO, (request, timeout) -> ANSWER);
    Path file = files().get(0);
    Files.writeString(file, Files.readString(file).replaceFirst(Pattern.quote(part), edited));

    LlmReply.Failure failure = failedReplay(HELLO);

    assertEquals(LlmTrouble.BAD_RECORDING, failure.trouble());
    assertTrue(failure.message().startsWith(file + ":"), failure.message());
    assertTrue(failure.message().contains(said), failure.message());
    assertTrue(failure.message().endsWith("record it again"), failure.message());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"text": "", "usage": {"input_tokens": 1, "output_tokens": 1}, "finish_reason": "x"} | "model"
          {"model": "m", "text": 1, "usage": {"input_tokens": 1, "output_tokens": 1}, "finish_reason": "x"} | "text"
          {"model": "m", "text": "", "usage": {"input_tokens": -1, "output_tokens": 1}, "finish_reason": "x"} | "input_tokens"
          {"model": "m", "text": "", "finish_reason": "x"} | what the reply took, found nothing
          {"trouble": "NONSENSE", "message": "", "usage": {"input_tokens": 1, "output_tokens": 1}} | NONSENSE
          []                                               | recorded answer
          """)
  void aReplyOfAnotherFormIsToldEvenWhereItsHashIsRight(String reply, String said)
      throws Exception {
    JsonNode file =
        JsonNodeFactory.instance
            .objectNode()
            .put("reply_hash", ContentHash.of(json(reply)).hex())
            .setAll(Map.of("request", HELLO.toJson(), "reply", json(reply)));
    Files.writeString(folder.resolve(HELLO.key() + ".json"), file.toString());

    LlmReply.Failure failure = failedReplay(HELLO);

    assertEquals(LlmTrouble.BAD_RECORDING, failure.trouble());
    assertTrue(failure.message().contains(said), failure.message());
  }

  @Test
  void aReplyThatCannotBeKeptIsAFailureThatWasPaid() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    RecordedClient client =
        new RecordedClient(RecordedClient.Mode.RECORD, file, (request, timeout) -> ANSWER);

    LlmReply.Failure failure = assertInstanceOf(LlmReply.Failure.class, client.send(HELLO, LONG));

    assertEquals(LlmTrouble.BAD_RECORDING, failure.trouble());
    assertEquals(new LlmUsage(3, 4), failure.usage());
  }

  @Test
  void aRequestWithoutCanonicalFormIsInvalid() throws Exception {
    LlmReply.Failure failure = failedReplay(LlmRequest.of("m", 1, "\ud800"));

    assertEquals(LlmTrouble.INVALID_REQUEST, failure.trouble());
  }

  @Test
  void offAsksAndKeepsNothing() throws Exception {
    RecordedClient off =
        new RecordedClient(RecordedClient.Mode.OFF, folder, (request, timeout) -> ANSWER);

    assertEquals(ANSWER, off.send(HELLO, LONG));
    assertEquals(List.of(), files());
  }
}

package io.touchstone.runtime.skill.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.touchstone.json.ContentHash;
import io.touchstone.runtime.StructuredOutcome;
import io.touchstone.runtime.skill.SkillCalls;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a server does, the call ends as its contract promises. */
@Timeout(120)
class HttpCallHostileServerTest {
  private static final HttpCallSettings SETTINGS =
      HttpCallSettings.DEFAULT.withAllowedNetworks("127.0.0.1").withMaxResponseBytes(100_000);

  private static final String OK = "HTTP/1.1 200 OK\r\n";

  private static StructuredOutcome call(RawServer server, String more) {
    HttpCallSkill skill = new HttpCallSkill(SETTINGS, HostResolver.OF_THE_MACHINE, duration -> {});
    return SkillCalls.outcome(
        skill, "{'url': 'http://127.0.0.1:%d/', 'retries': 0%s}".formatted(server.port(), more));
  }

  private static StructuredOutcome call(RawServer server) {
    return call(server, "");
  }

  private static String code(RawServer server, String more) {
    return call(server, more).error().orElseThrow().code();
  }

  private static String codeOf(String answer) throws IOException {
    try (RawServer server = RawServer.saying(answer)) {
      return code(server, "");
    }
  }

  private static StructuredOutcome outcomeOf(String answer) throws IOException {
    try (RawServer server = RawServer.saying(answer)) {
      return call(server);
    }
  }

  @ParameterizedTest
  @CsvSource({"50", "3000"})
  void aServerThatNeverAnswersTimesOut(int timeout) throws IOException {
    CountDownLatch over = new CountDownLatch(1);
    try (RawServer server = new RawServer(socket -> over.await())) {
      assertEquals("ERR_HTTP_TIMEOUT", code(server, ", 'timeout_ms': " + timeout));
    } finally {
      over.countDown();
    }
  }

  @Test
  void aServerThatStopsInItsBodyTimesOut() throws IOException {
    CountDownLatch over = new CountDownLatch(1);
    try (RawServer server =
        new RawServer(
            socket -> {
              RawServer.send(socket.getOutputStream(), OK + "Content-Length: 9\r\n\r\nhalf");
              over.await();
            })) {
      assertEquals("ERR_HTTP_TIMEOUT", code(server, ", 'timeout_ms': 300"));
    } finally {
      over.countDown();
    }
  }

  @Test
  void aCallWhoseTimeIsOverEndsAndClosesItsConnection() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    try (RawServer server =
        new RawServer(
            socket -> {
              asked.countDown();
              socket.getInputStream().read();
              closed.countDown();
            })) {
      Thread caller =
          new Thread(
              () ->
                  SkillCalls.outcome(
                      new HttpCallSkill(SETTINGS),
                      "{'url': 'http://127.0.0.1:" + server.port() + "/'}",
                      Duration.ofHours(1)));
      caller.start();
      asked.await();
      caller.interrupt();
      closed.await();
      caller.join();
    }
  }

  @Test
  void aCallThatRanOutOfTimeStillTellsWhatItSent() throws IOException {
    CountDownLatch over = new CountDownLatch(1);
    try (RawServer server = new RawServer(socket -> over.await())) {
      StructuredOutcome outcome =
          SkillCalls.outcome(
              new HttpCallSkill(SETTINGS),
              "{'url': 'http://127.0.0.1:" + server.port() + "/', 'method': 'POST'}",
              Duration.ofSeconds(3));
      assertEquals("ERR_HTTP_TIMEOUT", outcome.error().orElseThrow().code());
      assertEquals(1, outcome.meta().sideEffects().size());
    } finally {
      over.countDown();
    }
  }

  @ParameterizedTest
  @CsvSource({"900, true", "901, false", "1000, false"})
  void aBodyThatIsTooDeepForAnOutcomeIsText(int depth, boolean isJson) throws IOException {
    StructuredOutcome outcome = outcomeOf(OK + "\r\n" + "[".repeat(depth) + "]".repeat(depth));
    assertEquals(isJson, outcome.result().get("body").isArray());
    outcome.toCanonicalJson();
  }

  @Test
  void aBodyWithoutEndIsCutOff() throws IOException {
    try (RawServer server =
        new RawServer(
            socket -> {
              OutputStream out = socket.getOutputStream();
              RawServer.send(out, OK + "\r\n");
              endlessly(out, "x".repeat(1_000));
            })) {
      assertEquals("ERR_HTTP_TOO_LARGE", code(server, ""));
    }
  }

  @Test
  void aChunkedBodyWithoutEndIsCutOff() throws IOException {
    try (RawServer server =
        new RawServer(
            socket -> {
              OutputStream out = socket.getOutputStream();
              RawServer.send(out, OK + "Transfer-Encoding: chunked\r\n\r\n");
              endlessly(out, "3e8\r\n" + "x".repeat(1_000) + "\r\n");
            })) {
      assertEquals("ERR_HTTP_TOO_LARGE", code(server, ""));
    }
  }

  @Test
  void headersWithoutEndAreCutOff() throws IOException {
    try (RawServer server =
        new RawServer(
            socket -> {
              OutputStream out = socket.getOutputStream();
              RawServer.send(out, OK);
              endlessly(out, "X: " + "x".repeat(1_000) + "\r\n");
            })) {
      assertEquals("ERR_HTTP_TOO_LARGE", code(server, ""));
    }
  }

  /** How many of them are too many, Java's client knows. */
  @Test
  void interimAnswersWithoutEndAreCutOff() throws IOException {
    try (RawServer server =
        new RawServer(
            socket -> endlessly(socket.getOutputStream(), "HTTP/1.1 100 Continue\r\n\r\n"))) {
      String code = code(server, ", 'timeout_ms': 60000");
      assertTrue(Set.of("ERR_HTTP_TOO_LARGE", "ERR_CONNECTION_LOST").contains(code), code);
    }
  }

  private static void endlessly(OutputStream out, String text) throws IOException {
    while (true) {
      RawServer.send(out, text);
    }
  }

  @Test
  void hugeHeadersAreRefused() throws IOException {
    assertEquals(
        "ERR_HTTP_TOO_LARGE",
        codeOf(OK + "X: " + "x".repeat(300_000) + "\r\nContent-Length: 0\r\n\r\n"));
    assertTrue(outcomeOf(OK + "X: " + "x".repeat(200_000) + "\r\nContent-Length: 0\r\n\r\n").ok());
  }

  @Test
  void aBodyOfTheLimitIsReadAndOneByteMoreIsNot() throws IOException {
    assertTrue(outcomeOf(OK + "\r\n" + "x".repeat(100_000)).ok());
    assertEquals("ERR_HTTP_TOO_LARGE", codeOf(OK + "\r\n" + "x".repeat(100_001)));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "HTTP/1.1 200 OK|Content-Length: 10||short",
        "HTTP/1.1 200 OK|Content-Length: 99999999999||short",
        "HTTP/1.1 200 OK|Content-Length: many||x",
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked||5|ab",
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked||zz|ab",
        "HTTP/1.1 200 OK|Conte",
        "HTTP/1.1 abc OK||",
        "HTTP/9.9",
        "SSH-2.0-OpenSSH_9.2|",
        "''"
      })
  void anAnswerThatIsCutOffOrNoHttpIsALostConnection(String answer) throws IOException {
    assertEquals("ERR_CONNECTION_LOST", codeOf(answer.replace("|", "\r\n")));
  }

  @Test
  void aLengthThatIsTooShortEndsTheBody() throws IOException {
    assertEquals(
        "ab",
        outcomeOf(OK + "Content-Type: text/plain\r\nContent-Length: 2\r\n\r\nabcd")
            .result()
            .get("body")
            .textValue());
  }

  @ParameterizedTest
  @CsvSource({"''", "HTTP/1.1 200 OK|", "HTTP/1.1 200 OK||half of a body"})
  void aResetIsALostConnection(String before) throws IOException {
    try (RawServer server =
        new RawServer(
            socket -> {
              RawServer.send(socket.getOutputStream(), before.replace("|", "\r\n"));
              socket.setSoLinger(true, 0);
              socket.close();
            })) {
      assertEquals("ERR_CONNECTION_LOST", code(server, ""));
    }
  }

  @Test
  void aPortWhereNobodyListensRefuses() throws IOException {
    RawServer gone = RawServer.saying("");
    gone.close();
    assertEquals("ERR_CONNECTION_REFUSED", code(gone, ""));
  }

  @Test
  void aBodyThatIsNoUtf8IsTextWithReplacements() throws IOException {
    var result = outcomeOf(OK + "Content-Type: application/json\r\n\r\n\"\u00ff\"").result();
    assertEquals("\"\ufffd\"", result.get("body").textValue());
    assertEquals(
        ContentHash.ofBytes(new byte[] {'"', (byte) 0xff, '"'}).hex(),
        result.get("body_hash").textValue());
  }

  @ParameterizedTest
  @CsvSource({
    "204 No Content|Content-Type: application/json||, null",
    "200 OK|Content-Length: 0||, null",
    "200 OK|Content-Type: application/json||[1.50], [1.50]",
    "200 OK|Content-Type: application/problem+json; x=y||{}, {}",
    "200 OK||true, true",
    "200 OK||plain, \"plain\"",
    "200 OK|Content-Type: text/plain||1, \"1\"",
    "200 OK|Content-Type: text/plain; charset=ISO-8859-1||\u00fc, \"\u00fc\"",
    "200 OK|Content-Type: application/json||9007199254740993, \"9007199254740993\"",
    "200 OK|Content-Type: application/json||\"\\ud800\", \"\\\"\\\\ud800\\\"\"",
    "304 Not Modified||, null"
  })
  void aBodyIsJsonWhenItIs(String answer, String body) throws IOException {
    assertEquals(
        SkillCalls.json(body),
        outcomeOf("HTTP/1.1 " + answer.replace("|", "\r\n")).result().get("body"));
  }

  @Test
  void headersAreSortedInLowerCaseAndJoined() throws IOException {
    assertEquals(
        "{\"a\":\"1, 2\",\"b\":\"\",\"content-length\":\"0\"}",
        outcomeOf(OK + "B:\r\nA: 1\r\nContent-Length: 0\r\na: 2\r\n\r\n")
            .result()
            .get("headers")
            .toString());
  }
}

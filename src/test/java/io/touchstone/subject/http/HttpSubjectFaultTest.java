package io.touchstone.subject.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.NullNode;
import io.touchstone.runtime.skill.http.RawServer;
import io.touchstone.subject.Answer;
import io.touchstone.subject.GuardedSubject;
import io.touchstone.subject.Subject;
import io.touchstone.subject.SubjectFault;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a service does, a call ends, and says what was wrong. */
@Timeout(120)
class HttpSubjectFaultTest {
  private static final String OK = "HTTP/1.1 200 OK\r\n";
  private static final String JSON = OK + "Content-Type: application/json\r\n";

  private static SubjectFault fault(Subject subject) {
    return assertThrows(SubjectFault.class, () -> subject.call(NullNode.instance));
  }

  private static SubjectFault fault(RawServer server) throws IOException {
    try (Subject subject = Endpoints.open(server.port())) {
      return fault(subject);
    }
  }

  private static void assertFault(String type, String message, RawServer server)
      throws IOException {
    SubjectFault fault = fault(server);
    assertEquals("POST " + Endpoints.plan(server.port()) + " " + message, fault.getMessage());
    assertEquals(type, fault.type());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          500 Oops|Content-Type: text/plain||out of\\tideas ~ status_500 ~ was answered with status 500, expected one of 2xx; look at what the service has logged; it said: out of ideas
          503 Busy|Content-Length: 0||        ~ status_503 ~ was answered with status 503, expected one of 2xx; look at what the service has logged; its body was empty
          400 Bad|Content-Type: application/json||{"error": "no goal"} ~ status_400 ~ was answered with status 400, expected one of 2xx; an error that a golden file is about has a status of 2xx and is told in the JSON; it said: {"error": "no goal"}
          401 No||                            ~ status_401 ~ was answered with status 401, expected one of 2xx; look at "headers" in touchstone.json and at the variables in it; its body was empty
          404 No||                            ~ status_404 ~ was answered with status 404, expected one of 2xx; correct "url" in touchstone.json, or let the service answer a POST there; its body was empty
          304 Same||                          ~ status_304 ~ was answered with status 304, expected one of 2xx; an error that a golden file is about has a status of 2xx and is told in the JSON; its body was empty
          302 Moved|Location: /login\u0007||  ~ redirect   ~ was answered with status 302, a redirect to "/login", which is not followed; correct "url" in touchstone.json if that is where the service is now
          200 OK|Content-Type: text/html; charset=utf-8||<h1>Hello</h1> ~ content_type ~ was answered with the content type "text/html; charset=utf-8", expected "application/json"; let the service answer JSON and say so; it said: <h1>Hello</h1>
          200 OK|Content-Type: application/json|Content-Encoding: gzip||zip ~ content_encoding ~ was answered in the encoding "gzip", which was not asked for; let the service send its answer as it is, and do not ask for others in "headers"
          200 OK|Content-Type: application/json|Content-Length: 0|| ~ empty_body ~ was answered with status 200 and an empty body; expected a JSON document in it
          204 No Content||                    ~ empty_body ~ was answered with status 204 and an empty body; expected a JSON document in it
          200 OK||{"a": 1,\\n "b": nope}      ~ not_json ~ was answered with a body that is wrong at 2:7: expected 'null', found 'nope'; expected one JSON document; it said: {"a": 1,  "b": nope}
          200 OK||1 2                         ~ not_json ~ was answered with a body that is wrong at 1:3: expected the end of the text after the one JSON value, found '2'; expected one JSON document; it said: 1 2
          """)
  void aResponseThatIsNoAnswerIsToldWithWhatWasExpected(
      String response, String type, String message) throws IOException {
    String text =
        "HTTP/1.1 " + response.replace("\\n", "\n").replace("\\t", "\t").replace("|", "\r\n");
    try (RawServer server = RawServer.saying(text)) {
      assertFault(type, message, server);
    }
  }

  @Test
  void aBodyThatIsTooDeepIsTold() throws IOException {
    try (RawServer server = RawServer.saying(JSON + "\r\n" + "[".repeat(101) + "]".repeat(101))) {
      SubjectFault fault = fault(server);
      assertEquals("not_json", fault.type());
      assertTrue(fault.getMessage().contains("limits.max_depth"), fault::getMessage);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {JSON, "HTTP/1.1 500 Oops\r\n", OK + "Content-Type: text/html\r\n"})
  void aBodyWithoutEndIsNotReadToTheEnd(String head) throws Exception {
    CountDownLatch hungUp = new CountDownLatch(1);
    try (RawServer server =
        new RawServer(
            socket -> {
              OutputStream out = socket.getOutputStream();
              RawServer.send(out, head + "\r\n");
              try {
                while (true) {
                  RawServer.send(out, " \u001b[31mred".repeat(100));
                }
              } finally {
                hungUp.countDown();
              }
            })) {
      SubjectFault fault = fault(server);
      hungUp.await();
      assertTrue(fault.getMessage().length() < 600, fault::getMessage);
      assertFalse(fault.getMessage().contains("\u001b"), fault::getMessage);
      if (head.equals(JSON)) {
        assertEquals("too_large", fault.type());
        assertTrue(
            fault
                .getMessage()
                .endsWith(
                    "was answered with more than 100000 bytes; raise limits.max_bytes in touchstone.json if that is meant"),
            fault::getMessage);
      }
    }
  }

  @Test
  void aBodyOfTheLimitIsReadAndOneByteMoreIsNot() throws Exception {
    String most = "\"" + "x".repeat(99_998) + "\"";
    try (RawServer server = RawServer.saying(JSON + "\r\n" + most);
        Subject subject = Endpoints.open(server.port())) {
      assertEquals(99_998, subject.call(NullNode.instance).textValue().length());
    }
    try (RawServer server = RawServer.saying(JSON + "\r\n" + most + " ")) {
      assertEquals("too_large", fault(server).type());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 99||[1, 2", "Transfer-Encoding: chunked||63|[1, 2"})
  void aBodyThatIsCutOffIsTold(String rest) throws IOException {
    try (RawServer server = RawServer.saying(JSON + rest.replace("|", "\r\n"))) {
      SubjectFault fault = fault(server);
      assertEquals("cut_off", fault.type());
      assertTrue(
          fault.getMessage().contains("status 200 and a body that was cut off after 5 bytes"),
          fault::getMessage);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "HTTP/1.1 200 OK|Conte", "SSH-2.0-OpenSSH_9.2|", "HTTP/1.1 abc|"})
  void whoHangsUpOrSpeaksSomethingElseIsTold(String answer) throws IOException {
    try (RawServer server = RawServer.saying(answer.replace("|", "\r\n"))) {
      SubjectFault fault = fault(server);
      assertEquals("no_answer", fault.type());
      assertTrue(
          fault.getMessage().contains("was connected, and not answered as HTTP has it: "),
          fault::getMessage);
    }
  }

  @Test
  void noCallIsSentTwice() throws IOException {
    try (RawServer server = RawServer.saying("")) {
      fault(server);
      assertEquals(1, server.requests().size());
    }
  }

  @Test
  void aPortWhereNobodyListensIsTold() throws IOException {
    int port;
    try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      port = gone.getLocalPort();
    }
    try (Subject subject = Endpoints.open(port)) {
      SubjectFault fault = fault(subject);
      assertEquals("no_connection", fault.type());
      assertEquals(
          "POST %s found no connection, nobody listens there or there is no way there; start the service, or correct \"url\" in touchstone.json"
              .formatted(Endpoints.plan(port)),
          fault.getMessage());
    }
  }

  /** No name server knows a name that ends like this (RFC 2606), and none has to be asked. */
  @Test
  void aHostThatNobodyKnowsIsTold() throws IOException {
    try (Subject subject =
        Endpoints.open(URI.create("http://no-such-host.invalid/plan"), Map.of(), Map.of())) {
      SubjectFault fault = fault(subject);
      assertEquals("unknown_host", fault.type());
      assertEquals(
          "POST http://no-such-host.invalid/plan names the host \"no-such-host.invalid\", which has no address; correct \"url\" in touchstone.json",
          fault.getMessage());
    }
  }

  @Test
  void aServiceWithoutTlsWhereTlsIsExpectedIsTold() throws IOException {
    try (RawServer server = RawServer.saying(JSON, "", "1");
        Subject subject =
            Endpoints.open(
                URI.create("https://127.0.0.1:" + server.port() + "/"), Map.of(), Map.of())) {
      assertEquals("not_secure", fault(subject).type());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                           | was connected, and no answer had come
          Content-Length: 9            | was connected, and no answer had come
          Content-Length: 9,,"hal      | was answered with status 200 and 4 bytes of a body that had not ended
          """)
  void aServiceThatIsTooLateIsToldWithWhatWasUnderWayAndHungUpOn(String part, String progress)
      throws Exception {
    CountDownLatch hungUp = new CountDownLatch(1);
    try (RawServer server =
            new RawServer(
                socket -> {
                  String text = part.isEmpty() ? "" : JSON + part.replace(",", "\r\n");
                  RawServer.send(socket.getOutputStream(), text);
                  socket.getInputStream().transferTo(OutputStream.nullOutputStream());
                  hungUp.countDown();
                });
        GuardedSubject guard =
            new GuardedSubject(
                "tested",
                () -> Endpoints.open(server.port()),
                Duration.ofSeconds(2),
                Endpoints.LIMITS)) {
      Answer.Threw threw = (Answer.Threw) guard.call(NullNode.instance);
      hungUp.await();
      assertEquals("timeout", threw.type());
      assertEquals(
          "no answer within 2 s; make the subject faster, or raise timeout_ms in touchstone.json; POST %s %s"
              .formatted(Endpoints.plan(server.port()), progress),
          threw.message());
    }
  }

  @Test
  void closingEndsACallThatIsUnderWay() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    try (RawServer server =
        new RawServer(
            socket -> {
              asked.countDown();
              over.await();
            })) {
      Subject subject = Endpoints.open(server.port());
      Thread closing =
          new Thread(
              () -> {
                try {
                  asked.await();
                  subject.close();
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
              });
      closing.start();
      assertEquals("closed", fault(subject).type());
      closing.join();
    } finally {
      over.countDown();
    }
  }
}

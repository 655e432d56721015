package io.touchstone.subject.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.touchstone.json.JsonEquality;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.StrictJson;
import io.touchstone.subject.Callers;
import io.touchstone.subject.GuardedSubject;
import io.touchstone.subject.Subject;
import io.touchstone.subject.SubjectBinding;
import io.touchstone.subject.SubjectFault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service that behaves. */
@Timeout(120)
class HttpSubjectTest {
  private final List<String> heads = new CopyOnWriteArrayList<>();
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;

  /** {@code /plan} answers what it was asked. */
  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.setExecutor(threads);
    server.createContext("/plan", exchange -> answer(exchange, "application/json"));
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  private int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange, String type) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    bodies.add(new String(body, StandardCharsets.UTF_8));
    heads.add(
        "%s %s %s"
            .formatted(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                exchange.getRequestHeaders().entrySet().stream()
                    .filter(header -> !header.getKey().equals("Host"))
                    .map(header -> header.getKey() + "=" + String.join(",", header.getValue()))
                    .sorted()
                    .toList()));
    if (!type.isEmpty()) {
      exchange.getResponseHeaders().set("Content-Type", type);
    }
    exchange.getResponseHeaders().set("Set-Cookie", "session=1");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static JsonNode json(String json) {
    return StrictJson.value(json.getBytes(StandardCharsets.UTF_8), "test", JsonLimits.DEFAULT);
  }

  @Test
  void everyKindOfValueGoesThereAndBackExactly() throws Exception {
    JsonNode input =
        json(
            """
            {"exact": [9007199254740993, 0.10000000000000000001, 1.50, -0.0, 1e300],
             "text": "line\\nbreak \\u2028 \\u0000 日本語 😀 \\"quoted\\\\", "empty": [{}, [], "", null]}
            """);
    try (Subject subject = Endpoints.open(port())) {
      assertTrue(JsonEquality.equal(input, subject.call(input)));
      assertEquals(NullNode.instance, subject.call(NullNode.instance));
    }
    assertTrue(bodies.get(0).contains("1.50"), bodies::toString);
  }

  @Test
  void aRequestIsAPostOfJsonAndNoCookieIsKept() throws Exception {
    try (Subject subject = Endpoints.open(port())) {
      subject.call(json("{}"));
      subject.call(json("{}"));
    }
    String head =
        "POST /plan [Accept=application/json, Content-length=2, Content-type=application/json, User-agent=touchstone]";
    assertEquals(List.of(head, head), heads);
  }

  @Test
  void headersComeFromTheConfigurationAndTheEnvironment() throws Exception {
    Map<String, String> headers =
        Map.of("Authorization", "Bearer ${TOKEN}", "ACCEPT", "application/vnd.acme+json", "X", "");
    try (Subject subject =
        Endpoints.open(Endpoints.plan(port()), headers, Map.of("TOKEN", "s3cret"))) {
      subject.call(json("1"));
    }
    assertEquals(
        "POST /plan [Accept=application/vnd.acme+json, Authorization=Bearer s3cret, Content-length=1, Content-type=application/json, User-agent=touchstone, X=]",
        heads.get(0));
  }

  @Test
  void whatAServiceRepeatsOfAVariableIsNamedInTheAnswer() throws Exception {
    try (Subject subject =
        Endpoints.open(
            Endpoints.plan(port()), Map.of("X-Key", "${KEY}"), Map.of("KEY", "a/b+c=\"x\""))) {
      assertEquals(
          json("{\"seen\": [\"key ${KEY}!\", \"${KEY}\", 1, null], \"${KEY}\": true}"),
          subject.call(
              json(
                  "{\"seen\": [\"key a/b+c=\\\"x\\\"!\", \"a%2Fb%2bc%3D%22x%22\", 1, null], \"a/b+c=\\\"x\\\"\": true}")));
    }
  }

  @Test
  void anEndpointIsNotStartedInOtherProcesses() {
    SubjectBinding.Endpoint endpoint =
        new SubjectBinding.Endpoint(Endpoints.plan(port()), Map.of());
    assertEquals(
        "the subject \"tested\" is an endpoint, which is not started in other processes",
        new HttpSubjectFactory("tested", endpoint, Endpoints.LIMITS, name -> null)
            .objectionToForks());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json; charset=utf-8",
        "Application/JSON",
        "application/problem+json",
        "text/json",
        ""
      })
  void theTypeOfAnAnswerIsAnyThatMeansJsonOrNone(String type) throws Exception {
    server.createContext("/typed", exchange -> answer(exchange, type));
    try (Subject subject =
        Endpoints.open(Endpoints.plan(port()).resolve("/typed"), Map.of(), Map.of())) {
      assertEquals(json("[true]"), subject.call(json("[true]")));
    }
  }

  @Test
  void callsRunAtOnce() throws Exception {
    CyclicBarrier allAreHere = new CyclicBarrier(8);
    server.createContext(
        "/together",
        exchange -> {
          try {
            allAreHere.await(60, TimeUnit.SECONDS);
          } catch (Exception e) {
            throw new IOException(e);
          }
          answer(exchange, "application/json");
        });
    List<JsonNode> inputs = IntStream.range(0, 64).<JsonNode>mapToObj(IntNode::new).toList();
    Subject subject =
        Endpoints.open(Endpoints.plan(port()).resolve("/together"), Map.of(), Map.of());
    try (GuardedSubject guard =
        new GuardedSubject("http", () -> subject, Duration.ofSeconds(60), Endpoints.LIMITS)) {
      assertEquals(inputs, Callers.inParallel(8, inputs, input -> guard.call(input).toJson()));
    }
  }

  @Test
  void aClosedSubjectSendsNothing() throws Exception {
    Subject subject = Endpoints.open(port());
    subject.close();
    subject.close();
    SubjectFault fault = assertThrows(SubjectFault.class, () -> subject.call(json("1")));
    assertEquals("closed", fault.type());
    assertEquals(List.of(), heads);
  }
}

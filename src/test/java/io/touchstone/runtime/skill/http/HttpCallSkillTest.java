package io.touchstone.runtime.skill.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.touchstone.ShippedContracts;
import io.touchstone.retry.RetryDelays;
import io.touchstone.runtime.ErrorCodes;
import io.touchstone.runtime.SideEffect;
import io.touchstone.runtime.StructuredOutcome;
import io.touchstone.runtime.skill.SkillCalls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class HttpCallSkillTest {
  /** Answers {@code /STATUS}; {@code /STATUS?LOCATION} redirects; anything else is shown. */
  private HttpServer server;

  private final List<String> seen = new CopyOnWriteArrayList<>();
  private final List<Duration> pauses = new CopyOnWriteArrayList<>();
  private final List<String> resolved = new CopyOnWriteArrayList<>();
  private HostResolver resolver = host -> List.of(InetAddress.getByName("127.0.0.1"));
  private String retryAfter = "";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String headers =
        exchange.getRequestHeaders().entrySet().stream()
            .filter(
                header ->
                    header.getKey().matches("(Proxy-)?Authorization|Host|Content-type|Accept"))
            .sorted(Map.Entry.comparingByKey())
            .map(header -> header.getKey() + "=" + String.join(",", header.getValue()))
            .toList()
            .toString();
    String path = exchange.getRequestURI().toString();
    String request = exchange.getRequestMethod() + " " + path;
    seen.add(request);
    int status =
        path.matches("/[2-5]\\d\\d(\\?.*)?") ? Integer.parseInt(path.substring(1, 4)) : 200;
    if (path.contains("?")) {
      exchange
          .getResponseHeaders()
          .set("Location", path.substring(path.indexOf('?') + 1).replace("PORT", port()));
    }
    if (!retryAfter.isEmpty()) {
      exchange.getResponseHeaders().set("Retry-After", retryAfter);
    }
    byte[] answer =
        (request + " " + headers + " " + new String(body, StandardCharsets.UTF_8))
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain");
    boolean isHead = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, isHead ? -1 : answer.length);
    if (!isHead) {
      exchange.getResponseBody().write(answer);
    }
    exchange.close();
  }

  private String port() {
    return Integer.toString(server.getAddress().getPort());
  }

  private HttpCallSkill skill() {
    return new HttpCallSkill(
        HttpCallSettings.DEFAULT.withAllowedNetworks("127.0.0.1"),
        host -> {
          resolved.add(host);
          return resolver.resolve(host);
        },
        pauses::add);
  }

  private StructuredOutcome call(String path, String more) {
    return call(path, more, Duration.ofMinutes(2));
  }

  private StructuredOutcome call(String path, String more, Duration timeout) {
    return SkillCalls.outcome(
        skill(), "{'url': 'http://pinned.test:%s%s'%s}".formatted(port(), path, more), timeout);
  }

  private static String code(StructuredOutcome outcome) {
    return outcome.error().orElseThrow().code();
  }

  private static String body(StructuredOutcome outcome) {
    return outcome.result().get("body").textValue();
  }

  @Test
  void itSendsMethodHeadersAndBodyToTheHostByItsName() {
    StructuredOutcome outcome =
        call(
            "/a",
            ", 'method': 'PUT', 'headers': {'Accept': 'x/y', 'AUTHORIZATION': 'Bearer t'},"
                + " 'body': {'b': 1.50, 'a': null}");
    assertEquals(
        "PUT /a [Accept=x/y, Authorization=Bearer t, Content-type=application/json,"
            + " Host=pinned.test:"
            + port()
            + "] {\"b\": 1.50, \"a\": null}",
        body(outcome));
    assertEquals("http://pinned.test:" + port() + "/a", outcome.result().get("url").textValue());
    assertEquals("PUT", outcome.result().get("method").textValue());
    assertEquals(0, outcome.result().get("latency_ms").intValue());
  }

  @ParameterizedTest
  @CsvSource({
    "'', text/plain; charset=utf-8, h\u00fc",
    "', \"body_type\": \"json\"', application/json, \"h\u00fc\""
  })
  void aStringIsTextUnlessItIsToBeJson(String more, String type, String sent) {
    String body = body(call("/", ", 'method': 'POST', 'body': 'h\u00fc'" + more));
    assertTrue(body.contains("Content-type=" + type) && body.endsWith("] " + sent), body);
  }

  @ParameterizedTest
  @CsvSource({"65535, true", "65536, false"})
  void headersOfTheLimitAreSentAndLongerOnesAreRefused(int length, boolean ok) {
    StructuredOutcome outcome = call("/", ", 'headers': {'X': '" + "x".repeat(length) + "'}");
    assertEquals(ok, outcome.ok(), () -> outcome.error().toString());
    assertEquals(ok ? 1 : 0, seen.size());
  }

  @Test
  void headHasNoBody() {
    assertTrue(call("/", ", 'method': 'HEAD'").result().get("body").isNull());
  }

  @ParameterizedTest
  @CsvSource({
    "400, ERR_HTTP_400",
    "401, ERR_HTTP_401",
    "403, ERR_HTTP_403",
    "404, ERR_HTTP_404",
    "405, ERR_HTTP_4XX",
    "407, ERR_HTTP_4XX",
    "429, ERR_HTTP_429",
    "500, ERR_HTTP_500",
    "501, ERR_HTTP_5XX",
    "502, ERR_HTTP_502",
    "503, ERR_HTTP_503",
    "504, ERR_HTTP_504"
  })
  void aStatusHasItsCodeAndTheContractPromisesIt(int status, String code) {
    StructuredOutcome outcome = call("/" + status, ", 'retries': 1");
    assertEquals(code, code(outcome));
    assertEquals(status, outcome.error().orElseThrow().details().get("status_code").intValue());
    assertEquals(ErrorCodes.of(code).retryable() ? 2 : 1, seen.size());
    assertEquals(seen.size(), outcome.meta().attempts());
  }

  @Test
  void itsFailureModesAreThoseOfTheTableOfCodes() {
    var modes = ShippedContracts.behavior("skill.http_call").failureModes();
    assertFalse(modes.isEmpty());
    modes.forEach(
        (code, mode) -> {
          assertEquals(ErrorCodes.of(code).category(), mode.category(), code);
          assertEquals(ErrorCodes.of(code).retryable(), mode.retryable(), code);
        });
  }

  @Test
  void itsContractIsTheNewestThatShips() {
    assertTrue(
        ShippedContracts.newest("skill.http_call").saysTheSameAs(new HttpCallSkill().contract()));
  }

  @ParameterizedTest
  @CsvSource({
    "7, PT7S",
    "'Thu, 01 Jan 2026 00:00:30 GMT', PT30S",
    "'Wed, 31 Dec 2025 00:00:00 GMT', PT0S"
  })
  void itWaitsAsLongAsTheServerSays(String header, Duration wait) {
    retryAfter = header;
    call("/429", ", 'method': 'POST'");
    assertEquals(List.of(wait, wait), pauses);
  }

  @ParameterizedTest
  @ValueSource(strings = {"100", "99999999999999999999"})
  void itDoesNotWaitBeyondItsTime(String header) {
    retryAfter = header;
    StructuredOutcome outcome = call("/503", "", Duration.ofSeconds(100));
    assertEquals("ERR_HTTP_503", code(outcome));
    assertTrue(outcome.error().orElseThrow().details().get("retry_after_ms").intValue() >= 100_000);
    assertEquals(List.of(), pauses);
  }

  @Test
  void withoutAWordFromTheServerItWaitsLongerEachTimeAndTheSameForTheSameCall() {
    retryAfter = "soon";
    call("/500", ", 'retries': 9");
    List<Duration> first = List.copyOf(pauses);
    long ms = 500;
    for (Duration pause : first) {
      assertTrue(pause.toMillis() >= ms / 2 && pause.toMillis() <= ms, pause + " of " + ms);
      ms = Math.min(2 * ms, 30_000);
    }
    pauses.clear();
    call("/500", ", 'retries': 9");
    assertEquals(first, pauses);
    assertEquals(9, first.size());
  }

  @Test
  void theWaitDependsOnTheCall() {
    Optional<Duration> none = Optional.empty();
    assertFalse(
        List.of("a", "b", "c").stream().map(id -> new RetryDelays(id).next(none)).distinct().count()
            == 1);
  }

  @Test
  void aPostIsNotSentTwiceWhereTheServerMayHaveActed() {
    StructuredOutcome outcome = call("/500?key=hidden", ", 'method': 'POST'");
    assertEquals(List.of("POST /500?key=hidden"), seen);
    assertEquals(
        List.of(new SideEffect("http_request", "POST http://pinned.test:" + port() + "/500?...")),
        outcome.meta().sideEffects());
  }

  @ParameterizedTest
  @ValueSource(strings = {"303?/429", "303?http://no.test/", "307?/429", "307?http://no.test/"})
  void aPostThatWasRedirectedIsNotSentTwice(String path) {
    resolver =
        host -> {
          if (host.equals("no.test")) {
            throw new UnknownHostException(host);
          }
          return List.of(InetAddress.getByName("127.0.0.1"));
        };
    call("/" + path, ", 'method': 'POST'");
    assertEquals(1, seen.stream().filter(("POST /" + path)::equals).count());
  }

  @ParameterizedTest
  @CsvSource({
    "301, POST, GET",
    "302, POST, GET",
    "303, POST, GET",
    "307, POST, POST",
    "308, POST, POST",
    "302, PUT, PUT",
    "303, PUT, GET",
    "301, GET, GET"
  })
  void aRedirectIsFollowed(int status, String method, String then) {
    StructuredOutcome outcome =
        call("/" + status + "?/b", ", 'method': '" + method + "', 'body': 'x'");
    assertEquals(List.of(method + " /" + status + "?/b", then + " /b"), seen);
    assertEquals(then, outcome.result().get("method").textValue());
    assertEquals("http://pinned.test:" + port() + "/b", outcome.result().get("url").textValue());
    assertEquals(!method.equals(then), body(outcome).endsWith("] "), body(outcome));
  }

  @Test
  void aRedirectIsAnAnswerWhereNoneIsFollowed() {
    StructuredOutcome outcome = call("/302?/b", ", 'follow_redirects': false");
    assertEquals(302, outcome.result().get("status_code").intValue());
    assertEquals(1, seen.size());
  }

  @ParameterizedTest
  @CsvSource({"http://pinned.test:PORT/b, true", "http://other.test:PORT/b, false"})
  void anotherOriginGetsNoSecret(String location, boolean gets) {
    String headers = ", 'headers': {'Authorization': 'Bearer t', 'Accept': 'x/y'}";
    String body = body(call("/302?" + location, headers));
    assertEquals(gets, body.contains("Bearer t"), body);
    assertTrue(body.contains("Accept=x/y"), body);
  }

  @Test
  void aRedirectInCirclesEnds() {
    assertEquals("ERR_HTTP_REDIRECT", code(call("/302?/302?", "")));
    assertEquals("ERR_HTTP_REDIRECT", code(call("/302?", "")));
    assertEquals(5 + 6, seen.stream().filter("GET /302?"::equals).count());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://example.org/", "http://0x7f.1/", "http://", "http://u:p@x.test/"})
  void aRedirectToNoUrlIsRefused(String location) {
    assertEquals("ERR_HTTP_REDIRECT", code(call("/302?" + location, "")));
    assertEquals(1, seen.size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.2/",
        "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.1/",
        "http://[::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://[64:ff9b::a00:1]/",
        "http://[fd00:ec2::254]/"
      })
  void aRedirectToAPrivateAddressIsRefused(String location) {
    assertEquals("ERR_PERMISSION_DENIED", code(call("/302?" + location, "")));
    assertEquals(1, seen.size());
  }

  @Test
  void loopbackIsRefusedUnlessItIsAllowed() {
    StructuredOutcome outcome =
        SkillCalls.outcome(
            new HttpCallSkill(), "{'url': 'http://127.0.0.1:%s/?k=hidden'}".formatted(port()));
    assertEquals("ERR_PERMISSION_DENIED", code(outcome));
    assertEquals(List.of(), seen);
    assertFalse(outcome.toCanonicalJson().contains("hidden"));
  }

  @Test
  void aNameIsResolvedOnceAndJustThatAddressIsUsed() {
    resolver =
        host ->
            List.of(InetAddress.getByName(resolved.size() == 1 ? "127.0.0.1" : "169.254.169.254"));
    assertTrue(call("/", "").ok());
    assertEquals(List.of("pinned.test"), resolved);
    assertEquals("ERR_PERMISSION_DENIED", code(call("/", "")));
    assertEquals(1, seen.size());
  }

  @Test
  void oneForbiddenAddressAmongOthersForbidsTheHost() {
    resolver =
        host -> List.of(InetAddress.getByName("127.0.0.1"), InetAddress.getByName("10.0.0.1"));
    assertEquals("ERR_PERMISSION_DENIED", code(call("/", "")));
    assertEquals(List.of(), seen);
  }

  @Test
  void theNextAddressIsTriedWhereOneTakesNoConnection() {
    HttpCallSkill skill =
        new HttpCallSkill(
            HttpCallSettings.DEFAULT.withAllowedNetworks("127.0.0.0/8"),
            host -> List.of(InetAddress.getByName("127.0.0.2"), InetAddress.getByName("127.0.0.1")),
            pauses::add);
    String inputs = "{'url': 'http://pinned.test:%s/'}".formatted(port());
    assertEquals(1, SkillCalls.outcome(skill, inputs).meta().attempts());
    assertEquals(List.of("GET /"), seen);
  }

  @Test
  void callsAtOnceGetTheirOwnAnswersAndLeaveNoThreadBehind() throws Exception {
    HttpCallSkill skill = skill();
    ExecutorService callers = Executors.newFixedThreadPool(8);
    try {
      List<Callable<String>> calls = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        String inputs = "{'url': 'http://h%d.test:%s/n%d'}".formatted(i % 3, port(), i);
        calls.add(() -> body(SkillCalls.outcome(skill, inputs)).split(" ")[1]);
      }
      List<Future<String>> answers = callers.invokeAll(calls);
      for (int i = 0; i < answers.size(); i++) {
        assertEquals("/n" + i, answers.get(i).get());
      }
    } finally {
      callers.shutdown();
    }
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("http-call-")) {
        thread.join();
      }
    }
  }

  @Test
  void aNameThatTakesTooLongToResolveHoldsNobodyUpAndLeadsToNoRequest() throws Exception {
    CountDownLatch given = new CountDownLatch(1);
    CountDownLatch resolving = new CountDownLatch(1);
    AtomicReference<Thread> thread = new AtomicReference<>();
    resolver =
        host -> {
          thread.set(Thread.currentThread());
          resolving.countDown();
          boolean interrupted = false;
          while (given.getCount() > 0) {
            try {
              given.await();
            } catch (InterruptedException e) {
              interrupted = true;
            }
          }
          if (interrupted) {
            Thread.currentThread().interrupt();
          }
          return List.of(InetAddress.getByName("127.0.0.1"), InetAddress.getByName("127.0.0.1"));
        };
    StructuredOutcome outcome = call("/", "", Duration.ofMillis(500));
    assertEquals("ERR_TIMEOUT", code(outcome));
    resolving.await();
    given.countDown();
    thread.get().join();
    assertEquals(List.of(), seen);
  }

  @Test
  void aNameWithoutAddressIsAskedForAgain() {
    resolver =
        host -> {
          throw new UnknownHostException(host);
        };
    assertEquals("ERR_DNS_FAILURE", code(call("/", ", 'method': 'POST'")));
    assertEquals(3, resolved.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/302?/x", "/404", "/500", "/302?ftp://x/", "/302?http://10.0.0.1/"})
  void aSecretAppearsInNoErrorAndNoSideEffect(String path) {
    StructuredOutcome outcome =
        call(
            path,
            ", 'method': 'DELETE', 'headers': {'Authorization': 'hidden', 'X-Key': 'hidden'}");
    String error = outcome.error().map(each -> each.toJson().toString()).orElse("");
    assertFalse((error + outcome.meta().sideEffects()).contains("hidden"));
  }
}

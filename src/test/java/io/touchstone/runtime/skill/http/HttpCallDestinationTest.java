package io.touchstone.runtime.skill.http;

import static io.touchstone.runtime.skill.http.HttpCalls.body;
import static io.touchstone.runtime.skill.http.HttpCalls.code;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.touchstone.runtime.StructuredOutcome;
import io.touchstone.runtime.skill.SkillCalls;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a call goes: the address that a name stands for, and the redirects it follows. */
@Timeout(120)
class HttpCallDestinationTest {
  @AutoClose private HttpCalls http;

  @BeforeEach
  void start() throws IOException {
    http = new HttpCalls();
  }

  @Test
  void loopbackIsRefusedUnlessItIsAllowed() {
    StructuredOutcome outcome =
        SkillCalls.outcome(
            new HttpCallSkill(), "{'url': 'http://127.0.0.1:%s/?k=hidden'}".formatted(http.port()));
    assertEquals("ERR_PERMISSION_DENIED", code(outcome));
    assertEquals(List.of(), http.seen());
    assertFalse(outcome.toCanonicalJson().contains("hidden"));
  }

  @Test
  void aNameIsResolvedOnceAndJustThatAddressIsUsed() {
    http.resolveBy(
        host ->
            List.of(
                InetAddress.getByName(
                    http.resolved().size() == 1 ? "127.0.0.1" : "169.254.169.254")));
    assertTrue(http.call("/", "").ok());
    assertEquals(List.of("pinned.test"), http.resolved());
    assertEquals("ERR_PERMISSION_DENIED", code(http.call("/", "")));
    assertEquals(1, http.seen().size());
  }

  @Test
  void oneForbiddenAddressAmongOthersForbidsTheHost() {
    http.resolveBy(
        host -> List.of(InetAddress.getByName("127.0.0.1"), InetAddress.getByName("10.0.0.1")));
    assertEquals("ERR_PERMISSION_DENIED", code(http.call("/", "")));
    assertEquals(List.of(), http.seen());
  }

  @Test
  void theNextAddressIsTriedWhereOneTakesNoConnection() {
    HttpCallSkill skill =
        new HttpCallSkill(
            HttpCallSettings.DEFAULT.withAllowedNetworks("127.0.0.0/8"),
            host -> List.of(InetAddress.getByName("127.0.0.2"), InetAddress.getByName("127.0.0.1")),
            http.pauses()::add);
    String inputs = "{'url': 'http://pinned.test:%s/'}".formatted(http.port());
    assertEquals(1, SkillCalls.outcome(skill, inputs).meta().attempts());
    assertEquals(List.of("GET /"), http.seen());
  }

  @Test
  void aNameThatTakesTooLongToResolveHoldsNobodyUpAndLeadsToNoRequest() throws Exception {
    CountDownLatch given = new CountDownLatch(1);
    CountDownLatch resolving = new CountDownLatch(1);
    AtomicReference<Thread> thread = new AtomicReference<>();
    http.resolveBy(
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
        });
    StructuredOutcome outcome = http.call("/", "", Duration.ofMillis(500));
    assertEquals("ERR_TIMEOUT", code(outcome));
    resolving.await();
    given.countDown();
    thread.get().join();
    assertEquals(List.of(), http.seen());
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
        http.call("/" + status + "?/b", ", 'method': '" + method + "', 'body': 'x'");
    assertEquals(List.of(method + " /" + status + "?/b", then + " /b"), http.seen());
    assertEquals(then, outcome.result().get("method").textValue());
    assertEquals(
        "http://pinned.test:" + http.port() + "/b", outcome.result().get("url").textValue());
    assertEquals(!method.equals(then), body(outcome).endsWith("] "), body(outcome));
  }

  @Test
  void aRedirectIsAnAnswerWhereNoneIsFollowed() {
    StructuredOutcome outcome = http.call("/302?/b", ", 'follow_redirects': false");
    assertEquals(302, outcome.result().get("status_code").intValue());
    assertEquals(1, http.seen().size());
  }

  @ParameterizedTest
  @CsvSource({"http://pinned.test:PORT/b, true", "http://other.test:PORT/b, false"})
  void anotherOriginGetsNoSecret(String location, boolean gets) {
    String headers = ", 'headers': {'Authorization': 'Bearer t', 'Accept': 'x/y'}";
    String body = body(http.call("/302?" + location, headers));
    assertEquals(gets, body.contains("Bearer t"), body);
    assertTrue(body.contains("Accept=x/y"), body);
  }

  @Test
  void aRedirectInCirclesEnds() {
    assertEquals("ERR_HTTP_REDIRECT", code(http.call("/302?/302?", "")));
    assertEquals("ERR_HTTP_REDIRECT", code(http.call("/302?", "")));
    assertEquals(5 + 6, http.seen().stream().filter("GET /302?"::equals).count());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://example.org/", "http://0x7f.1/", "http://", "http://u:p@x.test/"})
  void aRedirectToNoUrlIsRefused(String location) {
    assertEquals("ERR_HTTP_REDIRECT", code(http.call("/302?" + location, "")));
    assertEquals(1, http.seen().size());
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
    assertEquals("ERR_PERMISSION_DENIED", code(http.call("/302?" + location, "")));
    assertEquals(1, http.seen().size());
  }
}

package io.touchstone.runtime.skill.http;

import static io.touchstone.runtime.skill.http.HttpCalls.code;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.touchstone.retry.RetryDelays;
import io.touchstone.runtime.SideEffect;
import io.touchstone.runtime.StructuredOutcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent again, after which wait, and what never is. */
@Timeout(120)
class HttpCallRetryTest {
  @AutoClose private HttpCalls http;

  @BeforeEach
  void start() throws IOException {
    http = new HttpCalls();
  }

  @ParameterizedTest
  @CsvSource({
    "7, PT7S",
    "'Thu, 01 Jan 2026 00:00:30 GMT', PT30S",
    "'Wed, 31 Dec 2025 00:00:00 GMT', PT0S"
  })
  void itWaitsAsLongAsTheServerSays(String header, Duration wait) {
    http.retryAfter(header);
    http.call("/429", ", 'method': 'POST'");
    assertEquals(List.of(wait, wait), http.pauses());
  }

  @ParameterizedTest
  @ValueSource(strings = {"100", "99999999999999999999"})
  void itDoesNotWaitBeyondItsTime(String header) {
    http.retryAfter(header);
    StructuredOutcome outcome = http.call("/503", "", Duration.ofSeconds(100));
    assertEquals("ERR_HTTP_503", code(outcome));
    assertTrue(outcome.error().orElseThrow().details().get("retry_after_ms").intValue() >= 100_000);
    assertEquals(List.of(), http.pauses());
  }

  @Test
  void withoutAWordFromTheServerItWaitsLongerEachTimeAndTheSameForTheSameCall() {
    http.retryAfter("soon");
    http.call("/500", ", 'retries': 9");
    List<Duration> first = List.copyOf(http.pauses());
    long ms = 500;
    for (Duration pause : first) {
      assertTrue(pause.toMillis() >= ms / 2 && pause.toMillis() <= ms, pause + " of " + ms);
      ms = Math.min(2 * ms, 30_000);
    }
    http.pauses().clear();
    http.call("/500", ", 'retries': 9");
    assertEquals(first, http.pauses());
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
    StructuredOutcome outcome = http.call("/500?key=hidden", ", 'method': 'POST'");
    assertEquals(List.of("POST /500?key=hidden"), http.seen());
    assertEquals(
        List.of(
            new SideEffect("http_request", "POST http://pinned.test:" + http.port() + "/500?...")),
        outcome.meta().sideEffects());
  }

  @ParameterizedTest
  @ValueSource(strings = {"303?/429", "303?http://no.test/", "307?/429", "307?http://no.test/"})
  void aPostThatWasRedirectedIsNotSentTwice(String path) {
    http.resolveBy(
        host -> {
          if (host.equals("no.test")) {
            throw new UnknownHostException(host);
          }
          return List.of(InetAddress.getByName("127.0.0.1"));
        });
    http.call("/" + path, ", 'method': 'POST'");
    assertEquals(1, http.seen().stream().filter(("POST /" + path)::equals).count());
  }

  @Test
  void aNameWithoutAddressIsAskedForAgain() {
    http.resolveBy(
        host -> {
          throw new UnknownHostException(host);
        });
    assertEquals("ERR_DNS_FAILURE", code(http.call("/", ", 'method': 'POST'")));
    assertEquals(3, http.resolved().size());
  }
}

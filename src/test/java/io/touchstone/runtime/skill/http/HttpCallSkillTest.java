package io.touchstone.runtime.skill.http;

import static io.touchstone.runtime.skill.http.HttpCalls.body;
import static io.touchstone.runtime.skill.http.HttpCalls.code;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.touchstone.ShippedContracts;
import io.touchstone.runtime.ErrorCodes;
import io.touchstone.runtime.StructuredOutcome;
import io.touchstone.runtime.skill.SkillCalls;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a call sends, what it makes of the answer, and what its contract promises. */
@Timeout(120)
class HttpCallSkillTest {
  @AutoClose private HttpCalls http;

  @BeforeEach
  void start() throws IOException {
    http = new HttpCalls();
  }

  @Test
  void itSendsMethodHeadersAndBodyToTheHostByItsName() {
    StructuredOutcome outcome =
        http.call(
            "/a",
            ", 'method': 'PUT', 'headers': {'Accept': 'x/y', 'AUTHORIZATION': 'Bearer t'},"
                + " 'body': {'b': 1.50, 'a': null}");
    assertEquals(
        "PUT /a [Accept=x/y, Authorization=Bearer t, Content-type=application/json,"
            + " Host=pinned.test:"
            + http.port()
            + "] {\"b\": 1.50, \"a\": null}",
        body(outcome));
    assertEquals(
        "http://pinned.test:" + http.port() + "/a", outcome.result().get("url").textValue());
    assertEquals("PUT", outcome.result().get("method").textValue());
    assertEquals(0, outcome.result().get("latency_ms").intValue());
  }

  @ParameterizedTest
  @CsvSource({
    "'', text/plain; charset=utf-8, h\u00fc",
    "', \"body_type\": \"json\"', application/json, \"h\u00fc\""
  })
  void aStringIsTextUnlessItIsToBeJson(String more, String type, String sent) {
    String body = body(http.call("/", ", 'method': 'POST', 'body': 'h\u00fc'" + more));
    assertTrue(body.contains("Content-type=" + type) && body.endsWith("] " + sent), body);
  }

  @ParameterizedTest
  @CsvSource({"65535, true", "65536, false"})
  void headersOfTheLimitAreSentAndLongerOnesAreRefused(int length, boolean ok) {
    StructuredOutcome outcome = http.call("/", ", 'headers': {'X': '" + "x".repeat(length) + "'}");
    assertEquals(ok, outcome.ok(), () -> outcome.error().toString());
    assertEquals(ok ? 1 : 0, http.seen().size());
  }

  @Test
  void headHasNoBody() {
    assertTrue(http.call("/", ", 'method': 'HEAD'").result().get("body").isNull());
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
    StructuredOutcome outcome = http.call("/" + status, ", 'retries': 1");
    assertEquals(code, code(outcome));
    assertEquals(status, outcome.error().orElseThrow().details().get("status_code").intValue());
    assertEquals(ErrorCodes.of(code).retryable() ? 2 : 1, http.seen().size());
    assertEquals(http.seen().size(), outcome.meta().attempts());
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

  @Test
  void callsAtOnceGetTheirOwnAnswersAndLeaveNoThreadBehind() throws Exception {
    HttpCallSkill skill = http.skill();
    ExecutorService callers = Executors.newFixedThreadPool(8);
    try {
      List<Callable<String>> calls = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        String inputs = "{'url': 'http://h%d.test:%s/n%d'}".formatted(i % 3, http.port(), i);
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

  @ParameterizedTest
  @ValueSource(strings = {"/", "/302?/x", "/404", "/500", "/302?ftp://x/", "/302?http://10.0.0.1/"})
  void aSecretAppearsInNoErrorAndNoSideEffect(String path) {
    StructuredOutcome outcome =
        http.call(
            path,
            ", 'method': 'DELETE', 'headers': {'Authorization': 'hidden', 'X-Key': 'hidden'}");
    String error = outcome.error().map(each -> each.toJson().toString()).orElse("");
    assertFalse((error + outcome.meta().sideEffects()).contains("hidden"));
  }
}

package io.touchstone.runtime.skill.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.TextNode;
import io.touchstone.runtime.StructuredOutcome;
import io.touchstone.runtime.skill.SkillCalls;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StubHttpSkillTest {
  private final StubHttpSkill stub = new StubHttpSkill(2);

  private StructuredOutcome call(String inputs) {
    return SkillCalls.outcome(stub, inputs);
  }

  private String code(String inputs) {
    return call(inputs).error().orElseThrow().code();
  }

  @Test
  void whatItWasNotToldIsAnsweredTheSameEachTime() {
    StructuredOutcome outcome = call("{'url': 'https://example.org/'}");
    assertEquals(
        SkillCalls.json("{'stub': true, 'message': 'Default stub response'}"),
        outcome.result().get("body"));
    assertEquals(200, outcome.result().get("status_code").intValue());
    assertEquals(outcome.contentHash(), call("{'url': 'https://example.org/'}").contentHash());
  }

  @ParameterizedTest
  @CsvSource({
    "https://example.org/a/b, exact",
    "https://example.org/a/c, long prefix",
    "https://example.org/ac, short prefix",
    "https://example.org/b, host",
    "https://EXAMPLE.org/b, host",
    "http://example.org/a/b, host"
  })
  void anExactUrlCountsFirstThenTheLongest(String url, String expected) {
    stub.answering("example.org", 200, TextNode.valueOf("host"))
        .answering("https://example.org/a", 200, TextNode.valueOf("short prefix"))
        .answering("https://example.org/a/", 200, TextNode.valueOf("long prefix"))
        .answering("https://example.org/a/b", 200, TextNode.valueOf("exact"));
    assertEquals(expected, call("{'url': '" + url + "'}").result().get("body").textValue());
  }

  @Test
  void aBeginningMayBeSpelledAsInTheCall() {
    stub.answering("HTTPS://Example.org/A", 200, TextNode.valueOf("told"));
    String inputs = "{'url': 'HTTPS://Example.org/Ab'}";
    assertEquals("told", call(inputs).result().get("body").textValue());
  }

  @Test
  void aSimulatedErrorGivesItsCode() {
    stub.failing("example.org", "ERR_DNS_FAILURE");
    assertEquals("ERR_DNS_FAILURE", code("{'url': 'https://example.org/'}"));
  }

  @Test
  void itsErrorsHaveTheDetailsOfRealOnes() {
    stub.failing("https://example.org/a", "ERR_DNS_FAILURE")
        .answering("https://example.org/b", 404, TextNode.valueOf(""));
    String details = "'attempts': 1, 'method': 'GET', 'url': 'https://example.org/";
    assertEquals(
        SkillCalls.json("{" + details + "a'}"),
        call("{'url': 'https://example.org/a'}").error().orElseThrow().details());
    assertEquals(
        SkillCalls.json("{" + details + "b', 'status_code': 404}"),
        call("{'url': 'https://example.org/b'}").error().orElseThrow().details());
  }

  @Test
  void headHasNoBody() {
    assertTrue(
        call("{'url': 'https://example.org/', 'method': 'HEAD'}").result().get("body").isNull());
  }

  @ParameterizedTest
  @CsvSource({"404, ERR_HTTP_404", "418, ERR_HTTP_4XX", "503, ERR_HTTP_503", "507, ERR_HTTP_5XX"})
  void aStatusFailsAsTheRealOneDoes(int status, String code) {
    stub.answering("example.org", status, TextNode.valueOf(""));
    assertEquals(code, code("{'url': 'https://example.org/'}"));
  }

  @Test
  void anErrorThatTheContractDoesNotPromiseIsRefused() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> stub.failing("example.org", "ERR_HTTP_40"));
    assertTrue(refused.getMessage().contains("ERR_HTTP_400"), refused.getMessage());
  }

  @Test
  void itRemembersTheLastCallsWithoutTheirSecrets() {
    call("{'url': 'https://example.org/1'}");
    call("{'url': 'https://example.org/2'}");
    call(
        "{'url': 'https://example.org/3', 'method': 'POST', 'body': 'x',"
            + " 'headers': {'Authorization': 'Bearer hidden'}}");
    assertEquals(
        List.of(
            new StubHttpSkill.Request("GET", "https://example.org/2", List.of(), Optional.empty()),
            new StubHttpSkill.Request(
                "POST",
                "https://example.org/3",
                List.of("authorization", "content-type"),
                Optional.of("2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"))),
        stub.history());
    assertFalse(stub.history().toString().contains("hidden"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'url': 'ftp://example.org/'}",
        "{'url': 'http://0x7f.1/'}",
        "{'url': 'http://example.org/', 'method': 'TRACE'}",
        "{'url': 'http://example.org/', 'headers': {'Host': 'x'}}",
        "{'url': 'http://example.org/', 'headers': {'Proxy-Authorization': 'hidden'}}",
        "{'url': 'http://example.org/', 'headers': {'a: hidden': 'hidden'}}",
        "{'url': 'http://example.org/', 'headers': {'a': 'hidden\\n'}}",
        "{'url': 'http://example.org/', 'headers': {'a': 'hidden\\r\\nb: c'}}",
        "{'url': 'http://example.org/', 'headers': {'a': 'hidden \\u00fc'}}",
        "{'url': 'http://example.org/', 'headers': {'a': 'hidden', 'A': 'hidden'}}"
      })
  void whatTheRealOneRefusesItRefuses(String inputs) {
    StructuredOutcome outcome = call(inputs);
    assertEquals("ERR_VALIDATION_FAILED", outcome.error().orElseThrow().code());
    assertFalse(outcome.toCanonicalJson().contains("hidden"));
    assertEquals(
        outcome.error().orElseThrow().code(),
        SkillCalls.outcome(new HttpCallSkill(), inputs).error().orElseThrow().code());
  }
}

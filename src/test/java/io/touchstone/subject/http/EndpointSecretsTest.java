package io.touchstone.subject.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.NullNode;
import io.touchstone.json.JsonText;
import io.touchstone.runtime.skill.http.RawServer;
import io.touchstone.subject.Subject;
import io.touchstone.subject.SubjectFault;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is put into headers is shown nowhere, and what cannot be put there is refused by name. */
class EndpointSecretsTest {
  private static final String TOKEN = "tok/en+1234567890==";

  private static SubjectFault fault(
      URI url, Map<String, String> headers, Map<String, String> environment) throws Exception {
    try (Subject subject = Endpoints.open(url, headers, environment)) {
      return assertThrows(SubjectFault.class, () -> subject.call(NullNode.instance));
    }
  }

  private static SubjectFault refusal(Map<String, String> headers, Map<String, String> environment)
      throws Exception {
    return fault(URI.create("http://127.0.0.1:1/plan"), headers, environment);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          HTTP/1.1 500 Oops~~%s                                           | status_500
          HTTP/1.1 302 Moved~Location: /login?token=%s~~                  | redirect
          HTTP/1.1 200 OK~Content-Type: text/%s~~x                        | content_type
          HTTP/1.1 200 OK~Content-Encoding: %s~~x                         | content_encoding
          HTTP/1.1 200 OK~~%s                                             | not_json
          HTTP/1.1 200 OK~~"\\u0000", tok/en%%2b12345678                  | not_json
          HTTP/1.1 abc %s~~                                               | no_answer
          """)
  void noFaultShowsAValue(String response, String type) throws Exception {
    String text = response.replace("~", "\r\n").formatted(TOKEN);
    try (RawServer server = RawServer.saying(text)) {
      SubjectFault fault =
          fault(
              Endpoints.plan(server.port()),
              Map.of("Authorization", "Bearer ${TOKEN}"),
              Map.of("TOKEN", TOKEN));
      assertEquals(type, fault.type());
      assertFalse(fault.getMessage().contains("1234567890"), fault::getMessage);
      assertTrue(server.requests().get(0).contains("Bearer " + TOKEN + "\r\n"));
    }
  }

  @Test
  void aValueThatABodyIsCutInIsNotShownInPart() throws Exception {
    String token = "0123456789".repeat(1_000);
    String body = "say: " + token + token;
    try (RawServer server = RawServer.saying("HTTP/1.1 500 Oops\r\n\r\n" + body)) {
      SubjectFault fault =
          fault(Endpoints.plan(server.port()), Map.of("A", "${TOKEN}"), Map.of("TOKEN", token));
      assertTrue(fault.getMessage().endsWith("it said: say: ${TOKEN}..."), fault::getMessage);
    }
  }

  @Test
  void aValueThatAWordAboutTheBodyWouldCutIsNotShownInPart() throws Exception {
    String token = "0123456789".repeat(10);
    String body = "{\"%s\": 1, \"%s\": 2}".formatted(token, token);
    try (RawServer server = RawServer.saying("HTTP/1.1 200 OK\r\n\r\n" + body)) {
      SubjectFault fault =
          fault(Endpoints.plan(server.port()), Map.of("A", "${TOKEN}"), Map.of("TOKEN", token));
      assertEquals("not_json", fault.type());
      assertFalse(fault.getMessage().contains("012345"), fault::getMessage);
    }
  }

  @Test
  void aVariableThatIsNotSetIsRefusedByName() throws Exception {
    SubjectFault fault = refusal(Map.of("Authorization", "Bearer ${TOKEN}"), Map.of());
    assertEquals("variable_not_set", fault.type());
    assertEquals(
        "POST http://127.0.0.1:1/plan cannot be sent: the header \"Authorization\" needs the environment variable TOKEN, which is not set; set it, or correct \"headers\" in touchstone.json",
        fault.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host",
        "content-length",
        "Connection",
        "Expect",
        "Upgrade",
        "Transfer-Encoding",
        "Proxy-Authorization"
      })
  void aHeaderOfTheConnectionIsRefused(String name) throws Exception {
    SubjectFault fault = refusal(Map.of(name, "x"), Map.of());
    assertEquals("header_refused", fault.type());
    assertTrue(
        fault
            .getMessage()
            .endsWith(
                "the header %s belongs to the connection, which is not configured here; remove it from \"headers\" in touchstone.json"
                    .formatted(JsonText.quote(name))),
        fault::getMessage);
  }

  @Test
  void aHeaderThatCannotBeSentIsRefusedWithoutItsValue() throws Exception {
    SubjectFault lineFeed = refusal(Map.of("A", "${TOKEN}"), Map.of("TOKEN", "s3cret\n"));
    assertEquals(
        "POST http://127.0.0.1:1/plan cannot be sent: the header \"A\" has a value of other than printable ASCII; look for what does not belong there in TOKEN, such as a line feed at its end",
        lineFeed.getMessage());
    assertEquals("header_refused", lineFeed.type());
    assertTrue(
        refusal(Map.of("Key: ", "x"), Map.of())
            .getMessage()
            .contains("the header \"Key: \" has a name of other than letters, digits and '-'"));
    Map<String, String> twice = new LinkedHashMap<>();
    twice.put("Key", "1");
    twice.put("KEY", "2");
    assertTrue(
        refusal(twice, Map.of())
            .getMessage()
            .endsWith("the header \"KEY\" stands there twice, in other letters; remove one"));
  }

  @Test
  void aPortThatDoesNotExistIsRefused() throws Exception {
    assertEquals(
        "url_refused", fault(URI.create("http://127.0.0.1:70000/"), Map.of(), Map.of()).type());
  }
}

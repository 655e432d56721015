package io.touchstone.runtime.skill.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpTargetTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://2130706433/",
        "http://0x7f000001/",
        "http://017700000001/",
        "http://127.1/",
        "http://127.0.1/",
        "http://0177.0.0.1/",
        "http://0x7f.0.0.1/",
        "http://127.0.0.0x1/",
        "http://127.0.0.1./",
        "http://127.0.0.256/",
        "http://1.2.3.4.5/",
        "http://%31%32%37.0.0.1/",
        "http://\uff11\uff12\uff17.0.0.1/",
        "http://127\u30020\u30020\u30021/",
        "http://[::1%25lo]/",
        "http://[fe80::1%1]/",
        "http://[127.0.0.1]/",
        "http://user:word@example.org/",
        "http://example.org@127.0.0.1/",
        "http://example.org./",
        "http://example.org:0/",
        "http://example.org:65536/",
        "http://example.org\\@127.0.0.1/",
        "http:///path",
        "http:example.org",
        "//example.org/",
        "ftp://example.org/",
        "file:///etc/passwd",
        "jar:http://example.org/!/",
        "http://example.org/a b",
        "http://example.org/\r\nX: y",
        ""
      })
  void whatCanBeReadInTwoWaysIsRefused(String url) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> HttpTarget.of(url));
    assertFalse(refused.getMessage().contains("word"), refused.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "HTTP://Example.ORG, http://example.org/, example.org, 80",
    "https://example.org/a?b#c, https://example.org/a?b, example.org, 443",
    "http://127.0.0.1:8080/, http://127.0.0.1:8080/, 127.0.0.1, 8080",
    "http://[::1]:81/x, http://[::1]:81/x, ::1, 81",
    "http://1.example/, http://1.example/, 1.example, 80",
    "http://example.org/ü, http://example.org/%C3%BC, example.org, 80"
  })
  void theRestIsReadInOne(String url, String uri, String host, int port) {
    HttpTarget target = HttpTarget.of(url);
    assertEquals(
        uri + " " + host + " " + port, target.uri() + " " + target.host() + " " + target.port());
  }

  @Test
  void aQueryIsNotShown() {
    assertEquals(
        "https://example.org/a?...", HttpTarget.of("https://example.org/a?key=secret").shown());
  }

  @ParameterizedTest
  @CsvSource({
    "'', http://a.test/b/c?d",
    "#e, http://a.test/b/c?d",
    "?e, http://a.test/b/c?e",
    "e, http://a.test/b/e",
    "../e, http://a.test/e",
    "../../../e, http://a.test/e",
    "../.., http://a.test/",
    "/\u00c3\u00bc?\u00c3\u00bc, http://a.test/%C3%BC?%C3%BC",
    "/e, http://a.test/e",
    "//e.test, http://e.test/",
    "https://e.test/f, https://e.test/f"
  })
  void aRelativeUrlIsResolvedByRfc3986(String location, String uri) {
    assertEquals(uri, HttpTarget.of("http://a.test/b/c?d").resolve(location).uri().toString());
  }

  @Test
  void aUrlThatIsTooLongIsRefusedInARedirectToo() {
    HttpTarget target = HttpTarget.of("http://a.test/" + "x".repeat(8_192 - 14));
    String longer = target.uri() + "x";
    assertThrows(IllegalArgumentException.class, () -> HttpTarget.of(longer));
    assertThrows(IllegalArgumentException.class, () -> target.resolve(longer));
    assertEquals("http://a.test/", target.resolve("/..".repeat(2_700)).uri().toString());
  }
}

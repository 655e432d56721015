package io.touchstone.runtime.skill.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a call asks for, valid under the contract and read once.
 *
 * @param request the first request
 * @param timeout how long one attempt may take, redirects included
 * @param retries how many more attempts there may be
 */
record HttpCallInputs(
    HttpCallRequest request, Duration timeout, int retries, boolean followsRedirects) {
  private static final int TIMEOUT_MS = 30_000;
  private static final int RETRIES = 2;

  /** More than servers take, and less than {@link PinnedTunnel} does. */
  private static final int LONGEST_HEADERS = 64 << 10;

  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  private static final Pattern VALUE = Pattern.compile("([!-~]([ \t!-~]*[!-~])?)?");

  /** What belongs to the connection, and so to Java's client. */
  private static final Set<String> RESERVED =
      Set.of(
          "connection",
          "content-length",
          "expect",
          "host",
          "http2-settings",
          "keep-alive",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  static HttpCallInputs of(JsonNode inputs) throws HttpFault {
    JsonNode body = inputs.get("body");
    Optional<byte[]> bytes = Optional.empty();
    SortedMap<String, String> headers = headers(inputs.path("headers"));
    if (body != null) {
      boolean text = body.isTextual() && !inputs.path("body_type").asText().equals("json");
      String written = text ? body.textValue() : JsonText.line(body);
      bytes = Optional.of(written.getBytes(StandardCharsets.UTF_8));
      headers.putIfAbsent("content-type", text ? "text/plain; charset=utf-8" : "application/json");
    }
    HttpCallRequest request =
        new HttpCallRequest(inputs.path("method").asText("GET"), target(inputs), headers, bytes);
    return new HttpCallInputs(
        request,
        Duration.ofMillis(inputs.path("timeout_ms").asInt(TIMEOUT_MS)),
        inputs.path("retries").asInt(RETRIES),
        inputs.path("follow_redirects").asBoolean(true));
  }

  private static HttpTarget target(JsonNode inputs) throws HttpFault {
    try {
      return HttpTarget.of(inputs.get("url").textValue());
    } catch (IllegalArgumentException e) {
      throw HttpFault.invalid("url: " + e.getMessage());
    }
  }

  /** By lower-case name. */
  private static SortedMap<String, String> headers(JsonNode json) throws HttpFault {
    SortedMap<String, String> headers = new TreeMap<>();
    long length = 0;
    for (Map.Entry<String, JsonNode> header : json.properties()) {
      String name = header.getKey().toLowerCase(Locale.ROOT);
      String shown = "headers: " + JsonText.quote(header.getKey());
      if (!NAME.matcher(name).matches()) {
        // Not repeated: whoever wrote the value into the name meant it to be a secret.
        throw HttpFault.invalid(
            "headers: expected names of letters, digits and '-', found one of others");
      }
      if (RESERVED.contains(name) || name.startsWith("proxy-")) {
        throw HttpFault.invalid(shown + " belongs to the connection; leave it out");
      }
      if (!VALUE.matcher(header.getValue().textValue()).matches()) {
        throw HttpFault.invalid(
            shown + " has a value of other than printable ASCII, or with blanks around it");
      }
      if (headers.put(name, header.getValue().textValue()) != null) {
        throw HttpFault.invalid(shown + " stands there twice, in other letters");
      }
      length += name.length() + header.getValue().textValue().length();
    }
    if (length > LONGEST_HEADERS) {
      throw HttpFault.invalid(
          "headers: expected at most %d characters together, found %d"
              .formatted(LONGEST_HEADERS, length));
    }
    return headers;
  }
}

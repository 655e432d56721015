package io.touchstone.runtime.skill.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.touchstone.json.CanonicalJson;
import io.touchstone.json.CanonicalJsonException;
import io.touchstone.json.ContentHash;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.StrictJson;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes the result of a call. */
final class HttpCallAnswer {
  /** Leaves room for the outcome and the trace that hold the body. */
  private static final JsonLimits LIMITS =
      new JsonLimits(JsonLimits.DEFAULT.maxBytes(), 900, JsonLimits.DEFAULT.maxNumberLength());

  private static final Pattern JSON_TYPE =
      Pattern.compile("\\s*[^/;\\s]+/([^;\\s]+\\+)?json\\s*(;.*)?", Pattern.CASE_INSENSITIVE);

  private static final Pattern CHARSET =
      Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\\s;\"]+)", Pattern.CASE_INSENSITIVE);

  private HttpCallAnswer() {}

  /**
   * @param headers as they came; several of one name are joined by a comma
   * @param body its bytes, of which {@code body_hash} is the SHA-256
   */
  static ObjectNode of(
      HttpCallRequest request,
      int status,
      Map<String, List<String>> headers,
      byte[] body,
      Duration latency) {
    SortedMap<String, String> sorted = new TreeMap<>();
    headers.forEach(
        (name, values) -> sorted.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("status_code", status);
    ObjectNode json = answer.putObject("headers");
    sorted.forEach(json::put);
    answer.set("body", body(Optional.ofNullable(sorted.get("content-type")), body));
    return answer
        .put("body_hash", ContentHash.ofBytes(body).hex())
        .put("latency_ms", Math.max(0, latency.toMillis()))
        .put("url", request.target().uri().toString())
        .put("method", request.method());
  }

  /** JSON where the type says so, or nothing, and it has a canonical form; else text. */
  private static JsonNode body(Optional<String> type, byte[] body) {
    if (body.length == 0) {
      return NullNode.instance;
    }
    if (type.map(text -> JSON_TYPE.matcher(text).matches()).orElse(true)) {
      try {
        JsonNode json = StrictJson.value(body, "body", LIMITS);
        CanonicalJson.bytes(json);
        return json;
      } catch (JsonInputException | CanonicalJsonException e) {
        // Then it is text.
      }
    }
    return TextNode.valueOf(
        text(new String(body, type.map(HttpCallAnswer::charset).orElse(UTF_8))));
  }

  private static final Charset UTF_8 = StandardCharsets.UTF_8;

  private static Charset charset(String type) {
    Matcher matcher = CHARSET.matcher(type);
    try {
      return matcher.find() ? Charset.forName(matcher.group(1)) : UTF_8;
    } catch (IllegalArgumentException e) {
      return UTF_8;
    }
  }

  /** What some charset made of bytes may hold half a letter. */
  private static String text(String decoded) {
    return new String(decoded.getBytes(UTF_8), UTF_8);
  }
}

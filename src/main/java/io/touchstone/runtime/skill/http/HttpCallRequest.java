package io.touchstone.runtime.skill.http;

import java.net.http.HttpRequest;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One request.
 *
 * @param headers by lower-case name
 */
record HttpCallRequest(
    String method, HttpTarget target, SortedMap<String, String> headers, Optional<byte[]> body) {

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final Set<String> REPEATABLE = Set.of("GET", "HEAD", "OPTIONS", "PUT", "DELETE");
  private static final Set<String> OF_THE_BODY =
      Set.of("content-type", "content-encoding", "content-language", "content-location");

  /** What another origin may know; any other header may be a secret of the first. */
  private static final Set<String> FOR_ANYONE =
      Set.of(
          "accept",
          "accept-language",
          "content-type",
          "content-encoding",
          "content-language",
          "user-agent");

  HttpCallRequest {
    headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
  }

  /** Whether it only asks. */
  boolean isReading() {
    return READING.contains(method);
  }

  /** Whether it may reach the server twice. */
  boolean isRepeatable() {
    return REPEATABLE.contains(method);
  }

  /** For people. */
  String shown() {
    return method + " " + target.shown();
  }

  /** What a redirect makes of it. */
  HttpCallRequest redirected(int status, HttpTarget to) {
    boolean asks =
        status == 303 && !method.equals("HEAD")
            || (status == 301 || status == 302) && method.equals("POST");
    SortedMap<String, String> kept = new TreeMap<>(headers);
    if (!to.hasOriginOf(target)) {
      kept.keySet().retainAll(FOR_ANYONE);
    }
    if (asks) {
      kept.keySet().removeAll(OF_THE_BODY);
    }
    return asks
        ? new HttpCallRequest("GET", to, kept, Optional.empty())
        : new HttpCallRequest(method, to, kept, body);
  }

  /**
   * @param key for the tunnel, which takes it out
   */
  HttpRequest forClient(String key) throws HttpFault {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(target.uri())
            .method(
                method,
                body.map(HttpRequest.BodyPublishers::ofByteArray)
                    .orElseGet(HttpRequest.BodyPublishers::noBody));
    for (Map.Entry<String, String> header : headers.entrySet()) {
      try {
        builder.setHeader(header.getKey(), header.getValue());
      } catch (IllegalArgumentException e) {
        // Its message would repeat the value.
        throw HttpFault.invalid("headers: " + header.getKey() + " cannot be sent");
      }
    }
    return builder.setHeader(PinnedTunnel.KEY_HEADER, key).build();
  }
}

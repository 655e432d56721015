package io.touchstone.runtime.skill.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.touchstone.runtime.StructuredOutcome;
import io.touchstone.runtime.skill.SkillCalls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Calls of the skill to a server on this machine. It answers {@code /STATUS} with that status;
 * {@code /STATUS?LOCATION} redirects; anything else is shown.
 */
final class HttpCalls implements AutoCloseable {
  private final HttpServer server;
  private final List<String> seen = new CopyOnWriteArrayList<>();
  private final List<Duration> pauses = new CopyOnWriteArrayList<>();
  private final List<String> resolved = new CopyOnWriteArrayList<>();
  private HostResolver resolver = host -> List.of(InetAddress.getByName("127.0.0.1"));
  private String retryAfter = "";

  HttpCalls() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.createContext("/", this::answer);
    server.start();
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

  /** The requests that came, each as {@code METHOD /path}. */
  List<String> seen() {
    return seen;
  }

  /** The waits before another try; nobody really waits. */
  List<Duration> pauses() {
    return pauses;
  }

  /** The names that were looked up. */
  List<String> resolved() {
    return resolved;
  }

  /** From now on names are looked up like this; until then all stand for this machine. */
  void resolveBy(HostResolver resolver) {
    this.resolver = resolver;
  }

  /** From now on each answer has this {@code Retry-After}. */
  void retryAfter(String header) {
    retryAfter = header;
  }

  String port() {
    return Integer.toString(server.getAddress().getPort());
  }

  HttpCallSkill skill() {
    return new HttpCallSkill(
        HttpCallSettings.DEFAULT.withAllowedNetworks("127.0.0.1"),
        host -> {
          resolved.add(host);
          return resolver.resolve(host);
        },
        pauses::add);
  }

  /**
   * Calls {@code http://pinned.test} at the server's port.
   *
   * @param more further members of the inputs, each after a comma
   */
  StructuredOutcome call(String path, String more) {
    return call(path, more, Duration.ofMinutes(2));
  }

  StructuredOutcome call(String path, String more, Duration timeout) {
    return SkillCalls.outcome(
        skill(), "{'url': 'http://pinned.test:%s%s'%s}".formatted(port(), path, more), timeout);
  }

  static String code(StructuredOutcome outcome) {
    return outcome.error().orElseThrow().code();
  }

  static String body(StructuredOutcome outcome) {
    return outcome.result().get("body").textValue();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

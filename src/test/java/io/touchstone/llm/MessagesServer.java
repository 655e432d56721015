package io.touchstone.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.touchstone.json.StrictJson;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A service that speaks the Messages API on this machine, and says what it is told to. */
public final class MessagesServer implements AutoCloseable {
  private static final Path BODIES = Path.of("src/test/resources/io/touchstone/llm/replies");

  /** What a service does with a request that it has read. */
  public interface Reply {
    void to(HttpExchange exchange) throws IOException;
  }

  /** A request as it came. */
  public record Received(String path, Map<String, List<String>> headers, JsonNode body) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Queue<Received> received = new ConcurrentLinkedQueue<>();
  private final Queue<Reply> replies = new ArrayDeque<>();

  public MessagesServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** The next request gets this reply; the last one told is given again and again. */
  public synchronized MessagesServer replying(Reply reply) {
    replies.add(reply);
    return this;
  }

  /** The next request gets a body from the folder of replies. */
  public MessagesServer replying(int status, String file, String... headers) {
    return replying(exchange -> write(exchange, status, bytes(file), headers));
  }

  static byte[] bytes(String file) {
    try {
      return Files.readAllBytes(BODIES.resolve(file));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static void write(HttpExchange exchange, int status, byte[] body, String... headers)
      throws IOException {
    exchange.getResponseHeaders().set("content-type", "application/json");
    exchange.getResponseHeaders().set("request-id", "req_011CSHoEeqs5C35K2UUqR7Fy");
    for (int i = 0; i < headers.length; i += 2) {
      exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
    }
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      received.add(
          new Received(
              exchange.getRequestURI().toString(),
              Map.copyOf(exchange.getRequestHeaders()),
              StrictJson.parse(body, "the request").root()));
      next().to(exchange);
    }
  }

  private synchronized Reply next() {
    return replies.size() > 1 ? replies.remove() : replies.element();
  }

  public List<Received> received() {
    return List.copyOf(received);
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public ClaudeClient client() {
    return new ClaudeClient("sk-secret", address(), Clock.systemUTC());
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}

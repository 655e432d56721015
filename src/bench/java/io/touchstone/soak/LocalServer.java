package io.touchstone.soak;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on loopback for {@code skill.http_call}, that does what the path says. */
final class LocalServer implements AutoCloseable {
  private static final int THREADS = 32;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  LocalServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/ok", exchange -> answer(exchange, 200, "{\"value\": 1}"));
    server.createContext("/linger", LocalServer::linger);
    server.createContext("/broken", exchange -> answer(exchange, 503, "no"));
    server.createContext("/missing", exchange -> answer(exchange, 404, "no"));
    server.createContext("/away", LocalServer::redirect);
    server.createContext("/hang", LocalServer::hang);
    server.createContext("/cut", LocalServer::cut);
    server.createContext("/huge", LocalServer::stream);
    server.start();
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.getResponseHeaders().set("content-type", "application/json");
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private static void linger(HttpExchange exchange) throws IOException {
    pause(500);
    answer(exchange, 200, "{\"value\": 1}");
  }

  private static void redirect(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("location", "http://10.0.0.1/secret");
      exchange.sendResponseHeaders(302, -1);
    }
  }

  /** Says nothing for longer than the caller waits. */
  private static void hang(HttpExchange exchange) {
    pause(400);
    exchange.close();
  }

  /** Promises more than it sends. */
  private static void cut(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 1_000);
    exchange.getResponseBody().write(new byte[10]);
    exchange.getResponseBody().flush();
    exchange.close();
  }

  /** Sends more than the skill's settings allow, without telling how much. */
  private static void stream(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    byte[] piece = new byte[16 << 10];
    try (exchange;
        OutputStream out = exchange.getResponseBody()) {
      for (int i = 0; i < 64; i++) {
        out.write(piece);
      }
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}

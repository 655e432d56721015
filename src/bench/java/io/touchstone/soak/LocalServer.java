package io.touchstone.soak;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A server on loopback for {@code skill.http_call}, that does what the path says and ends each
 * connection after one answer. The JDK's own would not do: it never forgets a connection that ends
 * in the midst of an answer, so that the heap would grow with the faults.
 */
final class LocalServer implements AutoCloseable {
  private static final int THREADS = 32;
  private static final int LONGEST_HEAD = 16 << 10;
  private static final int PIECES = 64;

  private final ServerSocket door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  LocalServer() throws IOException {
    Thread accepting = new Thread(this::accept, "soak-server");
    accepting.setDaemon(true);
    accepting.start();
  }

  String url(String path) {
    return "http://127.0.0.1:" + door.getLocalPort() + path;
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        threads.execute(() -> answer(client));
      } catch (IOException e) {
        // The door was closed, or the client was gone before it came in.
      }
    }
  }

  private static void answer(Socket client) {
    try (client) {
      String head = head(client.getInputStream());
      OutputStream out = client.getOutputStream();
      switch (head.split(" ", 3)[1]) {
        case "/ok" -> respond(out, "200 OK", "{\"value\": 1}");
        case "/linger" -> {
          Thread.sleep(500);
          respond(out, "200 OK", "{\"value\": 1}");
        }
        case "/broken" -> respond(out, "503 Service Unavailable", "no");
        case "/missing" -> respond(out, "404 Not Found", "no");
        case "/away" -> respond(out, "302 Found\r\nlocation: http://10.0.0.1/secret", "");
        case "/hang" -> Thread.sleep(400);
        case "/cut" -> write(out, "HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\ncut");
        case "/huge" -> stream(out);
        default -> respond(out, "400 Bad Request", "no");
      }
    } catch (IOException e) {
      // The client went away.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.length() < LONGEST_HEAD && head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("the client went away");
      }
      head.append((char) next);
    }
    return head.toString();
  }

  private static void respond(OutputStream out, String status, String body) throws IOException {
    write(
        out,
        "HTTP/1.1 %s\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n%s"
            .formatted(status, body.length(), body));
  }

  /** Sends more than the skill's settings allow, without telling how much. */
  private static void stream(OutputStream out) throws IOException {
    write(out, "HTTP/1.1 200 OK\r\n\r\n");
    byte[] piece = new byte[16 << 10];
    for (int i = 0; i < PIECES; i++) {
      out.write(piece);
    }
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void close() throws IOException {
    door.close();
    threads.shutdownNow();
  }
}

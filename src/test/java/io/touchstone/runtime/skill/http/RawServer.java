package io.touchstone.runtime.skill.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that says whatever it is told, byte for byte, to one connection after the other. */
public final class RawServer implements AutoCloseable {
  private final ServerSocket door;
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  /** Answers one connection; it is closed afterwards. */
  public interface Answer {
    void to(Socket socket) throws Exception;
  }

  public RawServer(Answer answer) throws IOException {
    this(new ServerSocket(), answer);
  }

  /**
   * @param unbound may be one of TLS
   */
  public RawServer(ServerSocket unbound, Answer answer) throws IOException {
    door = unbound;
    door.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
    Thread thread = new Thread(() -> serve(answer));
    thread.setDaemon(true);
    thread.start();
  }

  /** A server that sends this text to each connection. */
  public static RawServer saying(String... parts) throws IOException {
    return new RawServer(socket -> send(socket.getOutputStream(), String.join("\r\n", parts)));
  }

  public static void send(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  private void serve(Answer answer) {
    while (!door.isClosed()) {
      try (Socket socket = door.accept()) {
        open.add(socket);
        requests.add(head(socket.getInputStream()));
        answer.to(socket);
        socket.shutdownOutput();
        socket.getInputStream().transferTo(OutputStream.nullOutputStream());
      } catch (Exception e) {
        // The client went away, or the test is over.
      }
    }
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int read = in.read();
    while (read >= 0) {
      head.write(read);
      boolean isTls = head.size() == 1 && read == 0x16;
      if (isTls || head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
        break;
      }
      read = in.read();
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  public int port() {
    return door.getLocalPort();
  }

  /** The heads of the requests so far. */
  public List<String> requests() {
    return requests;
  }

  @Override
  public void close() throws IOException {
    door.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}

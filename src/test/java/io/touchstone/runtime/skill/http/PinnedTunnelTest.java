package io.touchstone.runtime.skill.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who knocks at the tunnel's door, and what comes of it. */
@Timeout(60)
class PinnedTunnelTest {
  private static final String REQUEST = "GET http://a.test/b HTTP/1.1\r\nX: y\r\n";
  private static final String KEY = "Proxy-Authorization: Touchstone 0a\r\n";

  private ServerSocketChannel listener;
  private Socket server;
  private PinnedTunnel tunnel;
  private InetSocketAddress door;

  @BeforeEach
  void start() throws IOException {
    listener = ServerSocketChannel.open();
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    SocketChannel connection = SocketChannel.open(listener.getLocalAddress());
    server = listener.accept().socket();
    HttpTarget target = HttpTarget.of("http://a.test/b");
    tunnel = new PinnedTunnel(connection, target, "Touchstone 0a", 1_000);
    door = tunnel.start();
  }

  @AfterEach
  void stop() throws IOException {
    tunnel.close();
    server.close();
    listener.close();
  }

  /** All that comes back until the end. */
  private String answerTo(String request) throws IOException {
    try (Socket socket = new Socket(door.getAddress(), door.getPort())) {
      socket.setSoTimeout(10_000);
      RawServer.send(socket.getOutputStream(), request);
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }

  @Test
  void whoDoesNotKnowTheKeyIsSentAway() throws IOException {
    assertEquals("", answerTo(REQUEST + "\r\n"));
    assertEquals("", answerTo(REQUEST + KEY.replace("0a", "0b") + "\r\n"));
    RawServer.send(server.getOutputStream(), "answer");
    server.shutdownOutput();
    assertEquals("answer", answerTo(REQUEST + KEY + "\r\n"));
    tunnel.close();
    assertEquals(
        "GET /b HTTP/1.1\r\nX: y\r\n\r\n",
        new String(server.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1));
  }

  @Test
  void theDoorStaysTakenAndLetsNobodyInAgain() throws IOException {
    server.shutdownOutput();
    assertEquals("", answerTo(REQUEST + KEY + "\r\n"));
    new Socket(door.getAddress(), door.getPort()).close();
    assertEquals("", answerTo(REQUEST + KEY + "\r\n"));
  }
}

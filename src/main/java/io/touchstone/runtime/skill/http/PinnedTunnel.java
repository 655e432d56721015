package io.touchstone.runtime.skill.http;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Carries one exchange over a connection that is open already. Java's client resolves the name of a
 * host by itself and cannot be told an address, but it leaves that to a proxy; so the client is
 * told that this is its proxy. What it sends goes to the very address that was judged, whatever the
 * name resolves to by then, while TLS runs from end to end and checks the host's name as ever.
 *
 * <p>The door is a port on loopback, to which any program of the machine may connect. Only who
 * knows the key is let through, and once; all others are sent away. The door stays open to the end,
 * so that no other program takes over its port: Java's client knocks a second time, with all that
 * it has to say, where a server hangs up without an answer. What another program can do is to
 * connect first and say nothing, which holds the call up until its time is over.
 */
final class PinnedTunnel implements AutoCloseable {
  /**
   * By which the client is known, in lower case; a name that Java's client tells to proxies only.
   */
  static final String KEY_HEADER = "proxy-authorization";

  private static final int LONGEST_HEAD = 128 << 10;
  private static final int BUFFER = 16 << 10;

  private final ServerSocketChannel door;
  private final SocketChannel server;
  private final HttpTarget target;
  private final String key;
  private final long mostBeforeHead;
  private volatile SocketChannel client;
  private volatile boolean headWasRead;
  private volatile long received;
  private volatile boolean broken;
  private volatile boolean closed;

  /**
   * @param server connected; ends with this
   * @param key as {@link #KEY_HEADER} has it
   * @param mostBeforeHead how many bytes the server may send until the client knows the headers
   */
  PinnedTunnel(SocketChannel server, HttpTarget target, String key, long mostBeforeHead)
      throws IOException {
    this.server = server;
    this.target = target;
    this.key = KEY_HEADER + ": " + key.toLowerCase(Locale.ROOT) + "\r\n";
    this.mostBeforeHead = mostBeforeHead;
    this.door = ServerSocketChannel.open();
    try {
      door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  InetSocketAddress start() throws IOException {
    InetSocketAddress address = (InetSocketAddress) door.getLocalAddress();
    thread("up", this::up).start();
    return address;
  }

  private static Thread thread(String direction, Runnable work) {
    Thread thread = new Thread(work, "http-call-" + direction);
    thread.setDaemon(true);
    return thread;
  }

  void headWasRead() {
    headWasRead = true;
  }

  boolean isHeadRead() {
    return headWasRead;
  }

  /** How many bytes the server has sent. */
  long received() {
    return received;
  }

  /** Whether the server's connection ended in another way than by an orderly end. */
  boolean isBroken() {
    return broken;
  }

  private void up() {
    try {
      String head = firstHead();
      if (target.isSecure()) {
        write(client, "HTTP/1.1 200 Connected\r\n\r\n");
      } else {
        write(server, originForm(head));
      }
      thread("down", this::down).start();
      copyUp(client);
    } catch (IOException e) {
      close(client);
    }
    try (door) {
      while (true) {
        door.accept().close();
      }
    } catch (IOException e) {
      // The door is closed: the exchange is over.
    }
  }

  /** What the client says first, without the key. */
  private String firstHead() throws IOException {
    while (true) {
      client = door.accept();
      if (closed) {
        close();
      }
      try {
        String head = head(client);
        int at = head.toLowerCase(Locale.ROOT).indexOf("\n" + key) + 1;
        if (at > 0) {
          return head.substring(0, at) + head.substring(at + key.length());
        }
      } catch (IOException e) {
        // It went away.
      }
      close(client);
    }
  }

  /** Reads one byte after the other, so that nothing after the end is taken. */
  private static String head(SocketChannel from) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    ByteBuffer one = ByteBuffer.allocate(1);
    while (head.size() < LONGEST_HEAD) {
      if (from.read(one.clear()) < 0) {
        throw new IOException("the client went away");
      }
      head.write(one.get(0));
      if (one.get(0) == '\n' && head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
        return head.toString(StandardCharsets.ISO_8859_1);
      }
    }
    throw new IOException("the head is too long");
  }

  /** {@code GET http://host/path HTTP/1.1} is for proxies; a server gets {@code GET /path}. */
  private static String originForm(String head) throws IOException {
    int url = head.indexOf(" http://");
    int path = url < 0 ? -1 : head.indexOf('/', url + " http://".length());
    if (path < 0) {
      throw new IOException("the client did not speak to a proxy");
    }
    return head.substring(0, url + 1) + head.substring(path);
  }

  private static void write(SocketChannel to, String text) throws IOException {
    write(to, ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
  }

  private static void write(SocketChannel to, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      to.write(bytes);
    }
  }

  private void copyUp(SocketChannel from) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    while (from.read(buffer.clear()) >= 0) {
      try {
        write(server, buffer.flip());
      } catch (IOException e) {
        // A server may answer and close before it has read all; its answer still comes down.
        return;
      }
    }
  }

  private void down() {
    try {
      copyDown();
    } catch (IOException e) {
      broken = true;
    }
    try {
      client.shutdownOutput();
    } catch (IOException e) {
      close();
    }
  }

  private void copyDown() throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    long sum = 0;
    for (int read = server.read(buffer); read >= 0; read = server.read(buffer.clear())) {
      sum += read;
      received = sum;
      if (sum > mostBeforeHead && !headWasRead) {
        throw new IOException("the head is too long");
      }
      write(client, buffer.flip());
    }
  }

  /** Ends the exchange, at whatever stage it is. */
  @Override
  public void close() {
    closed = true;
    close(door);
    close(server);
    close(client);
  }

  private static void close(Closeable each) {
    try {
      if (each != null) {
        each.close();
      }
    } catch (IOException e) {
      // It is gone as well.
    }
  }
}

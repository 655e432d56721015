package io.touchstone.runtime.skill;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * Carries one exchange over a connection that is open already. Java's client resolves the name of a
 * host by itself and cannot be told an address, but it leaves that to a proxy; so the client is
 * told that this is its proxy. What it sends goes to the very address that was judged, whatever the
 * name resolves to by then, while TLS runs from end to end and checks the host's name as ever.
 *
 * <p>The door is a port on loopback that takes one connection, from any program of the machine;
 * whoever came before the client would reach the same server, and the client would fail.
 */
final class PinnedTunnel implements AutoCloseable {
  private static final int LONGEST_HEAD = 64 << 10;
  private static final int BUFFER = 16 << 10;

  private final ServerSocketChannel door;
  private final SocketChannel server;
  private final HttpTarget target;
  private final long mostBeforeHead;
  private volatile SocketChannel client;
  private volatile boolean headWasRead;
  private volatile long received;
  private volatile boolean broken;
  private volatile boolean closed;

  /**
   * @param server connected; ends with this
   * @param mostBeforeHead how many bytes the server may send until the client knows the headers
   */
  PinnedTunnel(SocketChannel server, HttpTarget target, long mostBeforeHead) throws IOException {
    this.server = server;
    this.target = target;
    this.mostBeforeHead = mostBeforeHead;
    this.door = ServerSocketChannel.open();
    try {
      door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
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
    try (door) {
      SocketChannel accepted = door.accept();
      client = accepted;
      if (closed) {
        close();
        return;
      }
      door.close();
      if (target.isSecure()) {
        head(accepted, "\r\n\r\n");
        write(accepted, "HTTP/1.1 200 Connected\r\n\r\n");
      } else {
        write(server, originForm(head(accepted, "\r\n")));
      }
      thread("down", this::down).start();
      copyUp(accepted);
    } catch (IOException e) {
      close();
    }
  }

  /** Reads one byte after the other, so that nothing after the end is taken. */
  private static String head(SocketChannel from, String end) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    ByteBuffer one = ByteBuffer.allocate(1);
    while (head.size() < LONGEST_HEAD) {
      if (from.read(one.clear()) < 0) {
        throw new IOException("the client went away");
      }
      head.write(one.get(0));
      if (one.get(0) == '\n' && head.toString(StandardCharsets.ISO_8859_1).endsWith(end)) {
        return head.toString(StandardCharsets.ISO_8859_1);
      }
    }
    throw new IOException("the head is too long");
  }

  /** {@code GET http://host/path HTTP/1.1} is for proxies; a server gets {@code GET /path}. */
  private static String originForm(String line) throws IOException {
    int url = line.indexOf(" http://");
    int path = url < 0 ? -1 : line.indexOf('/', url + " http://".length());
    if (path < 0) {
      throw new IOException("the client did not speak to a proxy");
    }
    return line.substring(0, url + 1) + line.substring(path);
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
    for (Closeable each : new Closeable[] {door, server, client}) {
      try {
        if (each != null) {
          each.close();
        }
      } catch (IOException e) {
        // It is gone as well.
      }
    }
  }
}

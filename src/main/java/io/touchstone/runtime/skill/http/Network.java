package io.touchstone.runtime.skill.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** A block of addresses: those whose first {@code bits} are those of {@code start}. */
record Network(InetAddress start, int bits) {

  /**
   * A block in the notation {@code 10.0.0.0/8}; a single address without a slash.
   *
   * @throws IllegalArgumentException when it is not written so, or has bits beyond its length
   */
  static Network of(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    boolean literal = HttpTarget.isDottedQuad(address) || address.matches("[0-9A-Fa-f:.]*:.*");
    try {
      if (literal) {
        InetAddress start = InetAddress.getByName(address);
        int all = start.getAddress().length * 8;
        int bits = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1));
        Network network = new Network(start, bits);
        if (bits >= 0 && bits <= all && network.isStart()) {
          return network;
        }
      }
    } catch (UnknownHostException | NumberFormatException e) {
      // Said below.
    }
    throw new IllegalArgumentException(
        "expected a network such as 10.0.0.0/8 or fd00::/8, found \"" + text + "\"");
  }

  boolean contains(InetAddress address) {
    byte[] bytes = address.getAddress();
    return bytes.length == start.getAddress().length
        && Arrays.equals(masked(bytes), start.getAddress());
  }

  private boolean isStart() {
    return contains(start);
  }

  private byte[] masked(byte[] address) {
    byte[] masked = address.clone();
    for (int i = 0; i < masked.length; i++) {
      int kept = Math.max(0, Math.min(8, bits - 8 * i));
      masked[i] &= (byte) (0xff << (8 - kept));
    }
    return masked;
  }

  @Override
  public String toString() {
    return start.getHostAddress() + "/" + bits;
  }
}

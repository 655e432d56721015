package io.touchstone.json;

import java.security.MessageDigest;
import java.util.Arrays;

/**
 * A growing run of bytes; with a digest, it is emptied into it whenever it is full, and never
 * grows.
 */
final class ByteSink {
  private final MessageDigest digest;
  private byte[] bytes;
  private int size;

  ByteSink(int capacity, MessageDigest digest) {
    this.bytes = new byte[capacity];
    this.digest = digest;
  }

  void write(int b) {
    if (size == bytes.length) {
      makeRoom(1);
    }
    bytes[size++] = (byte) b;
  }

  /** Writes text that is known to be ASCII. */
  @SuppressWarnings("deprecation") // the one call that copies Latin-1 characters without a detour
  void writeAscii(String text) {
    int length = text.length();
    makeRoom(length);
    text.getBytes(0, length, bytes, size);
    size += length;
  }

  /** After this, {@code count} bytes may be written with {@link #writeUnchecked}. */
  void makeRoom(int count) {
    if (bytes.length - size >= count) {
      return;
    }
    if (digest != null) {
      flush();
    }
    if (bytes.length - size < count) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + count));
    }
  }

  void writeUnchecked(int b) {
    bytes[size++] = (byte) b;
  }

  void flush() {
    digest.update(bytes, 0, size);
    size = 0;
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }
}

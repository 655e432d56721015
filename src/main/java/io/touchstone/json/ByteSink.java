package io.touchstone.json;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * A growing run of bytes; with a digest, it is emptied into it whenever it is full, and need not
 * grow.
 */
final class ByteSink {
  private static final int LONGEST_LONG = 20;

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

  void writeLong(long value) {
    makeRoom(LONGEST_LONG);
    size = NumberOutput.outputLong(value, bytes, size);
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

  /** The buffer, with room for {@code count} bytes; whoever fills it tells {@link #resize}. */
  byte[] room(int count) {
    makeRoom(count);
    return bytes;
  }

  /** Takes over what was written into {@link #room}. */
  void resize(int newSize) {
    size = newSize;
  }

  void writeUnchecked(int b) {
    bytes[size++] = (byte) b;
  }

  /** How many bytes the buffer holds. */
  int size() {
    return size;
  }

  /**
   * Shifts what follows {@code at} to put the first {@code length} characters of ASCII text there;
   * the room must have been made.
   */
  @SuppressWarnings("deprecation") // as above
  void insert(int at, String text, int length) {
    System.arraycopy(bytes, at, bytes, at + length, size - at);
    text.getBytes(0, length, bytes, at);
    size += length;
  }

  void flush() {
    digest.update(bytes, 0, size);
    size = 0;
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  /** The bytes as a string, where all are ASCII. */
  String asciiText() {
    return new String(bytes, 0, size, StandardCharsets.ISO_8859_1);
  }
}

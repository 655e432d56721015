package io.touchstone.json;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.function.DoubleFunction;
import java.util.stream.LongStream;

/**
 * The deterministic sequence of doubles on which implementations of RFC 8785 are measured
 * (cyberphone/json-canonicalization, testdata, Apache-2.0), and the published SHA-256 of its file:
 * a line a number, bits in hexadecimal, comma, ECMAScript text.
 */
public final class Es6NumberSequence {
  /** By number of lines. */
  public static final Map<Integer, String> PUBLISHED =
      Map.of(
          1_000, "be18b62b6f69cdab33a7e0dae0d9cfa869fda80ddc712221570f9f40a5878687",
          10_000, "b9f7a8e75ef22a835685a52ccba7f7d6bdc99e34b010992cbc5864cd12be6892",
          100_000, "22776e6d4b49fa294a0d0f349268e5c28808fe7e0cb2bcbe28f63894e494d4c7",
          1_000_000, "49415fee2c56c77864931bd3624faad425c3c577d6d74e89a83bc725506dad16",
          10_000_000, "b9f8a44a91d46813b21b9602e72f112613c91408db0b8341fb94603d9db135e0",
          100_000_000, "0f7dda6b0837dde083c5d6b896f7d62340c8a2415b0c7121d83145e08a755272");

  private static final long FIRST_NORMAL = 0x0010_0000_0000_0000L;
  private static final int NORMALS = 2_000;

  private Es6NumberSequence() {}

  /** The SHA-256 of the first {@code lines} lines, with the texts that {@code text} gives. */
  public static String hash(int lines, DoubleFunction<String> text) {
    MessageDigest file = sha256();
    PrimitiveIterator.OfLong bits = bits().iterator();
    for (int i = 0; i < lines; i++) {
      long value = bits.nextLong();
      String line =
          Long.toHexString(value) + "," + text.apply(Double.longBitsToDouble(value)) + "\n";
      file.update(line.getBytes(StandardCharsets.US_ASCII));
    }
    return HexFormat.of().formatHex(file.digest());
  }

  /** The bits of the doubles, without end. */
  public static LongStream bits() {
    LongStream fixed =
        TestLines.of("es6-static-values.txt").stream()
            .flatMap(Arrays::stream)
            .mapToLong(hex -> Long.parseUnsignedLong(hex, 16));
    LongStream normals = LongStream.range(FIRST_NORMAL, FIRST_NORMAL + NORMALS);
    return LongStream.concat(LongStream.concat(fixed, normals), random());
  }

  /** A chain of SHA-256 blocks, each read as four little-endian doubles. */
  private static LongStream random() {
    MessageDigest sha256 = sha256();
    ByteBuffer block = ByteBuffer.wrap(new byte[32]).order(ByteOrder.LITTLE_ENDIAN);
    block.position(block.capacity());
    return LongStream.generate(
            () -> {
              if (!block.hasRemaining()) {
                block.clear().put(sha256.digest(block.array())).flip();
              }
              return block.getLong();
            })
        .filter(bits -> Double.isFinite(Double.longBitsToDouble(bits)))
        .filter(bits -> Double.longBitsToDouble(bits) != 0);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

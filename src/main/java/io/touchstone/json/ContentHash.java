package io.touchstone.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The identity of a JSON value: SHA-256 over its canonical form (RFC 8785).
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record ContentHash(String hex) {
  public ContentHash {
    if (!hex.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "expected 64 lower-case hexadecimal digits, found \"" + hex + "\"");
    }
  }

  /**
   * The hash of a value.
   *
   * @throws CanonicalJsonException with the path of an integer that is inexact in binary64, or of
   *     what is not JSON
   */
  public static ContentHash of(JsonNode value) {
    MessageDigest sha256 = sha256();
    CanonicalJson.digest(value, sha256);
    return new ContentHash(HexFormat.of().formatHex(sha256.digest()));
  }

  /** The hash of bytes as they are, JSON or not. */
  public static ContentHash ofBytes(byte[] bytes) {
    return new ContentHash(HexFormat.of().formatHex(sha256().digest(bytes)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return hex;
  }
}

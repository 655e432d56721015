package io.touchstone.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * The JSON Canonicalization Scheme (RFC 8785): one value, one text. Any JSON value may be the root.
 *
 * <p>RFC 8785 reads numbers as binary64, which would give 2<sup>53</sup>+1 and 2<sup>53</sup> one
 * text. So an integer that binary64 cannot hold is refused with its path, unless it is written just
 * as ECMAScript writes its double ({@code 1e+23}, {@code 505874924095815700}): canonical text is
 * always canonical again. Other decimals are rounded to binary64 as the RFC says, and -0 becomes 0.
 */
public final class CanonicalJson {
  private static final int FIRST_CAPACITY = 512;
  private static final int DIGEST_BUFFER = 8192;

  private CanonicalJson() {}

  /**
   * The canonical UTF-8 text of a tree.
   *
   * @throws CanonicalJsonException with the path of what has no canonical form
   */
  public static byte[] bytes(JsonNode value) {
    return bytes(value, FIRST_CAPACITY);
  }

  /**
   * The canonical form of a JSON text, read strictly.
   *
   * @param source how messages name the text
   * @throws JsonInputException when it is not strict JSON
   * @throws CanonicalJsonException with the path of what has no canonical form
   */
  public static byte[] bytes(byte[] json, String source) {
    return bytes(json, source, JsonLimits.DEFAULT);
  }

  /** As {@link #bytes(byte[], String)}, within limits of the caller's. */
  public static byte[] bytes(byte[] json, String source, JsonLimits limits) {
    // Canonical text is seldom longer than what it was read from.
    return bytes(StrictJson.value(json, source, limits), json.length + 16);
  }

  private static byte[] bytes(JsonNode value, int capacity) {
    ByteSink out = new ByteSink(capacity, null);
    new CanonicalWriter(out).write(value);
    return out.toByteArray();
  }

  /** The canonical text as a string. */
  public static String string(JsonNode value) {
    return new String(bytes(value), StandardCharsets.UTF_8);
  }

  /**
   * Feeds the canonical text to a digest, piece by piece; after an exception the digest's state is
   * undefined.
   */
  public static void digest(JsonNode value, MessageDigest digest) {
    ByteSink out = new ByteSink(DIGEST_BUFFER, digest);
    new CanonicalWriter(out).write(value);
    out.flush();
  }
}

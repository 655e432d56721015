package io.touchstone.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Reads JSON (RFC 8259, as I-JSON, RFC 7493, restricts it) and refuses whatever two readers could
 * understand differently: duplicate keys, text after the value, invalid UTF-8, lone surrogates, a
 * byte order mark, numbers that binary64 cannot hold (1e400, and 1e-400, which it would turn into
 * 0), and everything past {@link JsonLimits}.
 *
 * <p>Decimals stay exact: the tree has {@code DecimalNode}s, never {@code DoubleNode}s.
 */
public final class StrictJson {
  private StrictJson() {}

  /**
   * Reads a text and remembers where each value stands.
   *
   * @param source how messages name it, usually a relative path
   * @throws JsonInputException with line, column and what was expected
   */
  public static JsonDocument parse(byte[] json, String source, JsonLimits limits) {
    SourceMap map = new SourceMap();
    JsonNode root = new StrictParser(json, source, limits, map).document();
    return new JsonDocument(source, json, root, map);
  }

  /** As {@link #parse(byte[], String, JsonLimits)} with the default limits. */
  public static JsonDocument parse(byte[] json, String source) {
    return parse(json, source, JsonLimits.DEFAULT);
  }

  /** Reads a text for its value alone, which is faster. */
  public static JsonNode value(byte[] json, String source, JsonLimits limits) {
    return new StrictParser(json, source, limits, null).document();
  }

  /** Reads a file; {@code source} names it in messages. */
  public static JsonDocument parse(Path file, String source, JsonLimits limits) {
    return parse(bytes(file, source, limits), source, limits);
  }

  /**
   * The bytes of a file, or a complaint in the user's words. A file past the limit is refused
   * before it is read.
   *
   * @throws JsonInputException when the file is missing, unreadable, not a file, or too large
   */
  public static byte[] bytes(Path file, String source, JsonLimits limits) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      if (attributes.isDirectory()) {
        throw new JsonInputException(source, null, "expected a file, found a folder");
      }
      long size = attributes.size();
      if (size > limits.maxBytes()) {
        throw tooLarge(source, size + " bytes", limits);
      }
      try (InputStream in = Files.newInputStream(file)) {
        byte[] expected = in.readNBytes((int) Math.min(size + 1, limits.maxBytes()));
        return expected.length <= size && expected.length < limits.maxBytes()
            ? expected
            : bytes(
                new SequenceInputStream(new ByteArrayInputStream(expected), in), source, limits);
      }
    } catch (NoSuchFileException e) {
      throw new JsonInputException(source, null, "there is no such file");
    } catch (AccessDeniedException e) {
      throw new JsonInputException(source, null, "the file cannot be read: permission denied");
    } catch (FileSystemException e) {
      // Its message would name the absolute path again.
      throw new JsonInputException(source, null, "the file cannot be read: " + e.getReason());
    } catch (IOException e) {
      throw new JsonInputException(source, null, "the file cannot be read: " + e.getMessage());
    }
  }

  /** All bytes of a stream, at most as many as the limit allows. */
  public static byte[] bytes(InputStream in, String source, JsonLimits limits) throws IOException {
    int most = (int) limits.maxBytes();
    byte[] bytes = in.readNBytes(most);
    if (bytes.length == most && in.read() >= 0) {
      throw tooLarge(source, "more", limits);
    }
    return bytes;
  }

  static JsonInputException tooLarge(String source, String found, JsonLimits limits) {
    return new JsonInputException(
        source,
        null,
        "expected at most "
            + limits.maxBytes()
            + " bytes, found "
            + found
            + "; raise limits.max_bytes in touchstone.json if that is meant");
  }
}

package io.touchstone.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * A JSON text that was read strictly: its value, its bytes, and the place of every value in them.
 * Callers share the tree and the bytes and must not change either.
 */
public final class JsonDocument {
  private final String source;
  private final byte[] bytes;
  private final JsonNode root;
  private final SourceMap map;

  /** The entry of the root in the map: 0 but for a part of a document. */
  private final int first;

  JsonDocument(String source, byte[] bytes, JsonNode root, SourceMap map) {
    this(source, bytes, root, map, 0);
  }

  private JsonDocument(String source, byte[] bytes, JsonNode root, SourceMap map, int first) {
    this.source = source;
    this.bytes = bytes;
    this.root = root;
    this.map = map;
    this.first = first;
  }

  /**
   * The value at {@code path} as a document of its own: paths begin there, and positions stay those
   * of the whole text.
   *
   * @throws IllegalArgumentException where the document has no such value
   */
  public JsonDocument part(FieldPath path) {
    int entry = nearest(path, true);
    if (entry < 0) {
      throw new IllegalArgumentException(source + " has no value at " + path);
    }
    return new JsonDocument(source, bytes, path.in(root), map, entry);
  }

  /** The file or stream as the user named it. */
  public String source() {
    return source;
  }

  public JsonNode root() {
    return root;
  }

  /** The whole text, also of a part. */
  public byte[] bytes() {
    return bytes;
  }

  /**
   * Where the value at {@code path} stands; empty where the document has no such value or the path
   * has a wildcard.
   */
  public Optional<SourceRange> range(FieldPath path) {
    int entry = nearest(path, true);
    return entry < 0 ? Optional.empty() : Optional.of(map.range(entry));
  }

  /**
   * The line and column of the value at {@code path}, or of its nearest ancestor that the document
   * has.
   */
  public SourcePosition position(FieldPath path) {
    return SourcePosition.of(bytes, map.range(nearest(path, false)).start());
  }

  /** As {@link #position(FieldPath)}, but of the member's key. */
  public SourcePosition keyPosition(FieldPath path) {
    return SourcePosition.of(bytes, map.range(nearest(path, false)).keyStart());
  }

  /** A complaint about the value at {@code path}. */
  public JsonInputException fault(FieldPath path, String problem) {
    return new JsonInputException(source, position(path), problem);
  }

  private int nearest(FieldPath path, boolean whole) {
    int entry = first;
    JsonNode node = root;
    List<FieldPath.Segment> segments = path.segments();
    for (FieldPath.Segment segment : segments) {
      int child = segment.wildcard() ? -1 : map.child(entry, node, segment.name());
      if (child < 0) {
        return whole ? -1 : entry;
      }
      entry = child;
      node = FieldPath.child(node, segment.name());
    }
    return entry;
  }
}

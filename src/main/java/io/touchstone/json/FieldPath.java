package io.touchstone.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The place of a value inside a JSON value, or with wildcards a set of such places.
 *
 * <p>Written with dots ({@code steps.*.skill}; {@code \} escapes {@code .}, {@code *}, {@code \}
 * and, where a path begins with it, {@code /}), or as an RFC 6901 pointer when it begins with
 * {@code /} ({@code /steps/0/skill}, no wildcards). Digits are an index on an array and a key on an
 * object. The empty text is the root.
 *
 * @param segments from the root down
 */
public record FieldPath(List<Segment> segments) {

  /** The whole value. */
  public static final FieldPath ROOT = new FieldPath(List.of());

  /**
   * One step down.
   *
   * @param name the key, or the index in digits; {@code "*"} when it is the wildcard
   * @param wildcard whether every member or element of this level is meant
   */
  public record Segment(String name, boolean wildcard) {
    static final Segment ANY = new Segment("*", true);

    public Segment {
      if (wildcard && !name.equals("*")) {
        throw new IllegalArgumentException("a wildcard is written *, found \"" + name + "\"");
      }
    }

    /** Whether it would name an element where there is an array. */
    public boolean isIndex() {
      return index(name) >= 0;
    }
  }

  public FieldPath {
    segments = List.copyOf(segments);
  }

  /** A path without wildcards; the names are taken as they are. */
  public static FieldPath of(String... names) {
    List<Segment> segments = new ArrayList<>(names.length);
    for (String name : names) {
      segments.add(new Segment(name, false));
    }
    return new FieldPath(segments);
  }

  /**
   * Reads a path in either notation.
   *
   * @throws IllegalArgumentException with a message that says what is wrong and how to mend it
   */
  public static FieldPath parse(String text) {
    if (text.isEmpty()) {
      return ROOT;
    }
    return new FieldPath(text.charAt(0) == '/' ? pointerSegments(text) : dottedSegments(text));
  }

  private static List<Segment> pointerSegments(String text) {
    List<Segment> segments = new ArrayList<>();
    for (String token : text.substring(1).split("/", -1)) {
      for (int i = token.indexOf('~'); i >= 0; i = token.indexOf('~', i + 1)) {
        if (i + 1 == token.length() || (token.charAt(i + 1) != '0' && token.charAt(i + 1) != '1')) {
          throw new IllegalArgumentException(
              "'~' in a JSON pointer must be written ~0, found \"" + text + "\"");
        }
      }
      segments.add(new Segment(token.replace("~1", "/").replace("~0", "~"), false));
    }
    return segments;
  }

  private static List<Segment> dottedSegments(String text) {
    List<Segment> segments = new ArrayList<>();
    StringBuilder name = new StringBuilder();
    boolean star = false;
    for (int i = 0; i <= text.length(); i++) {
      char c = i == text.length() ? '.' : text.charAt(i);
      if (c == '.') {
        if (star && name.length() > 1) {
          throw new IllegalArgumentException(
              "'*' stands for a whole segment; write \\* for the character, found \""
                  + text
                  + "\"");
        }
        segments.add(star ? Segment.ANY : new Segment(name.toString(), false));
        name.setLength(0);
        star = false;
      } else if (c == '\\') {
        i++;
        if (i >= text.length() || ".*\\/".indexOf(text.charAt(i)) < 0) {
          throw new IllegalArgumentException(
              "'\\' must be followed by '.', '*', '\\' or '/' in a path, found \"" + text + "\"");
        }
        name.append(text.charAt(i));
      } else {
        star |= c == '*';
        name.append(c);
      }
    }
    return segments;
  }

  /** This path with one more segment, taken as it is. */
  public FieldPath then(String name) {
    List<Segment> longer = new ArrayList<>(segments);
    longer.add(new Segment(name, false));
    return new FieldPath(longer);
  }

  /** This path followed by another. */
  public FieldPath then(FieldPath rest) {
    List<Segment> longer = new ArrayList<>(segments);
    longer.addAll(rest.segments);
    return new FieldPath(longer);
  }

  public boolean isRoot() {
    return segments.isEmpty();
  }

  public boolean hasWildcard() {
    return firstWildcard() < segments.size();
  }

  /** The part before the first wildcard: the whole path where it has none. */
  public FieldPath fixedPart() {
    return new FieldPath(segments.subList(0, firstWildcard()));
  }

  private int firstWildcard() {
    int i = 0;
    while (i < segments.size() && !segments.get(i).wildcard()) {
      i++;
    }
    return i;
  }

  /** Whether every place of {@code other} is at or below a place of this path. */
  public boolean covers(FieldPath other) {
    if (segments.size() > other.segments.size()) {
      return false;
    }
    for (int i = 0; i < segments.size(); i++) {
      if (!segments.get(i).wildcard() && !segments.get(i).equals(other.segments.get(i))) {
        return false;
      }
    }
    return true;
  }

  /**
   * The value at this place in {@code root}, or null where it has none; a path with a wildcard has
   * none.
   */
  public JsonNode in(JsonNode root) {
    JsonNode node = root;
    for (Segment segment : segments) {
      if (node == null || segment.wildcard()) {
        return null;
      }
      node = child(node, segment.name());
    }
    return node;
  }

  /** The member or element of {@code container}, or null. */
  static JsonNode child(JsonNode container, String name) {
    return container.isArray() ? container.get(index(name)) : container.get(name);
  }

  /**
   * The index that the text writes as an array index is written (no sign, no leading zero), or -1.
   */
  static int index(String text) {
    if (text.isEmpty() || text.length() > 9 || (text.length() > 1 && text.charAt(0) == '0')) {
      return -1;
    }
    int index = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      index = index * 10 + (c - '0');
    }
    return index;
  }

  /**
   * The path in the notation that {@link #parse} reads back: dotted, or a pointer where dots cannot
   * say it.
   */
  @Override
  public String toString() {
    if (segments.isEmpty()) {
      return "";
    }
    String first = segments.get(0).name();
    boolean dotted = !first.startsWith("/") && !(first.isEmpty() && segments.size() == 1);
    if (!dotted && !hasWildcard()) {
      return pointer();
    }
    return (first.startsWith("/") ? "\\" : "") + dotted();
  }

  private String dotted() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < segments.size(); i++) {
      if (i > 0) {
        text.append('.');
      }
      Segment segment = segments.get(i);
      String name = segment.name();
      text.append(
          segment.wildcard()
              ? name
              : name.replace("\\", "\\\\").replace(".", "\\.").replace("*", "\\*"));
    }
    return text.toString();
  }

  /** The path as an RFC 6901 pointer. */
  public String pointer() {
    StringBuilder text = new StringBuilder();
    for (Segment segment : segments) {
      text.append('/').append(segment.name().replace("~", "~0").replace("/", "~1"));
    }
    return text.toString();
  }
}

package io.touchstone.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Changes one value in a JSON text and leaves every byte that need not change as it is: spelling of
 * numbers, order of members, indentation, line ends.
 */
public final class JsonTextEdit {
  /** Replace the bytes from {@code start} to {@code end} by {@code text}. */
  private record Edit(int start, int end, String text) {}

  private final JsonDocument document;
  private final byte[] bytes;
  private final List<Edit> edits = new ArrayList<>();

  private JsonTextEdit(JsonDocument document) {
    this.document = document;
    this.bytes = document.bytes();
  }

  /**
   * The text of {@code document} with {@code value} in the place of the value at {@code path},
   * which it has.
   */
  public static byte[] replace(JsonDocument document, FieldPath path, JsonNode value) {
    JsonTextEdit edit = new JsonTextEdit(document);
    edit.change(path, path.in(document.root()), value);
    return edit.applied();
  }

  private void change(FieldPath path, JsonNode before, JsonNode after) {
    if (JsonEquality.equal(before, after)) {
      return;
    }
    if (before.isObject() && after.isObject() && keepsSome(before, after)) {
      members(path, before, after);
    } else if (before.isArray() && after.isArray() && !before.isEmpty() && !after.isEmpty()) {
      elements(path, before, after);
    } else {
      SourceRange range = range(path);
      edits.add(new Edit(range.start(), range.end(), rendered(after, indentAt(range.keyStart()))));
    }
  }

  private static boolean keepsSome(JsonNode before, JsonNode after) {
    return before.properties().stream().anyMatch(member -> after.has(member.getKey()));
  }

  private void members(FieldPath path, JsonNode before, JsonNode after) {
    List<FieldPath> places = new ArrayList<>();
    List<Boolean> kept = new ArrayList<>();
    before
        .properties()
        .forEach(
            member -> {
              FieldPath place = path.then(member.getKey());
              boolean keeps = after.has(member.getKey());
              places.add(place);
              kept.add(keeps);
              if (keeps) {
                change(place, member.getValue(), after.get(member.getKey()));
              }
            });
    List<String> added = new ArrayList<>();
    String indent = indentAt(range(places.get(0)).keyStart());
    after
        .properties()
        .forEach(
            member -> {
              if (!before.has(member.getKey())) {
                added.add(
                    JsonText.quote(member.getKey()) + ": " + rendered(member.getValue(), indent));
              }
            });
    removeAndAdd(places, kept, added);
  }

  /**
   * Elements have no names: those whose value stays are kept, in order; the others are changed,
   * then removed or added.
   */
  private void elements(FieldPath path, JsonNode before, JsonNode after) {
    List<FieldPath> places = new ArrayList<>();
    for (int i = 0; i < before.size(); i++) {
      places.add(path.then(Integer.toString(i)));
    }
    int[] partner = ElementPartners.of(before, after);
    List<Boolean> kept = new ArrayList<>();
    boolean[] used = new boolean[after.size()];
    for (int i = 0; i < before.size(); i++) {
      kept.add(partner[i] >= 0);
      if (partner[i] >= 0) {
        used[partner[i]] = true;
        change(places.get(i), before.get(i), after.get(partner[i]));
      }
    }
    List<String> added = new ArrayList<>();
    String indent = indentAt(range(places.get(0)).keyStart());
    for (int i = 0; i < after.size(); i++) {
      if (!used[i]) {
        added.add(rendered(after.get(i), indent));
      }
    }
    removeAndAdd(places, kept, added);
  }

  /** At least one of the places is kept. */
  private void removeAndAdd(List<FieldPath> places, List<Boolean> kept, List<String> added) {
    int firstKept = kept.indexOf(true);
    int lastKept = kept.lastIndexOf(true);
    for (int i = 0; i < places.size(); i++) {
      if (!kept.get(i)) {
        // With its comma: the one before it, or the one behind it at the front of the container.
        boolean front = i < firstKept;
        int start = front ? range(places.get(i)).keyStart() : range(places.get(i - 1)).end();
        int end = front ? range(places.get(i + 1)).keyStart() : range(places.get(i)).end();
        edits.add(new Edit(start, end, ""));
      }
    }
    if (!added.isEmpty()) {
      String separator = "," + gapBefore(places);
      int at = range(places.get(lastKept)).end();
      edits.add(new Edit(at, at, separator + String.join(separator, added)));
    }
  }

  /** The white space between a comma and what follows it, as this container has it. */
  private String gapBefore(List<FieldPath> places) {
    if (places.size() == 1 && lineStart(range(places.get(0)).keyStart()) < 0) {
      return " ";
    }
    int at = range(places.get(places.size() - 1)).keyStart();
    int start = at;
    while (start > 0 && isWhitespace(bytes[start - 1])) {
      start--;
    }
    return new String(bytes, start, at - start, StandardCharsets.US_ASCII);
  }

  /**
   * What indents the line that the byte at {@code at} is the first thing on; null where it is not
   * the first.
   */
  private String indentAt(int at) {
    int start = lineStart(at);
    return start < 0 ? null : new String(bytes, start, at - start, StandardCharsets.US_ASCII);
  }

  /**
   * Where the line of the byte at {@code at} begins if only white space stands before it there;
   * otherwise -1.
   */
  private int lineStart(int at) {
    int start = at;
    while (start > 0 && (bytes[start - 1] == ' ' || bytes[start - 1] == '\t')) {
      start--;
    }
    return start == 0 || bytes[start - 1] == '\n' || bytes[start - 1] == '\r' ? start : -1;
  }

  /** Over several lines where the value begins a line of its own, of several, else on one line. */
  private String rendered(JsonNode value, String indent) {
    String newline = newline();
    return indent == null || newline.isEmpty()
        ? JsonText.line(value)
        : JsonText.pretty(value, indent, unit(), newline);
  }

  private String unit() {
    int firstMember = document.range(FieldPath.ROOT).orElseThrow().start() + 1;
    while (firstMember < bytes.length && isWhitespace(bytes[firstMember])) {
      firstMember++;
    }
    String indent = indentAt(firstMember);
    return indent == null || indent.isEmpty() ? "  " : indent;
  }

  /** How the first line ends; empty where there is only one. */
  private String newline() {
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        return i > 0 && bytes[i - 1] == '\r' ? "\r\n" : "\n";
      }
    }
    return "";
  }

  private SourceRange range(FieldPath path) {
    return document.range(path).orElseThrow();
  }

  private static boolean isWhitespace(byte b) {
    return b == ' ' || b == '\t' || b == '\n' || b == '\r';
  }

  private byte[] applied() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + 256);
    List<Edit> inOrder = new ArrayList<>(edits);
    // An insertion stands before a removal that begins at the same place: both follow the last kept
    // value.
    inOrder.sort(Comparator.comparingInt(Edit::start).thenComparingInt(Edit::end));
    int at = 0;
    for (Edit edit : inOrder) {
      out.write(bytes, at, edit.start() - at);
      out.writeBytes(edit.text().getBytes(StandardCharsets.UTF_8));
      at = edit.end();
    }
    out.write(bytes, at, bytes.length - at);
    return out.toByteArray();
  }
}

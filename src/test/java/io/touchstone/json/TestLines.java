package io.touchstone.json;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the test data that lies beside the tests: a line a case, with tabs between its columns. */
final class TestLines {
  private TestLines() {}

  /** The cases of a file; {@code #} begins a comment. A file without a case is a broken test. */
  static List<String[]> of(String name) {
    try (InputStream in = TestLines.class.getResourceAsStream(name)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      List<String[]> cases =
          text.lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .map(line -> line.split("\t", -1))
              .toList();
      if (cases.isEmpty()) {
        throw new AssertionError(name + " has no case");
      }
      return cases;
    } catch (IOException e) {
      throw new AssertionError(name, e);
    }
  }

  /** The bytes of a text in which {@code %HH} is a byte and {@code %{N|text}} a text N times. */
  static byte[] bytes(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int plain = 0;
    for (int at = text.indexOf('%'); at >= 0; at = text.indexOf('%', plain)) {
      out.writeBytes(text.substring(plain, at).getBytes(StandardCharsets.UTF_8));
      if (text.charAt(at + 1) == '{') {
        int bar = text.indexOf('|', at);
        int end = text.indexOf('}', bar + 2);
        int times = Integer.parseInt(text.substring(at + 2, bar));
        out.writeBytes(text.substring(bar + 1, end).repeat(times).getBytes(StandardCharsets.UTF_8));
        plain = end + 1;
      } else {
        out.write(Integer.parseInt(text.substring(at + 1, at + 3), 16));
        plain = at + 3;
      }
    }
    out.writeBytes(text.substring(plain).getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }
}

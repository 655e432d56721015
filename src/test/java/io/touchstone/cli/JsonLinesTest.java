package io.touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonLinesTest {
  private static List<String> lines(String text, long most) throws IOException {
    JsonLines lines =
        new JsonLines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), most);
    List<String> found = new ArrayList<>();
    Optional<JsonLines.Line> next = lines.next();
    while (next.isPresent()) {
      JsonLines.Line line = next.get();
      String words = line.isBlank() ? "blank" : new String(line.bytes(), StandardCharsets.UTF_8);
      found.add(line.number() + " " + words + (line.trouble().isPresent() ? "trouble" : ""));
      next = lines.next();
    }
    return found;
  }

  @Test
  void theLastLineNeedsNoLineFeed() throws IOException {
    assertEquals(List.of(), lines("", 9));
    assertEquals(List.of("1 a", "2 b"), lines("a\nb", 9));
    assertEquals(List.of("1 a", "2 b"), lines("a\nb\n", 9));
  }

  @Test
  void whiteSpaceIsBlank() throws IOException {
    assertEquals(List.of("1 blank", "2 blank", "3 x"), lines("\n \t\r\nx", 9));
  }

  @Test
  void aLineThatIsTooLongIsNotKept() throws IOException {
    assertEquals(List.of("1 abc", "2 trouble", "3 a"), lines("abc\nabcd\na\n", 3));
  }

  @Test
  void aLineMayBeLongerThanTheBuffer() throws IOException {
    String wide = "x".repeat(200_000);
    assertEquals(List.of("1 " + wide, "2 y"), lines(wide + "\ny", 1 << 20));
  }
}

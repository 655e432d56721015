package io.touchstone.json;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files and streams that cannot be read, in the user's words and without absolute paths. */
class StrictJsonFileTest {
  private static final JsonLimits SMALL = new JsonLimits(8, 10, 10);

  @TempDir Path folder;

  @Test
  void readsAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("a.json"), "[1, 2]\r\n");
    JsonDocument document = StrictJson.parse(file, "a.json", SMALL);
    assertEquals("a.json", document.source());
    assertEquals("[1, 2]", JsonText.line(document.root()));
  }

  @Test
  void refusesAMissingFile() {
    assertEquals("gone.json: there is no such file", refusal(folder.resolve("gone.json")));
  }

  @Test
  void refusesAFolder() {
    assertEquals("gone.json: expected a file, found a folder", refusal(folder));
  }

  @Test
  void refusesALargeFileUnread() throws IOException {
    Path file = Files.writeString(folder.resolve("a.json"), "[1, 2, 3]");
    assertEquals(
        "gone.json: expected at most 8 bytes, found 9 bytes;"
            + " raise limits.max_bytes in touchstone.json if that is meant",
        refusal(file));
  }

  @Test
  void refusesAnUnreadableFile() throws IOException {
    Path file = Files.writeString(folder.resolve("a.json"), "1");
    boolean set = file.toFile().setReadable(false);
    Assumptions.assumeTrue(set && !Files.isReadable(file), "as root every file is readable");
    assertEquals("gone.json: the file cannot be read: permission denied", refusal(file));
  }

  @Test
  void refusesALinkThatLeadsToItself() throws IOException {
    Path link = folder.resolve("loop.json");
    Files.createSymbolicLink(link, link);
    String message = refusal(link);
    assertEquals("gone.json: the file cannot be read: ", message.substring(0, 36));
    assertEquals(-1, message.indexOf(folder.toString()), message);
  }

  @Test
  void readsAStreamUpToTheLimit() throws IOException {
    byte[] eight = TestLines.bytes("12345678");
    assertArrayEquals(eight, StrictJson.bytes(new ByteArrayInputStream(eight), "-", SMALL));
    assertEquals(
        "-: expected at most 8 bytes, found more;"
            + " raise limits.max_bytes in touchstone.json if that is meant",
        assertThrows(
                JsonInputException.class,
                () -> StrictJson.bytes(new ByteArrayInputStream(new byte[9]), "-", SMALL))
            .getMessage());
  }

  private String refusal(Path file) {
    return assertThrows(JsonInputException.class, () -> StrictJson.parse(file, "gone.json", SMALL))
        .getMessage();
  }
}

package io.touchstone.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir Path folder;

  @Test
  void a_file_is_made_with_the_folders_on_its_way() throws IOException {
    Path file = folder.resolve("a/b/c.json");
    write(file, "new");
    assertEquals("new", Files.readString(file));
    assertEquals(List.of("c.json"), names(file.getParent()));
  }

  @Test
  void a_file_is_replaced_as_a_whole() throws IOException {
    Path file = Files.writeString(folder.resolve("a.json"), "a long old text");
    write(file, "new");
    assertEquals("new", Files.readString(file));
    assertEquals(List.of("a.json"), names(folder));
  }

  @Test
  void a_link_stays_a_link_to_the_changed_file() throws IOException {
    Path file = Files.writeString(folder.resolve("a.json"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link.json"), Path.of("a.json"));
    write(link, "new");
    assertTrue(Files.isSymbolicLink(link));
    assertEquals("new", Files.readString(file));
  }

  @Test
  void a_replaced_file_is_as_open_as_it_was_and_a_new_one_as_usual() throws IOException {
    Path file = Files.writeString(folder.resolve("a.json"), "old");
    assumeTrue(Files.getFileStore(file).supportsFileAttributeView("posix"));
    Path usual = Files.writeString(folder.resolve("usual.json"), "");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
    write(file, "new");
    write(folder.resolve("b.json"), "new");
    assertEquals("rw-rw-r--", permissions(file));
    assertEquals(permissions(usual), permissions(folder.resolve("b.json")));
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void where_nothing_can_be_written_nothing_is_left_behind() throws IOException {
    Path full = Files.createDirectories(folder.resolve("a.json/not-empty")).getParent();
    assertThrows(IOException.class, () -> write(full, "new"));
    assertEquals(List.of("a.json"), names(folder));
  }

  @Test
  void a_file_in_the_place_of_a_folder_is_named() throws IOException {
    Path file = Files.writeString(folder.resolve("reports"), "");
    IOException refusal =
        assertThrows(IOException.class, () -> write(file.resolve("a.json"), "new"));
    assertEquals("expected a folder at " + file + ", found a file", refusal.getMessage());
  }

  @Test
  void a_file_that_was_changed_since_it_was_read_is_kept() throws IOException {
    Path file = Files.writeString(folder.resolve("a.json"), "changed");
    assertFalse(replace(file, "as read", "new"));
    assertEquals("changed", Files.readString(file));
    assertFalse(replace(folder.resolve("gone.json"), "as read", "new"));
    assertEquals(List.of("a.json"), names(folder));
    assertTrue(replace(file, "changed", "new"));
    assertEquals("new", Files.readString(file));
  }

  @Test
  void a_private_file_is_for_its_owner_alone() throws IOException {
    assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
    AtomicFile.writePrivate(folder.resolve("a.json"), new byte[0]);
    assertEquals("rw-------", permissions(folder.resolve("a.json")));
  }

  private static boolean replace(Path file, String before, String after) throws IOException {
    return AtomicFile.replace(
        file, before.getBytes(StandardCharsets.UTF_8), after.getBytes(StandardCharsets.UTF_8));
  }

  private static void write(Path file, String text) throws IOException {
    AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }
}

package io.touchstone.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.touchstone.json.JsonInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenFolderTest {
  @TempDir Path root;
  private Path folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(root.resolve("golden"));
  }

  @Test
  void files_are_found_at_every_depth_in_the_order_of_their_names() throws IOException {
    write("b.json", "planner/z.json", "planner/deep/er/a.json", "a/b.json", "a.json", "B.json");
    assertEquals(
        List.of(
            "B.json", "a.json", "a/b.json", "b.json", "planner/deep/er/a.json", "planner/z.json"),
        names());
    assertEquals("golden/planner/z.json", scan().files().get(5).display());
  }

  @Test
  void other_and_hidden_files_are_no_goldens() throws IOException {
    write("a.json", "a.json.bak", "a.jsonl", "A.JSON", "notes.md", ".hidden.json", ".git/b.json");
    Files.createDirectory(folder.resolve("folder.json"));
    assertEquals(List.of("a.json"), names());
    assertEquals(List.of(), faults());
  }

  @Test
  void two_files_of_one_name_in_two_folders_are_two() throws IOException {
    write("planner/simple.json", "tools/simple.json");
    assertEquals(List.of("planner/simple.json", "tools/simple.json"), names());
  }

  @Test
  void a_hidden_folder_may_be_the_golden_folder() throws IOException {
    folder = Files.createDirectory(root.resolve(".golden"));
    write("a.json");
    assertEquals(List.of("a.json"), names());
  }

  @Test
  void a_link_may_be_the_golden_folder() throws IOException {
    write("a.json");
    folder = link(root.resolve("link"), folder);
    assertEquals(List.of("a.json"), names());
    assertEquals(List.of(), faults());
  }

  @Test
  void links_inside_the_folder_are_followed() throws IOException {
    write("planner/a.json");
    link(folder.resolve("more"), Path.of("planner"));
    link(folder.resolve("b.json"), Path.of("planner/a.json"));
    assertEquals(List.of("b.json", "more/a.json", "planner/a.json"), names());
    assertEquals(List.of(), faults());
  }

  @Test
  void links_that_leave_the_folder_are_faults_and_the_others_still_count() throws IOException {
    write("a.json");
    Files.writeString(root.resolve("outside.json"), "{}");
    link(folder.resolve("b.json"), Path.of("../outside.json"));
    link(folder.resolve("up"), root);
    String leaves =
        "the symbolic link leads out of the golden folder; replace it by what it leads to";
    assertEquals(List.of("golden/b.json: " + leaves, "golden/up: " + leaves), faults());
    assertEquals(List.of("a.json"), names());
  }

  @Test
  void links_that_lead_in_a_circle_or_nowhere_are_faults_and_the_others_still_count()
      throws IOException {
    write("a.json", "planner/b.json");
    link(folder.resolve("planner/loop"), Path.of(".."));
    link(folder.resolve("lost.json"), Path.of("nothing.json"));
    link(folder.resolve("self.json"), Path.of("self.json"));
    link(folder.resolve(".#lock.json"), Path.of("nobody@nowhere"));
    String nothing = "the symbolic link leads to nothing; remove it, or correct where it leads";
    assertEquals(
        List.of(
            "golden/lost.json: " + nothing,
            "golden/planner/loop: the symbolic link leads back to a folder above it; remove the link",
            "golden/self.json: " + nothing),
        faults());
    assertEquals(List.of("a.json", "planner/b.json"), names());
  }

  @Test
  void a_hidden_link_that_leads_in_a_circle_is_a_fault_too() throws IOException {
    write("a.json");
    link(folder.resolve(".loop"), Path.of("."));
    assertEquals(
        List.of("golden/.loop: the symbolic link leads back to a folder above it; remove the link"),
        faults());
    assertEquals(List.of("a.json"), names());
  }

  @Test
  void a_pipe_is_not_read() throws IOException, InterruptedException {
    write("a.json");
    Path pipe = folder.resolve("pipe.json");
    boolean made = new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0;
    assumeTrue(made, "this system has no mkfifo");
    assertEquals(
        List.of("golden/pipe.json: expected a file, found a pipe or a device; remove it"),
        faults());
    assertEquals(List.of("a.json"), names());
  }

  @Test
  void a_folder_that_cannot_be_read_is_a_fault_and_the_others_still_count() throws IOException {
    write("a.json", "secret/b.json");
    forbid(folder.resolve("secret"));
    assertEquals(List.of("golden/secret: cannot be read: permission denied"), faults());
    assertEquals(List.of("a.json"), names());
  }

  @Test
  void a_file_that_cannot_be_read_is_listed_and_refused_when_it_is_read() throws IOException {
    write("a.json");
    forbid(folder.resolve("a.json"));
    GoldenSource source = scan().files().get(0);
    JsonInputException refusal =
        assertThrows(JsonInputException.class, () -> GoldenFixtures.reader().read(source));
    assertEquals("golden/a.json: the file cannot be read: permission denied", refusal.getMessage());
  }

  @Test
  void a_missing_folder_is_a_fault() {
    folder = root.resolve("nowhere");
    assertEquals(
        List.of(
            "golden: expected a folder with golden files, found nothing; make a first one with: touchstone golden new SUBJECT NAME --input FILE"),
        faults());
  }

  @Test
  void a_folder_that_is_a_file_is_a_fault() throws IOException {
    folder = Files.writeString(root.resolve("file"), "{}");
    assertEquals(List.of("golden: expected a folder with golden files, found a file"), faults());
  }

  @Test
  void a_folder_without_a_golden_file_is_a_fault() throws IOException {
    write("README.md", "planner/notes.txt");
    assertEquals(
        List.of(
            "golden: expected at least one golden file (*.json), found none; make one with: touchstone golden new SUBJECT NAME --input FILE"),
        faults());
  }

  private void write(String... names) throws IOException {
    for (String name : names) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "{}");
    }
  }

  private static Path link(Path link, Path target) {
    try {
      return Files.createSymbolicLink(link, target);
    } catch (IOException | UnsupportedOperationException e) {
      assumeTrue(false, "this system makes no symbolic links: " + e);
      return link;
    }
  }

  private static void forbid(Path path) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(path), "SKIPPED: root may read everything");
  }

  private GoldenFolder scan() {
    return GoldenFolder.scan(folder, "golden");
  }

  private List<String> names() {
    return scan().files().stream().map(GoldenSource::name).toList();
  }

  private List<String> faults() {
    return scan().faults().stream().map(JsonInputException::getMessage).toList();
  }
}

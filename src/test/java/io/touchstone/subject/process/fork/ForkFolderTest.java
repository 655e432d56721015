package io.touchstone.subject.process.fork;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ForkFolderTest {

  /** Leaves a folder with a file behind, and wants another one while Java exits. */
  public static final class Leaving {
    private Leaving() {}

    public static void main(String[] args) throws IOException {
      Files.writeString(ForkFolder.make().path().resolve("left.txt"), "left");
      Runtime.getRuntime().addShutdownHook(new Thread(Leaving::late));
      System.exit(0);
    }

    private static void late() {
      try {
        ForkFolder.make();
      } catch (IOException e) {
        System.out.print(e.getMessage());
      }
    }
  }

  @Test
  void noFolderOutlivesJavaNotEvenOneThatIsMadeWhileItExits(@TempDir Path folder) throws Exception {
    Process leaving =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                Leaving.class.getName())
            .redirectErrorStream(true)
            .start();
    String printed = new String(leaving.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertEquals("no fork is opened any more: Java is exiting", printed);
    assertEquals(0, leaving.waitFor());
    assertEquals(List.of(), names(folder));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("touchstone-fork-"))
          .toList();
    }
  }

  @Test
  void aFolderGoesWithAllThatIsInIt() throws Exception {
    ForkFolder folder = ForkFolder.make();
    Files.createDirectories(folder.path().resolve("a/b"));
    Files.writeString(folder.path().resolve("a/b/c.txt"), "c");
    assertTrue(Files.exists(folder.path()));

    folder.remove();
    assertFalse(Files.exists(folder.path()));
  }
}

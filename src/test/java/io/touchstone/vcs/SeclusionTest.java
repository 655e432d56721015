package io.touchstone.vcs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.touchstone.json.JsonInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.jgit.util.SystemReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What JGit does beside reading the repository: nothing. */
class SeclusionTest {
  @TempDir Path folder;
  @TempDir Path home;

  /** Prints what a revision has; a program of its own, because JGit asks for its home but once. */
  static final class Reader {
    private Reader() {}

    public static void main(String[] arguments) {
      System.out.println(Contents.of(Path.of(arguments[0]), arguments[1]));
    }
  }

  @Test
  void aBrokenUserConfigurationIsNotReadAndNothingIsWritten() throws Exception {
    GitClone.forked(folder).git("gc", "-q");
    Files.writeString(home.resolve(".gitconfig"), "[core\n");
    Map<String, String> before = files();

    assertEquals("{contracts/a.json=main}\n", readInAProgramOfItsOwn());
    assertEquals(before, files());
  }

  @Test
  void whoeverElseUsesJGitGetsItsSystemBack() {
    SystemReader former = SystemReader.getInstance();

    assertThrows(JsonInputException.class, () -> Contents.of(home, "main"));

    assertSame(former, SystemReader.getInstance());
  }

  private String readInAProgramOfItsOwn() throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                Reader.class.getName(),
                folder.toString(),
                "main"));
    builder.environment().put("HOME", home.toString());
    builder.environment().put("XDG_CONFIG_HOME", home.resolve("config").toString());
    builder.redirectErrorStream(true);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return output.replace(System.lineSeparator(), "\n");
  }

  /** All files of home and repository with the times of their last change, folders included. */
  private Map<String, String> files() throws IOException {
    Map<String, String> times = new TreeMap<>();
    for (Path root : List.of(folder, home)) {
      try (Stream<Path> paths = Files.walk(root)) {
        for (Path path : paths.toList()) {
          times.put(path.toString(), Files.getLastModifiedTime(path).toString());
        }
      }
    }
    return times;
  }
}

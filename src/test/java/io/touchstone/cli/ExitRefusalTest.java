package io.touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.touchstone.subject.Subject;
import io.touchstone.subject.SubjectContext;
import io.touchstone.subject.SubjectFactory;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class ExitRefusalTest {
  @TempDir Path folder;

  /** Ends Java with success, whatever it is asked. */
  public static final class Quitter implements SubjectFactory {
    @Override
    public String name() {
      return "quitter";
    }

    @Override
    public Subject open(SubjectContext context) {
      return input -> {
        if (input.asInt() == 1) {
          System.exit(0);
        }
        Thread quitter = new Thread(() -> System.exit(0));
        quitter.start();
        quitter.join();
        return input;
      };
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 'the subject \"quitter\" ended Java during a call'",
    "2, 'a subject, or a thread that one started, ended Java'"
  })
  void aSubjectThatEndsJavaIsRefusedAndNoSuccess(int input, String message) throws Exception {
    write("classes/META-INF/services/" + SubjectFactory.class.getName(), Quitter.class.getName());
    write("golden/quitter/one.json", "{\"input\": %d, \"expected_output\": 1}".formatted(input));
    Process touchstone = touchstone("verify");
    String printed = new String(touchstone.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(
        "touchstone: "
            + message
            + "; nothing was decided; run the subject as a command, or mend it\n",
        printed);
    assertEquals(Main.BAD_INPUT, touchstone.waitFor());
  }

  @Test
  void theFoldersOfForksThatWereOpenAreRemoved() throws Exception {
    write("classes/META-INF/services/" + SubjectFactory.class.getName(), Quitter.class.getName());
    write("one.json", "1");
    write("temporary/other.txt", "of somebody else");
    // The canaries have opened forks before the subject is asked.
    Process touchstone = touchstone("stress", "run", "quitter", "--input", "one.json");
    String printed = new String(touchstone.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(Main.BAD_INPUT, touchstone.waitFor(), printed);
    try (Stream<Path> left = Files.list(folder.resolve("temporary"))) {
      assertEquals(List.of("other.txt"), left.map(each -> each.getFileName().toString()).toList());
    }
  }

  private void write(String file, String text) throws Exception {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private Process touchstone(String... arguments) throws Exception {
    String classPath =
        folder.resolve("classes") + File.pathSeparator + System.getProperty("java.class.path");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("temporary")),
                "-cp",
                classPath,
                Main.class.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
  }
}

package io.touchstone.subject.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;

/** The commands that run the Java programs beside the tests. */
public final class Programs {
  private static final Path JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toAbsolutePath();

  private Programs() {}

  /** The program as the source file it is, which {@code java} compiles on the fly. */
  public static List<String> source(String name) {
    return List.of(JAVA.toString(), file(name).toString());
  }

  /** The program compiled into {@code folder}, which starts several times faster. */
  public static List<String> compiled(String name, Path folder, String... args) {
    int errors =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", folder.toString(), file(name).toString());
    assertEquals(0, errors);
    return java(folder.toString(), name, args);
  }

  /** The shell script of that name, without {@code .sh}. */
  public static List<String> script(String name, String... args) {
    List<String> command = new ArrayList<>(List.of("sh", resource(name + ".sh").toString()));
    command.addAll(List.of(args));
    return command;
  }

  static List<String> java(String classPath, String name, String... args) {
    List<String> command =
        new ArrayList<>(
            List.of(
                JAVA.toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath,
                name));
    command.addAll(List.of(args));
    return command;
  }

  private static Path file(String name) {
    return resource(name + ".java");
  }

  private static Path resource(String file) {
    try {
      return Path.of(Programs.class.getResource(file).toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}

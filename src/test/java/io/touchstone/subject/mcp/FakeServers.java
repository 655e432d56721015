package io.touchstone.subject.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;

/** The commands that run the server beside the tests. */
public final class FakeServers {
  private static final Path JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toAbsolutePath();

  private FakeServers() {}

  /** Compiles it into a folder. */
  public static void compile(Path folder) {
    int errors =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", folder.toString(), file().toString());
    assertEquals(0, errors);
  }

  /** Runs the server that was compiled into the folder. */
  public static List<String> command(Path folder, String... args) {
    List<String> command =
        new ArrayList<>(
            List.of(
                JAVA.toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                folder.toString(),
                "FakeServer"));
    command.addAll(List.of(args));
    return command;
  }

  private static Path file() {
    try {
      return Path.of(FakeServers.class.getResource("FakeServer.java").toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}

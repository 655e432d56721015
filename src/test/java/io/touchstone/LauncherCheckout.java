package io.touchstone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A small checkout with the real launcher and stand-ins for Java and Maven, in a folder of its own.
 */
final class LauncherCheckout {
  private static final List<String> TOOLS =
      List.of("awk", "cat", "find", "mkdir", "mv", "readlink", "rm", "sed", "sleep", "touch");

  /** Around the checkout: the tools, the Java, the log. */
  final Path folder;

  final Path checkout;
  final Path target;
  final Path jar;
  final Path source;
  final Map<String, String> environment = new HashMap<>();
  private final Path bin;

  LauncherCheckout(Path folder) throws IOException {
    this.folder = folder.toRealPath();
    checkout = this.folder.resolve("a check out");
    target = checkout.resolve("target");
    jar = target.resolve("touchstone-9.9-cli.jar");
    source = write(checkout.resolve("src/main/java/App.java"), "class App {}\n");
    bin = this.folder.resolve("bin");
    Path pom =
        write(checkout.resolve("pom.xml"), "<project>\n  <version>9.9</version>\n</project>\n");
    Files.copy(Path.of("touchstone"), checkout.resolve("touchstone"));
    for (Path old : List.of(pom, source, source.getParent(), checkout.resolve("src/main"))) {
      age(old, 100);
    }
    makeTools();
    installJava("17.0.15");
    environment.put("STAND_IN_LOG", this.folder.resolve("log").toString());
  }

  /** What a launcher left behind when it ended. */
  record Run(int exit, String out, String err) {}

  Run launch(String... arguments) throws Exception {
    return finish(start(arguments));
  }

  Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(checkout.resolve("touchstone").toString()));
    command.addAll(List.of(arguments));
    return start(folder, command);
  }

  /** Starts any command with this environment and "the input" as its standard input. */
  Process start(Path directory, List<String> command) throws IOException {
    Path input = write(folder.resolve("input"), "the input");
    ProcessBuilder process = new ProcessBuilder(command).directory(directory.toFile());
    process.environment().clear();
    process.environment().put("PATH", bin.toString());
    process.environment().putAll(environment);
    return process.redirectInput(input.toFile()).start();
  }

  static Run finish(Process process) throws Exception {
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
    assertTrue(process.waitFor(1, TimeUnit.MINUTES));
    return new Run(process.exitValue(), out, err);
  }

  void installJava(String version) throws IOException {
    Path jdk = folder.resolve("jdk");
    standIn("java", jdk.resolve("bin/java"));
    write(jdk.resolve("release"), "IMPLEMENTOR=\"Anyone\"\nJAVA_VERSION=\"" + version + "\"\n");
    environment.put("JAVA_HOME", jdk.toString());
  }

  Path tool(String name) {
    return bin.resolve(name);
  }

  /** How often Maven was called. */
  long builds() throws IOException {
    return log().filter(line -> line.startsWith("mvn ")).count();
  }

  /** How often Java was asked for an archive of classes. */
  long archives() throws IOException {
    return log().filter("dump"::equals).count();
  }

  private Stream<String> log() throws IOException {
    Path log = folder.resolve("log");
    return Files.exists(log) ? Files.readAllLines(log).stream() : Stream.empty();
  }

  static Path write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  static void age(Path file, int seconds) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(seconds)));
  }

  /** The few programs that the launcher may use; no other is on its path. */
  private void makeTools() throws IOException {
    for (String tool : TOOLS) {
      program(tool(tool), "#!/bin/sh\nexec " + onThePath(tool) + " \"$@\"\n");
    }
    standIn("mvn", tool("mvn"));
  }

  private static Path onThePath(String tool) {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(directory -> Path.of(directory, tool))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("expected " + tool + " on the PATH"));
  }

  private static void standIn(String name, Path program) throws IOException {
    program(program, Files.readString(Path.of("src/test/resources/launcher", name)));
  }

  private static void program(Path file, String text) throws IOException {
    assertTrue(write(file, text).toFile().setExecutable(true));
  }
}

package io.touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.touchstone.verify.TestProject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runs commands in this process, in a project and with an environment of their own. No command may
 * ever show a stack trace.
 */
final class Shell {
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

  private final Map<String, String> environment = new TreeMap<>();
  private Path here;
  private byte[] input = {};
  private boolean terminal;

  /** What a command left behind. */
  record Result(int exitCode, byte[] bytes, String err) {
    String out() {
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  Shell(TestProject project) {
    this.here = project.root();
  }

  Shell at(Path folder) {
    here = folder;
    return this;
  }

  Shell type(String text) {
    input = text.getBytes(StandardCharsets.UTF_8);
    return this;
  }

  Shell set(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  Shell onTerminal() {
    terminal = true;
    return this;
  }

  Result run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        Console.of(
            new ByteArrayInputStream(input),
            out,
            err,
            terminal,
            terminal,
            environment,
            here,
            CLOCK);
    int exitCode = Main.run(console, arguments);
    console.flush();
    Result result = new Result(exitCode, out.toByteArray(), err.toString(StandardCharsets.UTF_8));
    assertFalse((result.out() + result.err()).contains("\tat "), () -> result.out() + result.err());
    return result;
  }
}

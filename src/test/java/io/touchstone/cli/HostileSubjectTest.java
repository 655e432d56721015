package io.touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.touchstone.json.StrictJson;
import io.touchstone.subject.Subject;
import io.touchstone.subject.SubjectContext;
import io.touchstone.subject.SubjectFactory;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Subjects in this process that do more than answer, as the whole command meets them. */
@Timeout(120)
class HostileSubjectTest {
  @TempDir Path folder;

  /** Prints more than a pipe holds to standard output. */
  public static final class Chatterbox implements SubjectFactory {
    @Override
    public String name() {
      return "chatterbox";
    }

    @Override
    public Subject open(SubjectContext context) {
      return input -> {
        System.out.println("{\"said\": \"much\"} ".repeat(10_000));
        return input.deepCopy();
      };
    }
  }

  /** Starts a program that takes a minute, and answers its number. */
  public static final class Parent implements SubjectFactory {
    @Override
    public String name() {
      return "parent";
    }

    @Override
    public Subject open(SubjectContext context) {
      return input ->
          JsonNodeFactory.instance.numberNode(new ProcessBuilder("sleep", "60").start().pid());
    }
  }

  @Test
  void whatASubjectPrintsDoesNotStandInTheReport() throws Exception {
    golden(Chatterbox.class, "chatterbox", "1");
    JsonNode report = report(0, "verify", "--no-stress", "--format", "json");
    assertEquals(1, report.at("/summary/passed").asInt());
  }

  @Test
  void whatASubjectHasStartedEndsWithTheCommand() throws Exception {
    golden(Parent.class, "parent", "1");
    JsonNode report = report(1, "verify", "--no-stress", "--format", "json");
    long child = report.at("/goldens/0/findings/0/actual").asLong();
    assertTrue(child > 0, report::toString);
    assertFalse(
        ProcessHandle.of(child).filter(ProcessHandle::isAlive).isPresent(), "the child lives on");
  }

  private void golden(Class<? extends SubjectFactory> factory, String subject, String expected)
      throws IOException {
    write("classes/META-INF/services/" + SubjectFactory.class.getName(), factory.getName());
    write(
        "golden/" + subject + "/one.json",
        "{\"input\": 1, \"expected_output\": %s}".formatted(expected));
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private JsonNode report(int exitCode, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            folder.resolve("classes") + File.pathSeparator + System.getProperty("java.class.path"),
            Main.class.getName()));
    command.addAll(List.of(arguments));
    Process touchstone =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    byte[] printed = touchstone.getInputStream().readAllBytes();
    assertEquals(exitCode, touchstone.waitFor());
    return StrictJson.parse(printed, "the report").root();
  }
}

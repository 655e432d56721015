package io.touchstone.verify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.touchstone.json.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A project in a temporary folder, whose files are written and read by their path below it. */
public final class TestProject {
  private final Path root;

  public TestProject(Path root) {
    try {
      this.root = root.toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path root() {
    return root;
  }

  public Path path(String path) {
    return root.resolve(path);
  }

  public TestProject write(String path, String text) {
    try {
      Files.createDirectories(path(path).getParent());
      Files.writeString(path(path), text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A golden file of the subject {@code test.echo}, which answers what it is asked. */
  public TestProject echo(String path, String input, String expected) {
    return write(
        path,
        """
        {
          "subject": "test.echo",
          "input": %s,
          "expected_output": %s
        }
        """
            .formatted(input, expected));
  }

  /** A {@code touchstone.json} that binds the subject {@code tool} to a command. */
  public TestProject tool(String stress, String... command) {
    ArrayNode words = JsonNodeFactory.instance.arrayNode();
    List.of(command).forEach(words::add);
    return write(
        "touchstone.json",
        """
        {"subjects": {"tool": {"command": %s, "protocol": "json-lines", "stress": %s}}}
        """
            .formatted(JsonText.line(words), stress));
  }

  public String text(String path) {
    try {
      return Files.readString(path(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every file below a folder, by its path, with its text. */
  public SortedMap<String, String> files(String folder) {
    SortedMap<String, String> files = new TreeMap<>();
    for (Path file : walk(path(folder))) {
      String path = root.relativize(file).toString().replace('\\', '/');
      files.put(path, text(path));
    }
    return files;
  }

  private static List<Path> walk(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

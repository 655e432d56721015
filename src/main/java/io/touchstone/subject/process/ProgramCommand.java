package io.touchstone.subject.process;

import io.touchstone.subject.SubjectFault;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A program and its arguments.
 *
 * @param words the program first
 * @param root the folder in which it starts
 * @param environment all its environment variables; null stands for those of this process
 */
public record ProgramCommand(List<String> words, Path root, Map<String, String> environment) {
  private static final int MOST_CHARACTERS = 200;

  public ProgramCommand {
    words = List.copyOf(words);
    environment = environment == null ? null : Map.copyOf(environment);
  }

  /** In the environment of this process. */
  ProgramCommand(List<String> words, Path root) {
    this(words, root, null);
  }

  /**
   * Starts it.
   *
   * @param mark what the process and its children carry in their environment
   */
  Process start(String mark) throws SubjectFault {
    List<String> located = new ArrayList<>(words);
    if (isPath()) {
      // Some platforms would look from the folder of this process, others from the root folder.
      located.set(0, root.resolve(program()).toString());
    }
    try {
      ProcessBuilder builder = new ProcessBuilder(located).directory(root.toFile());
      if (environment != null) {
        builder.environment().clear();
        builder.environment().putAll(environment);
      }
      builder.environment().put(ProcessFamily.MARK, mark);
      return builder.start();
    } catch (IOException | RuntimeException e) {
      throw exists()
          ? new SubjectFault(
              "command_not_started",
              this + " cannot be started: " + reason(e) + "; is it a program, and executable?")
          : new SubjectFault(
              "command_not_found",
              this
                  + " cannot be started: there is no "
                  + (isPath()
                      ? "file \"" + program() + "\" seen from the root folder"
                      : "\"" + program() + "\" in any folder of the PATH")
                  + "; install it, or correct \"command\" in touchstone.json");
    }
  }

  private String program() {
    return words.get(0);
  }

  private boolean isPath() {
    return program().contains("/") || program().contains(File.separator);
  }

  private boolean exists() {
    if (isPath()) {
      return Files.exists(root.resolve(program()));
    }
    String path = System.getenv("PATH");
    return path != null
        && Arrays.stream(path.split(File.pathSeparator))
            .anyMatch(folder -> new File(folder, program()).isFile());
  }

  /** The system's own words, without the program and the folder that Java puts before them. */
  private static String reason(Exception e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return String.valueOf(cause.getMessage());
  }

  /** The command as it begins a message. */
  @Override
  public String toString() {
    String line =
        String.join(
            " ", words.stream().map(word -> word.contains(" ") ? "'" + word + "'" : word).toList());
    String shown =
        line.length() > MOST_CHARACTERS ? line.substring(0, MOST_CHARACTERS) + "..." : line;
    return "the command \"" + shown + "\"";
  }
}

package io.touchstone.subject.process;

import io.touchstone.json.JsonText;
import io.touchstone.subject.Secrets;
import io.touchstone.subject.SubjectBinding;
import io.touchstone.subject.SubjectFault;
import io.touchstone.subject.VariableText;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A program and its arguments, where and with which environment it starts.
 *
 * @param program what is configured; its own variables count more than those around it
 * @param root the folder from which a program with a {@code /} is found, and below which it starts
 * @param environment all environment variables around it, to which those of the program may refer;
 *     null stands for those of this process
 */
public record ProgramCommand(
    SubjectBinding.Program program, Path root, Map<String, String> environment) {
  private static final int MOST_CHARACTERS = 200;

  public ProgramCommand {
    environment = environment == null ? null : Map.copyOf(environment);
  }

  /** In the environment of this process. */
  public ProgramCommand(SubjectBinding.Program program, Path root) {
    this(program, root, null);
  }

  /** In the root folder, without variables of its own. */
  public ProgramCommand(List<String> words, Path root, Map<String, String> environment) {
    this(SubjectBinding.Program.of(words), root, environment);
  }

  /** In the root folder and the environment of this process. */
  ProgramCommand(List<String> words, Path root) {
    this(words, root, null);
  }

  /** The program first. */
  public List<String> words() {
    return program.words();
  }

  /** What the variables say that the program's own refer to. */
  public Secrets secrets() {
    return Secrets.of(program.environment().values(), this::variable);
  }

  private String variable(String name) {
    return environment == null ? System.getenv(name) : environment.get(name);
  }

  /**
   * Starts it.
   *
   * @param mark what the process and its children carry in their environment
   */
  Process start(String mark) throws SubjectFault {
    Map<String, String> variables = variables();
    Path folder = folder();
    List<String> located = new ArrayList<>(words());
    if (isPath()) {
      // Some platforms would look from the folder of this process, others from that of the program.
      located.set(0, root.resolve(name()).toString());
    }
    try {
      ProcessBuilder builder = new ProcessBuilder(located).directory(folder.toFile());
      if (environment != null) {
        builder.environment().clear();
        builder.environment().putAll(environment);
      }
      builder.environment().putAll(variables);
      builder.environment().put(ProcessFamily.MARK, mark);
      return builder.start();
    } catch (IOException | RuntimeException e) {
      throw exists()
          ? new SubjectFault(
              "command_not_started",
              this
                  + " cannot be started: "
                  + secrets().hide(reason(e))
                  + "; is it a program, and executable?")
          : new SubjectFault(
              "command_not_found",
              this
                  + " cannot be started: there is no "
                  + (isPath()
                      ? "file \"" + name() + "\" seen from the root folder"
                      : "\"" + name() + "\" in any folder of the PATH")
                  + "; install it, or correct \"command\" in touchstone.json");
    }
  }

  /** The program's own variables with their values. */
  private Map<String, String> variables() throws SubjectFault {
    Map<String, String> variables = new LinkedHashMap<>();
    for (Map.Entry<String, VariableText> own : program.environment().entrySet()) {
      Optional<String> lacking = own.getValue().lacking(this::variable);
      if (lacking.isPresent()) {
        throw new SubjectFault(
            "variable_not_set",
            "%s cannot be started: its variable %s is to be %s, but the environment variable %s is not set; set it, or correct \"env\" in touchstone.json"
                .formatted(
                    this,
                    JsonText.quote(own.getKey()),
                    JsonText.quote(own.getValue().text()),
                    lacking.get()));
      }
      variables.put(own.getKey(), own.getValue().expand(this::variable).orElseThrow());
    }
    return variables;
  }

  private Path folder() throws SubjectFault {
    Path folder = root.resolve(program.folder());
    if (!program.folder().isEmpty() && !Files.isDirectory(folder)) {
      throw new SubjectFault(
          "folder_not_found",
          "%s cannot be started: expected the folder %s, seen from the root folder, to start it in, found %s; make the folder, or correct \"cwd\" in touchstone.json"
              .formatted(
                  this,
                  JsonText.quote(program.folder()),
                  Files.exists(folder) ? "a file" : "nothing"));
    }
    return folder;
  }

  private String name() {
    return words().get(0);
  }

  private boolean isPath() {
    return name().contains("/") || name().contains(File.separator);
  }

  private boolean exists() {
    if (isPath()) {
      return Files.exists(root.resolve(name()));
    }
    String path = System.getenv("PATH");
    return path != null
        && Arrays.stream(path.split(File.pathSeparator))
            .anyMatch(folder -> new File(folder, name()).isFile());
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
            " ",
            words().stream().map(word -> word.contains(" ") ? "'" + word + "'" : word).toList());
    String shown =
        line.length() > MOST_CHARACTERS ? line.substring(0, MOST_CHARACTERS) + "..." : line;
    return "the command \"" + shown + "\"";
  }
}

package io.touchstone.subject;

import java.util.List;

/** Which component stands behind a subject's name. */
public sealed interface SubjectBinding {

  /**
   * A Java component on the class path.
   *
   * @param factoryName the {@link SubjectFactory#name()} to look for
   */
  record Factory(String factoryName) implements SubjectBinding {}

  /**
   * A program that reads one JSON document a line and prints one a line.
   *
   * @param command the program and its arguments; it is started in the root folder
   */
  record Command(List<String> command) implements SubjectBinding {
    public Command {
      command = List.copyOf(command);
      if (command.isEmpty() || command.get(0).isBlank()) {
        throw new IllegalArgumentException("expected a program and its arguments, found none");
      }
    }
  }

  /** Whether it runs inside this Java process, where hundreds of calls cost nobody anything. */
  default boolean inProcess() {
    return this instanceof Factory;
  }
}

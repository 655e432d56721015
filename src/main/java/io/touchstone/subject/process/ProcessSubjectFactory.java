package io.touchstone.subject.process;

import io.touchstone.json.JsonLimits;
import io.touchstone.subject.Subject;
import io.touchstone.subject.SubjectContext;
import io.touchstone.subject.SubjectFactory;
import java.util.List;

/**
 * A program as a subject, by the protocol {@code json-lines}: it reads one JSON document a line
 * from its standard input (UTF-8, ended by a line feed) and prints one a line to its standard
 * output, flushed, nothing else. Messages belong to standard error, whose end is shown when
 * something fails. It should end when its input ends.
 *
 * <p>The program is started in the root folder at the first call and answers all calls of its
 * instance, one after the other. After any fault it is killed with its children and started again
 * at the next call. A program that ends on its own between two calls is a fault of the second.
 */
public final class ProcessSubjectFactory implements SubjectFactory {
  private final String name;
  private final List<String> command;
  private final JsonLimits limits;

  /**
   * @param name the subject's
   * @param command the program and its arguments; a program with a {@code /} is found from the root
   *     folder, another on the PATH
   * @param limits of each answer; {@code maxBytes} is the longest line
   */
  public ProcessSubjectFactory(String name, List<String> command, JsonLimits limits) {
    this.name = name;
    this.command = List.copyOf(command);
    this.limits = limits;
  }

  @Override
  public String name() {
    return name;
  }

  /** Starts nothing yet, so that a missing program is told by the first call. */
  @Override
  public Subject open(SubjectContext context) {
    return open(new ProgramCommand(command, context.root()), limits);
  }

  /** As {@link #open(SubjectContext)}, for a command that brings its folder and environment. */
  public static Subject open(ProgramCommand command, JsonLimits limits) {
    return new ProcessSubject(command, limits);
  }

  /** The program and its arguments. */
  public List<String> command() {
    return command;
  }

  /** Of each answer. */
  public JsonLimits limits() {
    return limits;
  }
}

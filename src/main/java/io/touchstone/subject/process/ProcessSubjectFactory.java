package io.touchstone.subject.process;

import io.touchstone.json.JsonLimits;
import io.touchstone.subject.Subject;
import io.touchstone.subject.SubjectBinding;
import io.touchstone.subject.SubjectContext;
import io.touchstone.subject.SubjectFactory;
import java.util.List;

/**
 * A program as a subject, by the protocol {@code json-lines}: it reads one JSON document a line
 * from its standard input (UTF-8, ended by a line feed) and prints one a line to its standard
 * output, flushed, nothing else. Messages belong to standard error, whose end is shown when
 * something fails. It should end when its input ends.
 *
 * <p>The program is started at the first call and answers all calls of its instance, one after the
 * other, or as many at once as there are workers, which are started when they are needed. After any
 * fault it is killed with its children and started again at the next call. A program that ends on
 * its own between two calls is a fault of the second.
 *
 * <p>With the lifetime {@link SubjectBinding.Lifetime#CALL} a program is started for each call. Its
 * input is one document on one line and then ends; all that it prints is one document, on as many
 * lines as it likes; it must end with the exit code 0. What it has started is killed then.
 *
 * <p>Answers and messages say {@code ${NAME}} where a program printed the value of a variable to
 * which its environment refers.
 */
public final class ProcessSubjectFactory implements SubjectFactory {
  private final String name;
  private final SubjectBinding.Command command;
  private final JsonLimits limits;

  /**
   * @param name the subject's
   * @param limits of each answer; {@code maxBytes} is the longest line, or all output of a call
   */
  public ProcessSubjectFactory(String name, SubjectBinding.Command command, JsonLimits limits) {
    this.name = name;
    this.command = command;
    this.limits = limits;
  }

  /**
   * One program in the root folder that answers all calls.
   *
   * @param words the program and its arguments; a program with a {@code /} is found from the root
   *     folder, another on the PATH
   */
  public ProcessSubjectFactory(String name, List<String> words, JsonLimits limits) {
    this(name, new SubjectBinding.Command(words), limits);
  }

  @Override
  public String name() {
    return name;
  }

  /** Starts nothing yet, so that a missing program is told by the first call. */
  @Override
  public Subject open(SubjectContext context) {
    return new ProcessSubject(
        new ProgramCommand(command.program(), context.root()),
        command.lifetime(),
        command.workers(),
        limits);
  }

  /**
   * As {@link #open(SubjectContext)}, for a command that brings its folder and environment; calls
   * do not run at once.
   */
  public static Subject open(
      ProgramCommand command, SubjectBinding.Lifetime lifetime, JsonLimits limits) {
    return new ProcessSubject(command, lifetime, 1, limits);
  }

  /** How the program is started, and how many of it. */
  public SubjectBinding.Command command() {
    return command;
  }

  /** Of each answer. */
  public JsonLimits limits() {
    return limits;
  }
}

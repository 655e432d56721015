package io.touchstone.cli;

import io.touchstone.json.JsonText;
import io.touchstone.subject.SubjectExit;
import java.util.Optional;

/**
 * Sees to it that a subject which calls {@code System.exit} is no success: a run that a subject has
 * ended has decided nothing. {@code Runtime.halt} cannot be refused.
 */
final class ExitRefusal implements Runnable {
  private final Console console;

  ExitRefusal(Console console) {
    this.console = console;
  }

  /** Looks on when Java ends. */
  void install() {
    Runtime.getRuntime().addShutdownHook(new Thread(this, "exit-refusal"));
  }

  @Override
  public void run() {
    Optional<String> culprit = SubjectExit.nameOfCulprit(Thread.getAllStackTraces());
    if (culprit.isPresent()) {
      console.complain(
          "the subject %s ended Java during a call; nothing was decided; run it as a command, or mend it"
              .formatted(JsonText.quote(culprit.get())));
      // Halting leaves no time to other hooks, which would have killed the programs.
      ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
      Runtime.getRuntime().halt(Main.BAD_INPUT);
    }
  }
}

package io.touchstone.cli;

import io.touchstone.json.JsonText;
import io.touchstone.subject.SubjectExit;
import io.touchstone.subject.process.fork.Forks;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sees to it that a subject which calls {@code System.exit} is no success: a run that a subject has
 * ended has decided nothing. {@code Runtime.halt} cannot be refused.
 */
final class ExitRefusal implements Runnable {
  private static final List<String> END_OF_MAIN =
      List.of("java.lang.Runtime.exit", "java.lang.System.exit", Main.class.getName() + ".main");

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
    Map<Thread, StackTraceElement[]> stacks = Thread.getAllStackTraces();
    Optional<String> culprit = SubjectExit.nameOfCulprit(stacks).map(JsonText::quote);
    if (culprit.isPresent()) {
      refuse("the subject " + culprit.get() + " ended Java during a call");
    } else if (stacks.values().stream().anyMatch(ExitRefusal::isStranger)) {
      refuse("a subject, or a thread that one started, ended Java");
    }
  }

  /** Whether it ends Java, and is not the end of {@link Main}. */
  private static boolean isStranger(StackTraceElement[] stack) {
    List<String> frames =
        Arrays.stream(stack)
            .map(frame -> frame.getClassName() + "." + frame.getMethodName())
            .toList();
    int exit = frames.indexOf("java.lang.Runtime.exit");
    return exit >= 0 && !frames.subList(exit, frames.size()).equals(END_OF_MAIN);
  }

  private void refuse(String what) {
    console.complain(what + "; nothing was decided; run the subject as a command, or mend it");
    // Halting leaves no time to other hooks, which would have killed the programs and cleaned up.
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    Forks.removeFolders();
    Runtime.getRuntime().halt(Main.BAD_INPUT);
  }
}

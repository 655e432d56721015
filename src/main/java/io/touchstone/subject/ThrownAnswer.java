package io.touchstone.subject;

import java.util.Arrays;
import java.util.Optional;

/** What a subject threw, put in words; whatever its exception does when it is asked. */
final class ThrownAnswer {
  private static final int MOST_CHARACTERS = 2_000;

  private ThrownAnswer() {}

  static Answer.Threw of(Throwable thrown) {
    if (thrown instanceof SubjectFault fault) {
      return new Answer.Threw(fault.type(), fault.getMessage());
    }
    return new Answer.Threw(thrown.getClass().getName(), message(thrown));
  }

  private static String message(Throwable thrown) {
    try {
      String message = thrown.getMessage() == null ? "" : cut(thrown.getMessage());
      return place(thrown).map(at -> (message + " (at " + at + ")").trim()).orElse(message);
    } catch (Throwable hopeless) {
      return "";
    }
  }

  private static String cut(String message) {
    return message.length() <= MOST_CHARACTERS
        ? message
        : message.substring(0, MOST_CHARACTERS) + "...";
  }

  /**
   * The line that threw, skipping the platform's own. A virtual machine error has none worth
   * naming: a stack overflows anywhere.
   */
  private static Optional<StackTraceElement> place(Throwable thrown) {
    if (thrown instanceof VirtualMachineError) {
      return Optional.empty();
    }
    return Arrays.stream(thrown.getStackTrace())
        .filter(frame -> !isPlatform(frame.getModuleName()))
        .findFirst()
        .filter(frame -> !frame.getClassName().equals(GuardedSubject.class.getName()));
  }

  private static boolean isPlatform(String module) {
    return module != null && (module.startsWith("java.") || module.startsWith("jdk."));
  }
}

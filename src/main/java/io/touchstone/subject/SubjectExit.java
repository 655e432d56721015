package io.touchstone.subject;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells who ends Java. A subject that calls {@code System.exit} ends Touchstone too, with whatever
 * exit code it likes; asked while Java is ending, this finds the call that did it.
 *
 * <p>{@code Runtime.halt} ends Java at once, before anybody can ask.
 */
public final class SubjectExit {
  private static final String THREADS = "touchstone-";

  private SubjectExit() {}

  /**
   * The name of the guarded subject whose opening or call ends Java; empty when it is none's.
   *
   * @param stacks of all threads, as {@link Thread#getAllStackTraces()} gives them
   */
  public static Optional<String> nameOfCulprit(Map<Thread, StackTraceElement[]> stacks) {
    return stacks.entrySet().stream()
        .filter(thread -> endsJava(thread.getValue()) && isGuarded(thread.getValue()))
        .map(thread -> thread.getKey().getName())
        // One of several threads of a stress has a number behind the name.
        .map(name -> name.replaceFirst("#\\d+$", ""))
        .map(name -> name.startsWith(THREADS) ? name.substring(THREADS.length()) : name)
        .sorted()
        .findFirst();
  }

  private static boolean endsJava(StackTraceElement[] stack) {
    return has(stack, Runtime.class, List.of("exit"));
  }

  private static boolean isGuarded(StackTraceElement[] stack) {
    return has(stack, GuardedSubject.class, List.of("ask", "tryOpening", "close"));
  }

  private static boolean has(StackTraceElement[] stack, Class<?> type, List<String> methods) {
    return Arrays.stream(stack)
        .anyMatch(
            frame ->
                frame.getClassName().equals(type.getName())
                    && methods.contains(frame.getMethodName()));
  }
}

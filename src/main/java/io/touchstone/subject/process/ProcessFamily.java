package io.touchstone.subject.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A process and all that came of it. A child whose parent has ended is nobody's descendant any
 * more; so descendants are remembered while they can be seen, and where the system shows the
 * environment of processes (Linux), those are found too that still carry the mark in theirs.
 *
 * <p>What escapes: a process that dropped the mark from its environment, or a platform that shows
 * none, and whose parent ended before anybody looked.
 */
final class ProcessFamily {
  /** The environment variable that every process of a family inherits. */
  static final String MARK = "TOUCHSTONE_PROGRAM";

  private static final Path PROCESSES = Path.of("/proc");

  /** A family that forks while it is killed is looked for again. */
  private static final int MOST_ROUNDS = 5;

  /** After that, no further round begins: whoever waits for the end of Java must not wait long. */
  private static final long LONGEST_NANOS = 2_000_000_000L;

  private final ProcessHandle head;
  private final Supplier<Stream<ProcessHandle>> all;
  private final String marked;
  private final Set<ProcessHandle> seen = new HashSet<>();

  ProcessFamily(ProcessHandle head, String mark) {
    this(head, mark, ProcessHandle::allProcesses);
  }

  /**
   * @param all the processes of this machine that can be seen now
   */
  ProcessFamily(ProcessHandle head, String mark, Supplier<Stream<ProcessHandle>> all) {
    this.head = head;
    this.all = all;
    this.marked = MARK + "=" + mark + "\0";
  }

  /** A mark that no other family of this machine has. */
  static String newMark() {
    return ProcessHandle.current().pid()
        + "-"
        + Thread.currentThread().getId()
        + "-"
        + System.nanoTime();
  }

  /** Remembers the descendants that there are now. */
  synchronized void look() {
    head.descendants().forEach(seen::add);
  }

  /** Kills the process and its family, as far as it can be found. */
  synchronized void kill() {
    look();
    // Not Process.destroyForcibly, which would wait for a thread that is writing.
    head.destroyForcibly();
    killRest();
  }

  /** Kills what is left of the family after its head has ended. */
  synchronized void killRest() {
    long end = System.nanoTime() + LONGEST_NANOS;
    List<ProcessHandle> rest = rest();
    for (int round = 1; !rest.isEmpty(); round++) {
      rest.forEach(ProcessHandle::destroyForcibly);
      rest.forEach(seen::remove);
      rest = round < MOST_ROUNDS && System.nanoTime() < end ? rest() : List.of();
    }
  }

  /**
   * The living members but the head, found in one pass over all processes: with thousands of them,
   * one pass for each member would take minutes.
   */
  private List<ProcessHandle> rest() {
    Map<ProcessHandle, List<ProcessHandle>> children = new HashMap<>();
    Queue<ProcessHandle> found = new ArrayDeque<>();
    for (ProcessHandle process : all.get().toList()) {
      process
          .parent()
          .ifPresent(
              parent -> children.computeIfAbsent(parent, any -> new ArrayList<>()).add(process));
      if (process.equals(head) || seen.contains(process) || carriesMark(process)) {
        found.add(process);
      }
    }
    Set<ProcessHandle> rest = new LinkedHashSet<>();
    for (ProcessHandle next = found.poll(); next != null; next = found.poll()) {
      if (rest.add(next)) {
        found.addAll(children.getOrDefault(next, List.of()));
      }
    }
    rest.remove(head);
    return List.copyOf(rest);
  }

  /** Not of a process that has ended, or is another user's, or where the platform shows none. */
  private boolean carriesMark(ProcessHandle process) {
    try {
      Path environment = PROCESSES.resolve(Long.toString(process.pid())).resolve("environ");
      return new String(Files.readAllBytes(environment), StandardCharsets.ISO_8859_1)
          .contains(marked);
    } catch (IOException e) {
      return false;
    }
  }
}

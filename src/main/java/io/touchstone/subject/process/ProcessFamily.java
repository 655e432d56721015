package io.touchstone.subject.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

  private final ProcessHandle head;
  private final byte[] marked;
  private final Set<ProcessHandle> seen = new HashSet<>();

  ProcessFamily(ProcessHandle head, String mark) {
    this.head = head;
    this.marked = (MARK + "=" + mark + "\0").getBytes(StandardCharsets.ISO_8859_1);
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
    List<ProcessHandle> rest = rest();
    for (int round = 0; round < MOST_ROUNDS && !rest.isEmpty(); round++) {
      rest.forEach(ProcessHandle::destroyForcibly);
      seen.removeAll(rest);
      rest = rest();
    }
  }

  private List<ProcessHandle> rest() {
    Set<ProcessHandle> rest = new HashSet<>(seen);
    seen.forEach(process -> process.descendants().forEach(rest::add));
    rest.addAll(carriers());
    rest.remove(head);
    return rest.stream().filter(ProcessHandle::isAlive).toList();
  }

  private List<ProcessHandle> carriers() {
    List<ProcessHandle> carriers = new ArrayList<>();
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
      for (Path process : processes) {
        if (carriesMark(process)) {
          handle(process).ifPresent(carriers::add);
        }
      }
    } catch (IOException e) {
      // This platform shows no processes as files; what was seen is all that is known.
    }
    return carriers;
  }

  private static Optional<ProcessHandle> handle(Path process) {
    return ProcessHandle.of(Long.parseLong(process.getFileName().toString()));
  }

  /** Not of a process that has ended, or is another user's. */
  private boolean carriesMark(Path process) {
    try {
      byte[] environment = Files.readAllBytes(process.resolve("environ"));
      String text = new String(environment, StandardCharsets.ISO_8859_1);
      return text.contains(new String(marked, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      return false;
    }
  }
}

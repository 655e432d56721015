package io.touchstone.subject.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A machine of its own, on which a process is a row of a list. */
class ProcessFamilyTest {
  /** No system has so many processes. */
  private static final long FIRST_PID = 1L << 40;

  private final List<Row> machine = new ArrayList<>();
  private int passes;

  /** A process; who has ended is not on the machine any more. */
  private final class Row implements ProcessHandle {
    private final long pid = FIRST_PID + machine.size();
    private Row parent;
    private boolean alive = true;

    Row(Row parent) {
      this.parent = parent;
      machine.add(this);
    }

    @Override
    public long pid() {
      return pid;
    }

    @Override
    public Optional<ProcessHandle> parent() {
      return Optional.ofNullable(parent);
    }

    @Override
    public Stream<ProcessHandle> children() {
      return processes().filter(each -> ((Row) each).parent == this);
    }

    @Override
    public Stream<ProcessHandle> descendants() {
      passes++;
      return tree();
    }

    private Stream<ProcessHandle> tree() {
      return children().flatMap(each -> Stream.concat(Stream.of(each), ((Row) each).tree()));
    }

    @Override
    public boolean destroyForcibly() {
      alive = false;
      machine.stream().filter(each -> each.parent == this).forEach(each -> each.parent = null);
      return true;
    }

    @Override
    public boolean isAlive() {
      return alive;
    }

    @Override
    public boolean destroy() {
      return destroyForcibly();
    }

    @Override
    public boolean supportsNormalTermination() {
      return false;
    }

    @Override
    public Info info() {
      throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<ProcessHandle> onExit() {
      throw new UnsupportedOperationException();
    }

    @Override
    public int compareTo(ProcessHandle other) {
      return Long.compare(pid, other.pid());
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return Long.hashCode(pid);
    }
  }

  private Stream<ProcessHandle> processes() {
    return List.copyOf(machine).stream().filter(Row::isAlive).map(each -> each);
  }

  private Stream<ProcessHandle> pass() {
    passes++;
    return processes();
  }

  private ProcessFamily family(Row head) {
    return new ProcessFamily(head, "no process carries this", this::pass);
  }

  @Test
  void those_whose_parents_have_ended_are_killed_with_their_own_children_and_nobody_else() {
    Row other = new Row(null);
    Row head = new Row(null);
    Row orphan = new Row(head);
    ProcessFamily family = family(head);
    family.look();
    orphan.parent = other;
    Row childOfOrphan = new Row(new Row(orphan));
    Row sibling = new Row(other);

    family.kill();
    assertEquals(List.of(other, sibling), processes().toList());
    assertTrue(!childOfOrphan.isAlive() && !head.isAlive());
  }

  @Test
  void so_many_processes_are_killed_in_a_few_passes_over_the_machine() {
    Row head = new Row(null);
    ProcessFamily family = family(head);
    for (int i = 0; i < 2_000; i++) {
      new Row(head);
    }
    family.look();
    machine.forEach(each -> each.parent = null);

    family.kill();
    assertEquals(List.of(), processes().toList());
    assertTrue(passes <= 5, () -> passes + " passes");
  }
}

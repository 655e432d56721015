package io.touchstone.subject.process.fork;

import io.touchstone.json.JsonLimits;
import io.touchstone.subject.Subject;
import io.touchstone.subject.SubjectContext;
import io.touchstone.subject.SubjectFault;
import io.touchstone.subject.process.ProcessSubjectFactory;
import io.touchstone.subject.process.ProgramCommand;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;

/**
 * Opens subjects in processes of their own, in another {@link World}. A forked subject answers as
 * one in this process does: the same values, the same types and messages of what it throws. What it
 * prints goes to standard error, whose end is shown when the process ends too early.
 *
 * <p>A fork that ends, by {@code System.exit} or otherwise, is a {@link SubjectFault} of the type
 * {@code exited}, never an answer. No process outlives its subject, children included, as far as
 * the platform shows them; one that is interrupted in a call is killed. Put a {@code
 * GuardedSubject} around it for the time limit.
 *
 * <p>A Java fork has the class path of this process, its assertions and those system properties
 * that are the user's; not its agents, heap and other options of the virtual machine.
 */
public final class Forks {
  private Forks() {}

  /** With a fresh instance for each call. */
  public static Subject open(
      Forkable forkable, World world, SubjectContext context, JsonLimits limits)
      throws IOException, SubjectFault, InterruptedException {
    return open(forkable, world, context, limits, Instances.FRESH);
  }

  /**
   * A forked subject. Its process is ready for its first call, and starts again after a fault; a
   * program starts at its first call.
   *
   * <p>Each instance of a Java subject gets a {@code SplittableRandom} whose seed is the next
   * {@code long} of the context's random generator: the same for all instances, and for two forks
   * whose contexts are alike, but not what a subject in this process gets. Hold forks against a
   * fork in the plain world.
   *
   * @param context its clock must be fixed, or the system's
   * @param limits of each answer of a Java subject; a program has limits of its own
   * @throws IllegalArgumentException when the clock cannot be handed over
   * @throws SubjectFault when the process cannot start, or cannot make the factory
   * @throws IOException when the fork's temporary folder cannot be made
   */
  public static Subject open(
      Forkable forkable,
      World world,
      SubjectContext context,
      JsonLimits limits,
      Instances instances)
      throws IOException, SubjectFault, InterruptedException {
    if (forkable instanceof Forkable.Program program) {
      Surroundings surroundings = Surroundings.of(world, Knob.Target.PROGRAM);
      ProgramCommand command =
          new ProgramCommand(
              program.command().program(), context.root(), surroundings.environment());
      return new ForkedProgram(
          () -> ProcessSubjectFactory.open(command, program.command().lifetime(), program.limits()),
          surroundings,
          instances);
    }
    Forkable.JavaFactory factory = (Forkable.JavaFactory) forkable;
    ForkOrder order =
        new ForkOrder(
            factory.className(),
            instances == Instances.FRESH,
            world.has(Knob.SYMBOL_ORDER),
            fixedInstant(context.clock()),
            context.clock().getZone(),
            context.random().nextLong(),
            context.root(),
            limits,
            JavaLaunch.userProperties());
    Surroundings surroundings = Surroundings.of(world, Knob.Target.JAVA);
    return ForkedSubject.opened(JavaLaunch.command(world, surroundings), surroundings, order);
  }

  /**
   * Removes the temporary folders of all forks of this process, whose processes must have been
   * ended: for whoever halts Java, which leaves nobody the time to do so. Otherwise they are
   * removed when Java exits.
   */
  public static void removeFolders() {
    ForkFolder.removeAll();
  }

  /** Where the clock stands; null when it is the system's. */
  private static Instant fixedInstant(Clock clock) {
    Instant now = clock.instant();
    if (clock.equals(Clock.fixed(now, clock.getZone()))) {
      return now;
    } else if (clock.getClass().getName().equals("java.time.Clock$SystemClock")) {
      return null;
    }
    throw new IllegalArgumentException(
        "expected a clock that is fixed, or the system's, found %s; a fork can be given no other"
            .formatted(clock));
  }
}

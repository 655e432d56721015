package io.touchstone.stress;

import io.touchstone.json.JsonLimits;
import io.touchstone.subject.GuardedSubject;
import io.touchstone.subject.SubjectContext;
import io.touchstone.subject.SubjectFactory;
import io.touchstone.subject.process.fork.Forkable;
import io.touchstone.subject.process.fork.Forks;
import io.touchstone.subject.process.fork.Knob;
import io.touchstone.subject.process.fork.World;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A subject in processes of its own, one for each world. Those that are kept are closed with this.
 */
public final class OtherProcesses implements AutoCloseable {
  /** Enough for a set of two elements to be seen in both orders in 127 of 128 runs. */
  private static final int BATTERY = 8;

  private final Forkable.Check check;
  private final String name;
  private final Supplier<SubjectContext> contexts;
  private final Duration limit;
  private final JsonLimits limits;
  private final Map<Integer, GuardedSubject> kept = new ConcurrentHashMap<>();

  private OtherProcesses(
      Forkable.Check check,
      String name,
      Supplier<SubjectContext> contexts,
      Duration limit,
      JsonLimits limits) {
    this.check = check;
    this.name = name;
    this.contexts = contexts;
    this.limit = limit;
    this.limits = limits;
  }

  /**
   * Those of a factory's subject.
   *
   * @param contexts what each process is given; the next {@code long} of its random generator is
   *     the seed of the one that the subject gets
   * @param limit how long one call may take
   */
  public static OtherProcesses of(
      SubjectFactory factory,
      Supplier<SubjectContext> contexts,
      Duration limit,
      JsonLimits limits) {
    return new OtherProcesses(Forkable.of(factory), factory.name(), contexts, limit, limits);
  }

  /** None: the subject cannot be in another process. */
  public static OtherProcesses none(String because) {
    return new OtherProcesses(new Forkable.Check.Cannot(because), "", null, null, null);
  }

  /** Why there can be none; empty where there can. */
  Optional<String> objection() {
    return check instanceof Forkable.Check.Cannot cannot
        ? Optional.of(cannot.reason())
        : Optional.empty();
  }

  /** Whether the subject is a program, which is in a process of its own anyway. */
  boolean isProgram() {
    return check instanceof Forkable.Check.Can can
        && can.forkable().target() == Knob.Target.PROGRAM;
  }

  /**
   * Worlds that differ in everything that can be made to differ, the plain one first.
   *
   * <p>The same for all cases of a subject, so that its processes can be kept.
   *
   * @param off ids of knobs, or of their families, that are left alone
   */
  List<World> battery(Set<String> off) {
    return World.battery(name.hashCode(), BATTERY).stream()
        .map(world -> world.forTarget(forkable().target()))
        .map(world -> without(world, off))
        .toList();
  }

  private static World without(World world, Set<String> off) {
    return new World(
        world.knobs().stream()
            .filter(knob -> !off.contains(knob.id()) && !off.contains(family(knob)))
            .collect(Collectors.toSet()));
  }

  /** The word that turns off all knobs of a family: {@code time-zone}. */
  static String family(Knob knob) {
    return knob.family().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A process of its own, with a fresh instance for each call; the caller closes it. */
  GuardedSubject open(World world) {
    return new GuardedSubject(
        name, () -> Forks.open(forkable(), world, contexts.get(), limits), limit, limits);
  }

  /**
   * As {@link #open}, but the process is kept for further cases.
   *
   * @param number which one: there may be several in equal worlds
   */
  GuardedSubject kept(int number, World world) {
    return kept.computeIfAbsent(number, fresh -> open(world));
  }

  /** Ends one that is kept; the next case starts it anew. */
  void drop(int number) {
    GuardedSubject dropped = kept.remove(number);
    if (dropped != null) {
      dropped.close();
    }
  }

  private Forkable forkable() {
    return ((Forkable.Check.Can) check).forkable();
  }

  @Override
  public void close() {
    kept.values().forEach(GuardedSubject::close);
    kept.clear();
  }
}

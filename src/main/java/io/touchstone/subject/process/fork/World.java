package io.touchstone.subject.process.fork;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How a fork's surroundings differ from those of this process.
 *
 * @param knobs in the order of their declaration, at most one of a family; one that does not apply
 *     to a fork changes nothing there
 */
public record World(Set<Knob> knobs) {
  /**
   * Nothing differs but what differs between any two processes, as the salt of {@code Set.of}. What
   * answers differ from here is the world's doing.
   */
  public static final World PLAIN = new World(Set.of());

  /**
   * @throws IllegalArgumentException when two knobs are of one family
   */
  public World {
    Map<Knob.Family, Knob> first = new EnumMap<>(Knob.Family.class);
    for (Knob knob : new TreeSet<>(knobs)) {
      Knob other = first.putIfAbsent(knob.family(), knob);
      if (other != null) {
        throw new IllegalArgumentException(
            "expected at most one knob of a family, found %s and %s"
                .formatted(other.id(), knob.id()));
      }
    }
    knobs = Collections.unmodifiableSet(new TreeSet<>(knobs));
  }

  public static World of(Knob... knobs) {
    return new World(Set.of(knobs));
  }

  /** The least number of worlds in a battery: the plain one, and one for each locale. */
  public static int leastBattery() {
    return 1 + families().values().stream().mapToInt(Collection::size).max().orElse(0);
  }

  /**
   * Worlds that have every knob at least once, many in one; the first is plain.
   *
   * @param seed decides which knobs meet
   * @param count how many worlds, at least {@link #leastBattery()}
   */
  public static List<World> battery(long seed, int count) {
    if (count < leastBattery()) {
      throw new IllegalArgumentException(
          "expected at least " + leastBattery() + " worlds, found " + count);
    }
    Random random = new Random(seed);
    List<Set<Knob>> worlds =
        IntStream.range(1, count).<Set<Knob>>mapToObj(i -> new TreeSet<>()).toList();
    for (List<Knob> family : families().values()) {
      List<Set<Knob>> shuffled = new ArrayList<>(worlds);
      Collections.shuffle(shuffled, random);
      for (int i = 0; i < shuffled.size(); i++) {
        // Where all values are placed, any again, or none: families then meet in more ways.
        int value = i < family.size() ? i : random.nextInt(family.size() + 1);
        if (value < family.size()) {
          shuffled.get(i).add(family.get(value));
        }
      }
    }
    List<World> battery = new ArrayList<>(List.of(PLAIN));
    worlds.forEach(knobs -> battery.add(new World(knobs)));
    return List.copyOf(battery);
  }

  private static Map<Knob.Family, List<Knob>> families() {
    return Arrays.stream(Knob.values())
        .collect(
            Collectors.groupingBy(
                Knob::family, () -> new EnumMap<>(Knob.Family.class), Collectors.toList()));
  }

  /** The same world, but for the knob. */
  public World without(Knob knob) {
    return new World(knobs.stream().filter(other -> other != knob).collect(Collectors.toSet()));
  }

  /** Only the knobs that change anything for such a process. */
  public World forTarget(Knob.Target target) {
    return new World(
        knobs.stream().filter(knob -> knob.appliesTo(target)).collect(Collectors.toSet()));
  }

  boolean has(Knob knob) {
    return knobs.contains(knob);
  }

  /** The ids of its knobs, or {@code plain}. */
  @Override
  public String toString() {
    return knobs.isEmpty()
        ? "plain"
        : knobs.stream().map(Knob::id).collect(Collectors.joining(", "));
  }
}

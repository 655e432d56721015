package io.touchstone.specimen;

import java.util.List;
import java.util.stream.Stream;

/** All specimens, each theme in a class of its own. */
public final class Specimens {
  private Specimens() {}

  /** Subjects with one fault each, in a fixed order. */
  public static List<Specimen> mutants() {
    return Stream.of(
            TimeFaults.all(),
            ChanceFaults.all(),
            StateFaults.all(),
            CallOrderFaults.all(),
            KeyOrderFaults.all(),
            NumberFaults.all(),
            GatedFaults.all(),
            RaceFaults.all(),
            ParallelFaults.all(),
            HashFaults.all(),
            LocaleFaults.all(),
            EnvironmentFaults.all())
        .flatMap(List::stream)
        .toList();
  }

  /** Subjects that look suspicious, and are deterministic. */
  public static List<Specimen> clean() {
    return Stream.of(CleanStores.all(), CleanOrders.all(), CleanTexts.all())
        .flatMap(List::stream)
        .toList();
  }

  /** Any of all, by its name. */
  public static Specimen named(String name) {
    return Stream.of(mutants(), clean(), hostile())
        .flatMap(List::stream)
        .filter(specimen -> specimen.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Subjects that harm the process they run in: not for a process that is still needed. */
  public static List<Specimen> hostile() {
    return HostileSubjects.all();
  }
}

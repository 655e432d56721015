package io.touchstone.stress;

import io.touchstone.subject.GuardedSubject;
import io.touchstone.subject.process.fork.World;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * What is stressed.
 *
 * @param name as goldens name it
 * @param opener makes an instance of its own each time, with a clock that is put forward so far
 * @param elsewhere the same in other processes
 * @param rules what its inputs must be like
 * @param off the perturbations, or groups of them, that it cannot bear
 * @param because why, in its owner's words
 * @param patience how long calls may take before it is clear that they hang
 */
public record StressSubject(
    String name,
    Function<Duration, GuardedSubject> opener,
    OtherProcesses elsewhere,
    InputRules rules,
    Set<String> off,
    String because,
    Duration patience) {

  /** One that bears everything and of which nothing more is known. */
  public static StressSubject of(
      String name, Function<Duration, GuardedSubject> opener, Duration patience) {
    return new StressSubject(
        name,
        opener,
        OtherProcesses.none("it is no class that another process could open"),
        InputRules.ANY,
        Set.of(),
        "",
        patience);
  }

  boolean bears(String perturbation) {
    return !off.contains(perturbation);
  }

  /** The worlds to visit: a knob that is off is turned in none. */
  List<World> worlds() {
    return elsewhere.battery(off);
  }
}

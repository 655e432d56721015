package io.touchstone.subject.process.fork;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a fork finds around it.
 *
 * @param place its temporary folder, which only some worlds show to it
 * @param environment all its environment variables
 */
record Surroundings(ForkFolder place, Map<String, String> environment) {
  /** Without these, no Java starts, or starts otherwise than this one. */
  private static final Set<String> NEEDED =
      Set.of(
          "PATH",
          "LD_LIBRARY_PATH",
          "DYLD_LIBRARY_PATH",
          "LANG",
          "LC_ALL",
          "LC_CTYPE",
          "TZ",
          "SystemRoot");

  static Surroundings of(World world, Knob.Target target) throws IOException {
    ForkFolder place = ForkFolder.make();
    Map<String, String> environment = new HashMap<>(System.getenv());
    if (target == Knob.Target.JAVA && world.has(Knob.ENVIRONMENT)) {
      environment.keySet().retainAll(NEEDED);
    }
    for (Knob knob : world.forTarget(target).knobs()) {
      knob.variables(target)
          .forEach(
              (name, value) ->
                  environment.put(name, value.replace(Knob.FOLDER, place.path().toString())));
    }
    return new Surroundings(place, Map.copyOf(environment));
  }

  /** Its temporary folder. */
  Path folder() {
    return place.path();
  }

  /** Deletes the folder and what was left there, as far as it can be deleted. */
  void remove() throws IOException {
    place.remove();
  }
}

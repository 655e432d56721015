package io.touchstone.stress;

import java.util.ArrayList;
import java.util.List;

/**
 * The surroundings of another process, as far as they differ from those of this one.
 *
 * @param knobs the names of what differs, such as {@code locale-tr}; none for a process that is
 *     merely another
 */
public record World(List<String> knobs) {
  /** A process that is merely another. */
  public static final World PLAIN = new World(List.of());

  public World {
    knobs = List.copyOf(knobs);
  }

  /** This world without one of its knobs. */
  World without(String knob) {
    List<String> fewer = new ArrayList<>(knobs);
    fewer.remove(knob);
    return new World(fewer);
  }

  /** To follow "under". */
  String words() {
    return knobs.isEmpty() ? "another process" : "another process with " + String.join(", ", knobs);
  }
}

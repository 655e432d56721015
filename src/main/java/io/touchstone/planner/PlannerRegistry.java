package io.touchstone.planner;

import io.touchstone.json.DidYouMean;
import io.touchstone.json.JsonText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Planners by id. Each registry knows only what was registered with itself. Many threads may use
 * one.
 */
public final class PlannerRegistry {
  private final Map<String, Planner> planners = new LinkedHashMap<>();
  private String defaultId;

  /**
   * Adds a planner; the first one becomes the default.
   *
   * @throws IllegalArgumentException when another has its id
   */
  public synchronized void register(Planner planner) {
    String id = planner.id();
    if (planners.putIfAbsent(id, planner) != null) {
      throw new IllegalArgumentException(
          "a planner with the id " + JsonText.quote(id) + " is registered already");
    }
    if (defaultId == null) {
      defaultId = id;
    }
  }

  /** The planner of this id, if there is one. */
  public synchronized Optional<Planner> get(String id) {
    return Optional.ofNullable(planners.get(id));
  }

  /** The planner for those who name none; empty while nothing is registered. */
  public synchronized Optional<Planner> getDefault() {
    return Optional.ofNullable(planners.get(defaultId));
  }

  /**
   * Makes a registered planner the default.
   *
   * @throws IllegalArgumentException when there is none of this id; it lists the known ones
   */
  public synchronized void setDefault(String id) {
    if (!planners.containsKey(id)) {
      throw new IllegalArgumentException(
          "there is no planner "
              + JsonText.quote(id)
              + "; "
              + DidYouMean.among(planners.keySet(), id));
    }
    defaultId = id;
  }

  /** All planners, in the order in which they were registered. */
  public synchronized List<Planner> list() {
    return List.copyOf(planners.values());
  }
}

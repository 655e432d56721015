package io.touchstone.runtime;

import io.touchstone.json.JsonText;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The guards of all resources of a runtime. */
final class ResourceGuards {
  private final TreeMap<String, ResourceGuard> guards = new TreeMap<>();
  private final Clock clock;
  private final ResourceGuard otherwise;

  ResourceGuards(ResourceContract defaultLimits, Clock clock) {
    this.clock = clock;
    this.otherwise = new ResourceGuard(defaultLimits, clock);
    guards.put(defaultLimits.resourceId(), otherwise);
  }

  /**
   * @throws IllegalArgumentException when the resource has limits already
   */
  synchronized void register(ResourceContract limits) {
    if (guards.putIfAbsent(limits.resourceId(), new ResourceGuard(limits, clock)) != null) {
      throw new IllegalArgumentException(
          "the resource %s has limits already; those of %s come with the settings of the runtime"
              .formatted(JsonText.quote(limits.resourceId()), otherwise.limits().resourceId()));
    }
  }

  synchronized Optional<ResourceGuard> find(String resourceId) {
    return Optional.ofNullable(guards.get(resourceId));
  }

  /** The guard of the skill's own limits, or of those that all others share. */
  synchronized ResourceGuard of(String skillId) {
    return guards.getOrDefault(skillId, otherwise);
  }

  synchronized List<String> ids() {
    return List.copyOf(guards.keySet());
  }
}

package io.touchstone.runtime;

import io.touchstone.json.JsonLimits;
import java.util.Optional;
import java.util.Set;

/**
 * How a runtime is set up.
 *
 * @param maxThreads how many skills may run at once, those included that ignore that their time is
 *     over
 * @param maxHistory how many calls the runtime remembers
 * @param allowedSkills the ids of the skills that may be called; empty means all
 * @param defaultLimits the limits that all skills share which have none of their own
 * @param jsonLimits how deep and large inputs and results may be; never deeper than 990 levels,
 *     which a larger depth becomes, so that a trace that holds them can be read back
 */
public record RuntimeSettings(
    int maxThreads,
    int maxHistory,
    Optional<Set<String>> allowedSkills,
    ResourceContract defaultLimits,
    JsonLimits jsonLimits) {

  /** What a trace puts around the details of an error is less than ten levels deep. */
  static final int DEEPEST = JsonLimits.DEEPEST - 10;

  private static final int MOST_THREADS = 100_000;

  /** 64 threads, 1,000 calls remembered, all skills, the default limits. */
  public static final RuntimeSettings DEFAULT =
      new RuntimeSettings(
          64,
          1_000,
          Optional.empty(),
          ResourceContract.withDefaults(ResourceContract.DEFAULT_ID),
          JsonLimits.DEFAULT);

  /**
   * @throws IllegalArgumentException when there is no thread, or far too many, or a negative
   *     history
   */
  public RuntimeSettings {
    if (maxThreads < 1 || maxThreads > MOST_THREADS || maxHistory < 0) {
      throw new IllegalArgumentException(
          "expected 1 to %d threads and a history of at least 0, found %d and %d"
              .formatted(MOST_THREADS, maxThreads, maxHistory));
    }
    allowedSkills = allowedSkills.map(Set::copyOf);
    jsonLimits =
        new JsonLimits(
            jsonLimits.maxBytes(),
            Math.min(jsonLimits.maxDepth(), DEEPEST),
            jsonLimits.maxNumberLength());
  }

  /** These with other default limits; the id is always {@link ResourceContract#DEFAULT_ID}. */
  public RuntimeSettings withDefaultLimits(
      long budgetCents, long rateLimitPerMin, long maxConcurrent) {
    ResourceContract limits =
        ResourceContract.of(
            ResourceContract.DEFAULT_ID, budgetCents, rateLimitPerMin, maxConcurrent);
    return new RuntimeSettings(maxThreads, maxHistory, allowedSkills, limits, jsonLimits);
  }

  /** These with another number of threads. */
  public RuntimeSettings withMaxThreads(int most) {
    return new RuntimeSettings(most, maxHistory, allowedSkills, defaultLimits, jsonLimits);
  }

  /** These with another length of the history. */
  public RuntimeSettings withMaxHistory(int most) {
    return new RuntimeSettings(maxThreads, most, allowedSkills, defaultLimits, jsonLimits);
  }

  /** These with only some skills allowed. */
  public RuntimeSettings withAllowedSkills(Set<String> ids) {
    return new RuntimeSettings(maxThreads, maxHistory, Optional.of(ids), defaultLimits, jsonLimits);
  }

  boolean allows(String skillId) {
    return allowedSkills.map(ids -> ids.contains(skillId)).orElse(true);
  }
}

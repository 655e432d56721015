package io.touchstone.stress;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.function.Predicate;

/** Makes an input smaller for as long as something still shows with it. */
public final class InputShrinker {
  private InputShrinker() {}

  /**
   * The smallest input that was found.
   *
   * @param shows whether a smaller one is still to the point; the given one is
   * @param tries how often that is asked at most
   * @param time how long at most
   */
  public static JsonNode shrink(
      JsonNode input, Predicate<JsonNode> shows, int tries, Duration time) {
    long end = System.nanoTime() + time.toNanos();
    JsonNode smallest = input;
    int left = tries;
    boolean progress = true;
    while (progress) {
      progress = false;
      for (Reduction step : Reduction.of(smallest)) {
        if (left == 0 || System.nanoTime() - end > 0) {
          return smallest;
        }
        left--;
        JsonNode smaller = step.apply(Question.of(smallest)).plain();
        if (smaller != null && shows.test(smaller)) {
          smallest = smaller;
          progress = true;
          break;
        }
      }
    }
    return smallest;
  }
}

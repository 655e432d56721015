package io.touchstone.stress;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What came of showing a divergence again.
 *
 * @param shown how many tries showed it
 * @param tries how many there were
 * @param message what is so; empty where no try showed it
 * @param path the first place that differed in the last try that did
 * @param expected the value there of the first answer
 * @param actual the value there of the other answer
 */
public record Replay(
    int shown,
    int tries,
    String message,
    String path,
    Optional<JsonNode> expected,
    Optional<JsonNode> actual) {

  /** Shows it so many times; calls that wait for each other for ever only once. */
  public static Replay of(ReplayFile file, StressView view, StressSubject subject, int times) {
    Bench bench = new Bench(subject, view, Observer.NONE);
    Optional<Discrepancy> last = Optional.empty();
    int shown = 0;
    int tries = 0;
    while (tries < times && last.filter(Replay::isStuck).isEmpty()) {
      Optional<Discrepancy> found = file.schedule().run(bench);
      tries++;
      if (found.isPresent()) {
        shown++;
        last = found;
      }
    }
    String under = under(file);
    return new Replay(
        shown,
        tries,
        last.map(found -> found.message(under)).orElse(""),
        last.map(found -> found.path().toString()).orElse(""),
        last.map(Discrepancy::expected),
        last.map(Discrepancy::actual));
  }

  private static boolean isStuck(Discrepancy found) {
    return found.kind() == Discrepancy.Kind.STUCK;
  }

  private static String under(ReplayFile file) {
    return Perturbation.ALL.stream()
        .filter(each -> each.name().equals(file.perturbation()))
        .findFirst()
        .map(Perturbation::words)
        .orElseThrow();
  }
}

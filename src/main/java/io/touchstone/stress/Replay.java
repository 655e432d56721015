package io.touchstone.stress;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.subject.Answer;
import java.time.Duration;
import java.util.Optional;

/**
 * What came of showing a divergence again.
 *
 * @param shown how many tries showed it
 * @param tries how many there were
 * @param message what is so; empty where no try showed it
 * @param expected the value there of the first answer
 * @param actual the value there of the other answer
 * @param fault why it could not be shown at all; empty where it could
 */
public record Replay(
    int shown,
    int tries,
    String message,
    Optional<JsonNode> expected,
    Optional<JsonNode> actual,
    Optional<String> fault) {
  private static final Duration LONGEST = Duration.ofMinutes(2);

  /** Shows it so many times; where calls are left behind that wait, only once. */
  public static Replay of(ReplayFile file, StressView view, StressSubject subject, int times) {
    if (file.schedule() instanceof Elsewhere && subject.elsewhere().objection().isPresent()) {
      return cannot(subject.elsewhere().objection().get());
    }
    Bench bench = new Bench(subject, view);
    bench.allow(LONGEST);
    Optional<Discrepancy> last = Optional.empty();
    int shown = 0;
    int tries = 0;
    try {
      Answer first = bench.first(file.schedule().questions().get(0).plain()).answer();
      if (first instanceof Answer.Threw threw && Lab.HOPELESS.contains(threw.type())) {
        return cannot(threw.message());
      }
      while (tries < times && last.filter(Discrepancy::isStandstill).isEmpty()) {
        Optional<Discrepancy> found = file.schedule().run(bench);
        tries++;
        if (found.isPresent()) {
          shown++;
          last = found;
        }
      }
    } catch (StressStoppedException stopped) {
      if (tries == 0) {
        return cannot(stopped.getMessage());
      }
    }
    String under = under(file);
    return new Replay(
        shown,
        tries,
        last.map(found -> found.message(under)).orElse(""),
        last.map(Discrepancy::expected),
        last.map(Discrepancy::actual),
        Optional.empty());
  }

  private static Replay cannot(String reason) {
    return new Replay(0, 0, "", Optional.empty(), Optional.empty(), Optional.of(reason));
  }

  private static String under(ReplayFile file) {
    return Perturbation.ALL.stream()
        .filter(each -> each.name().equals(file.perturbation()))
        .findFirst()
        .map(Perturbation::words)
        .orElseThrow();
  }
}

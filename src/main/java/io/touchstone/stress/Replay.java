package io.touchstone.stress;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.subject.Answer;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

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

  /** The types of faults after which nothing can be asked. */
  private static final Set<String> HOPELESS =
      Set.of("timeout", "open", "command_not_found", "command_not_started");

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
    Optional<String> fault = Optional.empty();
    try {
      Answer first = bench.first(file.schedule().questions().get(0).plain()).answer();
      fault = Lab.fault(first);
      if (fault.isPresent() && HOPELESS.contains(((Answer.Threw) first).type())) {
        return cannot(((Answer.Threw) first).message());
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
    if (shown == 0 && fault.isPresent()) {
      // Answers that are none are alike, which shows nothing.
      return cannot(fault.get());
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
    return Perturbation.named(file.perturbation()).map(Perturbation::words).orElseThrow();
  }
}

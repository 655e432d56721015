package io.touchstone.verify;

import io.touchstone.golden.GoldenFile;
import io.touchstone.golden.Observation;
import io.touchstone.subject.Answer;
import io.touchstone.subject.GuardedSubject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks the subject of a golden file again, or in all the ways of the stress, to see what varies.
 */
final class Observing {
  static final String FIRST = "first";
  static final String REPEAT = "repeat";
  static final String FRESH = "fresh-instances";

  private static final int REPEATS = 20;
  private static final int INSTANCES = 5;

  /** Five of them are more than a second, so that clocks which count seconds move. */
  private static final Duration PAUSE = Duration.ofMillis(220);

  private final Session session;

  Observing(Session session) {
    this.session = session;
  }

  /**
   * @param quick only again, on one instance and on fresh ones
   */
  List<Observation> observe(GoldenFile golden, boolean quick) {
    List<Observation> seen = new ArrayList<>();
    boolean goesOn = keep(seen, FIRST, session.ask(golden));
    if (goesOn && quick) {
      again(golden, seen);
    } else if (goesOn) {
      seen.addAll(session.stress().observe(golden));
    }
    return seen;
  }

  private void again(GoldenFile golden, List<Observation> seen) {
    boolean goesOn = true;
    for (int i = 0; i < REPEATS && goesOn; i++) {
      goesOn = keep(seen, REPEAT, session.ask(golden));
    }
    for (int i = 0; i < INSTANCES && goesOn && paused(); i++) {
      try (GuardedSubject fresh = session.openNew(golden.subject())) {
        goesOn = keep(seen, FRESH, fresh.call(golden.input().deepCopy()));
      }
    }
  }

  private static boolean keep(List<Observation> seen, String perturbation, Answer answer) {
    seen.add(new Observation(perturbation, answer.toJson()));
    return !(answer instanceof Answer.Threw threw)
        || (seen.size() > 1 && !threw.type().equals("timeout"));
  }

  /** Whether the pause came to its end. */
  private static boolean paused() {
    try {
      Thread.sleep(PAUSE.toMillis());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

package io.touchstone.stress;

import io.touchstone.stress.Gated.Outcome;
import java.util.List;
import java.util.Optional;

/**
 * Two calls at once on one instance, a pair for each place at which the first can be held up: it
 * looks at its input, waits there until the second has run to its end, and goes on.
 */
final class GatedInput implements Perturbation {
  /** A subject that lets in one call at a time is held up in vain; so often is enough to know. */
  private static final int MOST_IN_VAIN = 3;

  @Override
  public String name() {
    return "gated";
  }

  @Override
  public String words() {
    return "two calls at once on one instance";
  }

  @Override
  public String catches() {
    return "buffers and fields that calls share, check-then-act; blind where the input is not looked at";
  }

  @Override
  public String blindTo() {
    return "races that never look at the input in their window";
  }

  @Override
  public List<String> groups() {
    return List.of("concurrency");
  }

  @Override
  public Optional<String> objection(StressCase stressed) {
    if (stressed.input().isEmpty()) {
      return Optional.of("the input has nothing at which a call could be held up");
    }
    return stressed.objectionToConcurrency();
  }

  @Override
  public Optional<Divergence> search(StressCase stressed) {
    int pairs = stressed.effort().pairs();
    Tries tries = new Tries(stressed, this, pairs);
    List<Question> others = stressed.companions();
    Question other = others.isEmpty() ? stressed.question() : others.get(0);
    Optional<Divergence> found =
        tries
            .oneStop(stressed.question(), pairs / 3)
            .or(() -> tries.oneStop(other, pairs / 3))
            .or(() -> tries.twoStops(other));
    if (tries.inVain == MOST_IN_VAIN) {
      stressed.note(
          "given up after %d pairs in which the second call waited for the first"
              .formatted(tries.left < pairs ? pairs - tries.left : 0));
    }
    return found;
  }

  /** The tries that are left, and how often waiting was in vain. */
  private static final class Tries {
    private final StressCase stressed;
    private final GatedInput perturbation;
    private int left;
    private int trial;
    private int inVain;
    private int looks = 1;
    private int otherLooks = 1;

    Tries(StressCase stressed, GatedInput perturbation, int left) {
      this.stressed = stressed;
      this.perturbation = perturbation;
      this.left = left;
    }

    Optional<Divergence> oneStop(Question meanwhile, int most) {
      for (int look = 0;
          look < Math.min(most, looks) && left > 0 && inVain < MOST_IN_VAIN;
          look++) {
        Optional<Divergence> found = go(look, meanwhile, Gated.NEVER);
        if (found.isPresent()) {
          return found;
        }
      }
      return Optional.empty();
    }

    /** The nearest stops first: all pairs of looks with the same sum before those with a larger. */
    Optional<Divergence> twoStops(Question meanwhile) {
      for (int sum = 0; sum < looks + otherLooks - 1; sum++) {
        for (int look = Math.max(0, sum - otherLooks + 1);
            look <= Math.min(sum, looks - 1) && left > 0 && inVain < MOST_IN_VAIN;
            look++) {
          Optional<Divergence> found = go(look, meanwhile, sum - look);
          if (found.isPresent()) {
            return found;
          }
        }
      }
      return Optional.empty();
    }

    private Optional<Divergence> go(int look, Question meanwhile, int otherLook) {
      left--;
      Gated schedule = new Gated(stressed.question(), look, meanwhile, otherLook);
      Outcome outcome =
          schedule.run(
              stressed.bench(),
              stressed.shared(),
              stressed.first(),
              stressed.first(meanwhile.plain()));
      looks = Math.max(looks, outcome.looks());
      otherLooks = Math.max(otherLooks, outcome.otherLooks());
      inVain += outcome.inVain() ? 1 : 0;
      int number = trial++;
      return outcome.found().map(found -> new Divergence(perturbation, number, schedule, found));
    }
  }
}

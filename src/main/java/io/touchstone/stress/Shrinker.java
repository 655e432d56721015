package io.touchstone.stress;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Makes a divergence smaller until nothing can go: calls, threads and what differs in the world
 * first, then the inputs (greedy delta debugging; after Zeller and Hildebrandt, "Simplifying and
 * Isolating Failure-Inducing Input", IEEE TSE 2002). A smaller case counts when it shows the same
 * kind of discrepancy and the contract allows its inputs, if it allowed those before.
 */
final class Shrinker {
  private static final int TRIES = 10;
  private static final Duration COUNTING_TIME = Duration.ofSeconds(5);

  private final Bench bench;
  private final Duration time;
  private final long end;
  private int budget;

  /**
   * @param budget how many calls at most, roughly
   * @param time how long at most
   */
  Shrinker(Bench bench, int budget, Duration time) {
    this.bench = bench;
    this.budget = budget;
    this.time = time;
    this.end = System.nanoTime() + time.toNanos();
  }

  /** The smallest that was found, and how often it shows. */
  Counterexample shrink(Divergence divergence, long seed) {
    Divergence smallest = divergence;
    if (!divergence.found().isStandstill()) {
      bench.allow(time);
      Divergence from = divergence.schedule() instanceof Burst ? orLater(divergence) : divergence;
      int needed = attemptsToSee(from);
      smallest = needed == 0 ? orLater(from) : smaller(from, needed);
    }
    return counted(smallest, seed);
  }

  /** How often the smallest shows; where threads are left behind that wait, only one more time. */
  private Counterexample counted(Divergence smallest, long seed) {
    bench.allow(COUNTING_TIME);
    int most = smallest.found().isStandstill() ? 1 : TRIES;
    Divergence shown = smallest;
    int tries = 0;
    int count = 0;
    try {
      while (tries < most) {
        Optional<Discrepancy> found = like(smallest, smallest.schedule().run(bench));
        tries++;
        if (found.isPresent()) {
          count++;
          shown = with(smallest, smallest.schedule(), found.get());
        }
      }
    } catch (StressStoppedException noTimeLeft) {
      // So often it was tried.
    }
    return new Counterexample(bench.subject().name(), shown, seed, count, tries, Cause.of(shown));
  }

  /** How many attempts it takes to see it rather surely; 0 where it did not show again. */
  private int attemptsToSee(Divergence divergence) {
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      if (shows(divergence, divergence.schedule(), 1).isPresent()) {
        return attempt == 1 ? 1 : Math.min(TRIES, 2 * attempt);
      }
    }
    return 0;
  }

  /**
   * What takes long, or does not show again at once, may have been the end of a second of the
   * system's clock.
   */
  private Divergence orLater(Divergence divergence) {
    boolean mayBe =
        divergence.schedule() instanceof InTurn || divergence.schedule() instanceof Burst;
    if (!mayBe) {
      return divergence;
    }
    InTurn later = LaterOn.after(divergence.schedule().questions().get(0).plain());
    return shows(divergence, later, 1)
        .map(shown -> new Divergence(new LaterOn(), 0, later, shown.found()))
        .orElse(divergence);
  }

  private Divergence smaller(Divergence from, int attempts) {
    boolean admissible = isAdmissible(from.schedule());
    Predicate<Schedule> allowed = schedule -> !admissible || isAdmissible(schedule);
    Divergence smallest = from;
    Optional<Divergence> next = Optional.of(from);
    while (next.isPresent() && isAffordable()) {
      smallest = next.get();
      next = step(smallest, allowed, attempts);
    }
    return next.orElse(smallest);
  }

  /** The first smaller one that shows it. */
  private Optional<Divergence> step(Divergence from, Predicate<Schedule> allowed, int attempts) {
    Schedule schedule = from.schedule();
    return firstOf(
            Stream.concat(plain(schedule), schedule.simpler()).iterator(), from, allowed, attempts)
        .or(() -> withLessInput(from, allowed, attempts));
  }

  private Optional<Divergence> withLessInput(
      Divergence from, Predicate<Schedule> allowed, int attempts) {
    Schedule schedule = from.schedule();
    List<JsonNode> inputs = schedule.questions().stream().map(Question::plain).distinct().toList();
    for (JsonNode input : inputs) {
      Iterator<Schedule> smaller =
          Reduction.of(input).stream().map(step -> schedule.with(step::apply)).iterator();
      Optional<Divergence> shown = firstOf(smaller, from, allowed, attempts);
      if (shown.isPresent()) {
        return shown;
      }
    }
    return Optional.empty();
  }

  /** One after the other is made, and let go: all at once could be more than fits. */
  private Optional<Divergence> firstOf(
      Iterator<Schedule> candidates, Divergence from, Predicate<Schedule> allowed, int attempts) {
    while (candidates.hasNext() && isAffordable()) {
      Schedule candidate = candidates.next();
      if (candidate.questions().stream().allMatch(each -> isWhole(each, from.perturbation()))
          && allowed.test(candidate)) {
        Optional<Divergence> shown = shows(from, candidate, attempts);
        if (shown.isPresent()) {
          return shown;
        }
      }
    }
    return Optional.empty();
  }

  /** In no other spelling: what showed under one may have come about by itself. */
  private static Stream<Schedule> plain(Schedule schedule) {
    return schedule.questions().stream().allMatch(Question::isPlain)
        ? Stream.empty()
        : Stream.of(schedule.with(question -> Question.of(question.plain())));
  }

  /** Whether there is something left to ask, and still the same in another spelling. */
  private static boolean isWhole(Question question, Perturbation by) {
    return question.plain() != null && question.asked() != null && by.allows(question);
  }

  private boolean isAdmissible(Schedule schedule) {
    return schedule.questions().stream()
        .allMatch(question -> bench.subject().rules().accepts().test(question.plain()));
  }

  private boolean isAffordable() {
    return budget > 0 && System.nanoTime() < end;
  }

  private Optional<Divergence> shows(Divergence like, Schedule candidate, int attempts) {
    for (int i = 0; i < attempts && isAffordable(); i++) {
      budget -= candidate.cost();
      Optional<Discrepancy> found;
      try {
        found = like(like, candidate.run(bench));
      } catch (StressStoppedException noTimeLeft) {
        budget = 0;
        return Optional.empty();
      }
      if (found.isPresent()) {
        return Optional.of(with(like, candidate, found.get()));
      }
    }
    return Optional.empty();
  }

  private static Optional<Discrepancy> like(Divergence divergence, Optional<Discrepancy> found) {
    return found.filter(divergence.found()::isLike);
  }

  private static Perturbation plainly(Schedule schedule) {
    return schedule.questions().size() == 1 ? new FreshInstances() : new Repetition();
  }

  private static Divergence with(Divergence from, Schedule schedule, Discrepancy found) {
    return new Divergence(needed(from.perturbation(), schedule), from.trial(), schedule, found);
  }

  /** What shows in the plain spelling as well does not need another one. */
  private static Perturbation needed(Perturbation by, Schedule schedule) {
    boolean respelling = by instanceof Respelling && !(by instanceof Repetition);
    return respelling && schedule.questions().stream().allMatch(Question::isPlain)
        ? plainly(schedule)
        : by;
  }
}

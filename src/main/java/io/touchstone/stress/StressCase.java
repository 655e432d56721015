package io.touchstone.stress;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.JsonText;
import io.touchstone.subject.Answer;
import io.touchstone.subject.GuardedSubject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.random.RandomGenerator;

/** One input under stress: the answer that all others must be like, and the means to ask again. */
final class StressCase implements AutoCloseable {
  private static final Duration SETTLING = Duration.ofSeconds(3);
  private static final int MOST_HISTORY = 2_000;

  private final Bench bench;
  private final Question question;
  private final long seed;
  private final Effort effort;
  private final GuardedSubject shared;
  private final Answer first;
  private final long start = System.nanoTime();
  private final List<Question> companions;

  /** By the text of the input. */
  private final Map<String, Answer> firsts = new ConcurrentHashMap<>();

  /** What the shared instance was asked so far, in the order in which it was. */
  private final List<Asked> history = new ArrayList<>();

  private final Queue<String> notes = new ConcurrentLinkedQueue<>();

  private record Asked(Respelling by, int trial) {}

  /**
   * @param others further inputs of the same subject
   */
  StressCase(Bench bench, JsonNode input, List<JsonNode> others, long seed, Effort effort) {
    this.bench = bench;
    this.question = Question.of(input);
    this.seed = seed;
    this.effort = effort;
    this.shared = bench.open();
    this.first = bench.call(shared, input.deepCopy());
    this.companions = Companions.of(input, others, bench.subject().rules(), seed);
  }

  Bench bench() {
    return bench;
  }

  Effort effort() {
    return effort;
  }

  long seed() {
    return seed;
  }

  /** Not to be changed. */
  JsonNode input() {
    return question.plain();
  }

  /** The input as it is. */
  Question question() {
    return question;
  }

  /** The answer that all others must be like: that to the first call of the shared instance. */
  Answer first() {
    return first;
  }

  /** The answer that all answers to another input must be like. */
  Answer first(JsonNode plain) {
    return plain == question.plain()
        ? first
        : firsts.computeIfAbsent(JsonText.line(plain), text -> bench.first(plain).answer());
  }

  /** Notes something of the perturbation under way that could not be tried, and why. */
  void note(String words) {
    notes.add(words);
  }

  /** What was noted since the last time; from then on it is forgotten. */
  List<String> takeNotes() {
    List<String> taken = new ArrayList<>(new LinkedHashSet<>(notes));
    notes.clear();
    return taken;
  }

  /** Other inputs that the contract allows: a like one, then those of other cases. */
  List<Question> companions() {
    return companions;
  }

  /** The instance that is asked again and again. */
  GuardedSubject shared() {
    return shared;
  }

  boolean accepts(JsonNode input) {
    return bench.subject().rules().accepts().test(input);
  }

  Optional<String> objectionToConcurrency() {
    return bench.subject().elsewhere().isProgram()
        ? Optional.of("a program answers one call after the other")
        : Optional.empty();
  }

  /** How long ago the first answer came. */
  Duration age() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** The randomness of one trial: the same for the same seed, whatever ran before. */
  RandomGenerator random(Perturbation perturbation, int trial) {
    long stream = perturbation.name().hashCode() + 0x9E3779B97F4A7C15L * (trial + 1L);
    return new SplittableRandom(seed + stream);
  }

  /** Asks the shared instance. */
  Optional<Discrepancy> ask(Respelling by, int trial) {
    Question asked = by.question(this, trial);
    history.add(new Asked(by, trial));
    return bench.ask(shared, asked, first(asked.plain()));
  }

  /** Asks a fresh instance. */
  Optional<Discrepancy> askFresh(Respelling by, int trial) {
    Question asked = by.question(this, trial);
    try (GuardedSubject instance = bench.open()) {
      return bench.ask(instance, asked, first(asked.plain()));
    }
  }

  /**
   * A divergence of the shared instance, shown by as few of its last calls as can be found quickly;
   * by all of them where that fails.
   */
  Divergence divergence(Respelling by, int trial, Discrepancy found) {
    List<Question> all = last(Math.min(MOST_HISTORY, history.size()));
    all.add(0, question);
    InTurn schedule = settled(found).orElseGet(() -> InTurn.of(all));
    return new Divergence(by, trial, schedule, found);
  }

  private Optional<InTurn> settled(Discrepancy found) {
    long end = System.nanoTime() + SETTLING.toNanos();
    try {
      for (int calls = 1;
          calls < history.size() && calls < MOST_HISTORY && System.nanoTime() < end;
          calls *= 2) {
        InTurn schedule = InTurn.of(last(calls));
        if (schedule.run(bench).filter(other -> other.isLike(found)).isPresent()) {
          return Optional.of(schedule);
        }
      }
    } catch (StressStoppedException stopped) {
      // What was found stays found.
    }
    return Optional.empty();
  }

  private List<Question> last(int calls) {
    List<Question> last = new ArrayList<>();
    for (Asked asked : history.subList(history.size() - calls, history.size())) {
      last.add(asked.by().question(this, asked.trial()));
    }
    return last;
  }

  @Override
  public void close() {
    shared.close();
  }
}

package io.touchstone.stress;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.JsonText;
import io.touchstone.subject.Answer;
import io.touchstone.subject.GuardedSubject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Many calls as close together as they can be made: the inputs are ready beforehand, the threads
 * call the subject themselves, and from round to round they get out of step in another way.
 *
 * @param questions each thread asks one of them, in rotation
 * @param threads how many call at once
 * @param calls how many calls are made, all threads together
 * @param time when to stop before that
 * @param apart whether each call has a fresh instance, instead of one for all
 */
record Burst(List<Question> questions, int threads, int calls, Duration time, boolean apart)
    implements Schedule {
  Burst {
    questions = List.copyOf(questions);
  }

  @Override
  public Optional<Discrepancy> run(Bench bench) {
    List<First> firsts = questions.stream().map(each -> bench.first(each.plain())).toList();
    for (First first : firsts) {
      if (first.unsteady().isPresent()) {
        return first.unsteady();
      }
    }
    try (GuardedSubject instance = bench.open()) {
      return run(bench, instance, firsts.stream().map(First::answer).toList());
    }
  }

  /** Goes it once on an instance that may have been called before. */
  Optional<Discrepancy> run(Bench bench, GuardedSubject instance, List<Answer> firsts) {
    CountDownLatch ready = new CountDownLatch(threads);
    AtomicBoolean enough = new AtomicBoolean();
    List<Caller> callers = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      int which = i % questions.size();
      int share = calls / threads + (i < calls % threads ? 1 : 0);
      callers.add(
          new Caller(
              bench,
              apart ? null : instance,
              questions.get(which),
              firsts.get(which),
              new Pace(i, share, time, ready, enough)));
    }
    return Watch.over(callers, bench.patience(), bench.subject().name());
  }

  @Override
  public Schedule with(UnaryOperator<Question> edit) {
    return new Burst(questions.stream().map(edit).toList(), threads, calls, time, apart);
  }

  @Override
  public Stream<Schedule> simpler() {
    List<Schedule> simpler = new ArrayList<>();
    if (questions.size() > 1) {
      questions.forEach(each -> simpler.add(new Burst(List.of(each), threads, calls, time, apart)));
    }
    for (int fewer : new LinkedHashSet<>(List.of(2, threads / 2))) {
      if (fewer >= 2 && fewer < threads) {
        simpler.add(new Burst(questions, fewer, calls, time, apart));
      }
    }
    if (apart) {
      simpler.add(new Burst(questions, threads, calls, time, false));
    }
    return simpler.stream();
  }

  @Override
  public String words() {
    return "%d threads that call %s at once"
        .formatted(threads, apart ? "fresh instances" : "one instance");
  }

  @Override
  public int cost() {
    return 40;
  }

  /**
   * How one thread goes.
   *
   * @param number which thread, from 0
   * @param calls how many calls it makes
   * @param time when it stops before that
   * @param ready is counted down by all before the first call of any
   * @param enough whether one has found something
   */
  private record Pace(
      int number, int calls, Duration time, CountDownLatch ready, AtomicBoolean enough) {}

  /** One thread of a burst. */
  private static final class Caller extends Watched {
    private static final int LARGEST_BATCH = 32;
    private static final int BATCH_CHARACTERS = 1 << 20;

    private final Bench bench;

    /** Null where each call has an instance of its own. */
    private final GuardedSubject instance;

    private final Question question;
    private final Answer first;
    private final Pace pace;
    private final int batch;

    Caller(Bench bench, GuardedSubject instance, Question question, Answer first, Pace pace) {
      this.bench = bench;
      this.instance = instance;
      this.question = question;
      this.first = first;
      this.pace = pace;
      int size = JsonText.line(question.asked()).length();
      this.batch = Math.max(1, Math.min(LARGEST_BATCH, BATCH_CHARACTERS / size));
    }

    @Override
    JsonNode expected() {
      return first.toJson();
    }

    @Override
    void call() {
      awaitOthers();
      long end = System.nanoTime() + pace.time().toNanos();
      int left = pace.calls();
      for (int round = pace.number();
          left > 0 && System.nanoTime() < end && !pace.enough().get();
          round++) {
        left -= batch(Noise.of(round), Math.min(batch, left), end);
      }
    }

    private void awaitOthers() {
      pace.ready().countDown();
      try {
        pace.ready().await();
      } catch (InterruptedException e) {
        throw StressStoppedException.interrupted();
      }
    }

    /**
     * Judges only when all its calls are made: to judge in between would keep the threads apart.
     *
     * @return how many calls were made
     */
    private int batch(Noise noise, int most, long end) {
      List<JsonNode> given = new ArrayList<>(most);
      for (int i = 0; i < most; i++) {
        given.add(question.asked().deepCopy());
      }
      List<Answer> answers = new ArrayList<>(most);
      do {
        noise.make(answers.size());
        progress();
        answers.add(call(given.get(answers.size())));
      } while (answers.size() < most && System.nanoTime() < end);
      Optional<Discrepancy> found = Optional.empty();
      for (int i = 0; i < answers.size() && found.isEmpty(); i++) {
        found = bench.judge(question, first, given.get(i), answers.get(i));
      }
      if (found.isPresent()) {
        finds(found);
        pace.enough().set(true);
      }
      return answers.size();
    }

    private Answer call(JsonNode input) {
      if (instance != null) {
        return bench.callHere(instance, input);
      }
      try (GuardedSubject fresh = bench.open()) {
        return bench.callHere(fresh, input);
      }
    }
  }
}

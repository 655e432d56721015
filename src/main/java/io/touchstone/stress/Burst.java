package io.touchstone.stress;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.subject.Answer;
import io.touchstone.subject.GuardedSubject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
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
    AtomicInteger left = new AtomicInteger(calls);
    List<Caller> callers = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      int which = i % questions.size();
      Caller caller = new Caller(bench, questions.get(which), firsts.get(which), i, left, time);
      callers.add(apart ? caller.onFreshInstances() : caller.on(instance));
    }
    return Watch.over(callers, bench.patience());
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

  /** One thread of a burst. */
  static final class Caller implements Watched {
    private static final int BATCH = 32;

    private final Bench bench;
    private final Question question;
    private final Answer first;
    private final int number;
    private final AtomicInteger left;
    private final Duration time;
    private GuardedSubject instance;
    private volatile Optional<Discrepancy> found = Optional.empty();

    private Caller(
        Bench bench,
        Question question,
        Answer first,
        int number,
        AtomicInteger left,
        Duration time) {
      this.bench = bench;
      this.question = question;
      this.first = first;
      this.number = number;
      this.left = left;
      this.time = time;
    }

    private Caller on(GuardedSubject shared) {
      instance = shared;
      return this;
    }

    private Caller onFreshInstances() {
      instance = null;
      return this;
    }

    @Override
    public Optional<Discrepancy> found() {
      return found;
    }

    @Override
    public JsonNode expected() {
      return first.toJson();
    }

    @Override
    public void run() {
      long end = System.nanoTime() + time.toNanos();
      for (int round = 0; left.get() > 0 && System.nanoTime() < end; round++) {
        batch(Noise.of(number + round));
      }
    }

    /**
     * Judges only when all its calls are made: to judge in between would keep the threads apart.
     */
    private void batch(Noise noise) {
      int most = Math.max(1, Math.min(BATCH, left.get()));
      List<JsonNode> given = new ArrayList<>(most);
      for (int i = 0; i < most; i++) {
        given.add(question.asked().deepCopy());
      }
      List<Answer> answers = new ArrayList<>(most);
      for (int i = 0; i < most && left.getAndDecrement() > 0; i++) {
        noise.make(i);
        answers.add(call(given.get(i)));
      }
      for (int i = 0; i < answers.size() && found.isEmpty(); i++) {
        found = bench.judge(question, first, given.get(i), answers.get(i));
      }
      if (found.isPresent()) {
        left.set(0);
      }
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

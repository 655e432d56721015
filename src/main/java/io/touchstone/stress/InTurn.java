package io.touchstone.stress;

import io.touchstone.subject.GuardedSubject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Calls one after the other on one fresh instance; the answer to the last one counts.
 *
 * @param calls at least one
 * @param shift how far the clock that the subject is given is put forward
 * @param pause how long to wait before the last call
 */
record InTurn(List<Question> calls, Duration shift, Duration pause) implements Schedule {
  InTurn {
    calls = List.copyOf(calls);
  }

  static InTurn of(List<Question> calls) {
    return new InTurn(calls, Duration.ZERO, Duration.ZERO);
  }

  private Question last() {
    return calls.get(calls.size() - 1);
  }

  @Override
  public Optional<Discrepancy> run(Bench bench) {
    First first = bench.first(last().plain());
    if (first.unsteady().isPresent()) {
      return first.unsteady();
    }
    try (GuardedSubject instance = bench.open(shift)) {
      for (Question before : calls.subList(0, calls.size() - 1)) {
        bench.call(instance, before.asked().deepCopy());
      }
      waitFor(pause);
      return bench.ask(instance, last(), first.answer());
    }
  }

  private static void waitFor(Duration pause) {
    try {
      TimeUnit.NANOSECONDS.sleep(pause.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public List<Question> questions() {
    List<Question> lastFirst = new ArrayList<>(calls);
    Collections.reverse(lastFirst);
    return lastFirst;
  }

  @Override
  public Schedule with(UnaryOperator<Question> edit) {
    return new InTurn(calls.stream().map(edit).toList(), shift, pause);
  }

  @Override
  public Stream<Schedule> simpler() {
    Stream<Schedule> calmer =
        Stream.of(new InTurn(calls, Duration.ZERO, pause), new InTurn(calls, shift, Duration.ZERO))
            .filter(schedule -> !schedule.equals(this))
            .map(schedule -> schedule);
    return Stream.concat(calmer, fewerCalls());
  }

  /** Without all before the last, then without halves of them, down to one. */
  private Stream<Schedule> fewerCalls() {
    int before = calls.size() - 1;
    List<Integer> sizes = new ArrayList<>();
    for (int size = before; size >= 1; size /= 2) {
      sizes.add(size);
    }
    return sizes.stream()
        .flatMap(
            size ->
                IntStream.iterate(0, from -> from < before, from -> from + size)
                    .mapToObj(from -> without(from, Math.min(before, from + size))));
  }

  private Schedule without(int from, int to) {
    List<Question> fewer = new ArrayList<>(calls);
    fewer.subList(from, to).clear();
    return new InTurn(fewer, shift, pause);
  }

  @Override
  public String words() {
    if (!shift.isZero()) {
      return "a clock put forward by " + DurationWords.of(shift);
    }
    if (!pause.isZero()) {
      return "a call " + DurationWords.of(pause) + " later";
    }
    boolean plain = last().isPlain();
    if (calls.size() == 1) {
      return plain ? "a first call on another instance" : "another spelling";
    }
    String which = calls.size() == 2 ? "a second call" : "call " + calls.size();
    return which + " on one instance" + (plain ? "" : ", in another spelling");
  }

  @Override
  public int cost() {
    return calls.size() + (int) (pause.toMillis() / 10);
  }
}

package io.touchstone.stress;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.subject.Answer;
import io.touchstone.subject.GuardedSubject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Two calls at once on one fresh instance. The first is held up at its k-th look at its input, the
 * second runs to its end, the first goes on. Where the second is held up as well, the first ends in
 * between: two preemptions. What both share and should not shows every time, at the same look.
 *
 * <p>Blind to races in a stretch of the subject that never looks at the input.
 *
 * @param held what the first asks
 * @param look which look of the first is held up, from 0
 * @param meanwhile what the second asks
 * @param otherLook which look of the second is held up, from 0; {@link #NEVER} where none is
 */
record Gated(Question held, int look, Question meanwhile, int otherLook) implements Schedule {
  static final int NEVER = -1;

  /**
   * How a run went.
   *
   * @param looks how many looks the first had at its input, and the second
   * @param inVain whether somebody was held up for so long that waiting made no sense
   */
  record Outcome(Optional<Discrepancy> found, int looks, int otherLooks, boolean inVain) {}

  @Override
  public Optional<Discrepancy> run(Bench bench) {
    First first = bench.first(held.plain());
    First other = bench.first(meanwhile.plain());
    Optional<Discrepancy> unsteady = first.unsteady().or(other::unsteady);
    if (unsteady.isPresent()) {
      return unsteady;
    }
    try (GuardedSubject instance = bench.open()) {
      return run(bench, instance, first.answer(), other.answer()).found();
    }
  }

  /** Goes it once on an instance that may have been called before. */
  Outcome run(Bench bench, GuardedSubject instance, Answer first, Answer other) {
    HeldUpInput one = new HeldUpInput(held.asked(), look, bench.holdTime());
    HeldUpInput two = new HeldUpInput(meanwhile.asked(), otherLook, bench.holdTime());
    // The second lets the first go on when it is held up itself, or has ended; the first likewise.
    two.whenHeld(one::letGo);
    List<Caller> callers =
        List.of(
            new Caller(bench, instance, held, first, one, () -> {}, two::letGo),
            new Caller(bench, instance, meanwhile, other, two, one::awaitHeld, one::letGo));
    Optional<Discrepancy> found = Watch.over(callers, bench.patience(), bench.subject().name());
    return new Outcome(found, one.looks(), two.looks(), one.heldInVain() || two.heldInVain());
  }

  /**
   * One of the two calls.
   *
   * @param before waits for the moment to begin
   * @param after lets the other go on
   */
  private static final class Caller extends Watched {
    private final Bench bench;
    private final GuardedSubject instance;
    private final Question question;
    private final Answer first;
    private final HeldUpInput input;
    private final Runnable before;
    private final Runnable after;

    Caller(
        Bench bench,
        GuardedSubject instance,
        Question question,
        Answer first,
        HeldUpInput input,
        Runnable before,
        Runnable after) {
      this.bench = bench;
      this.instance = instance;
      this.question = question;
      this.first = first;
      this.input = input;
      this.before = before;
      this.after = after;
    }

    @Override
    void call() {
      before.run();
      progress();
      Answer answer;
      try {
        answer = bench.callHere(instance, input.value());
      } finally {
        input.end();
        after.run();
      }
      finds(bench.judge(question, first, input.value(), answer));
    }

    @Override
    JsonNode expected() {
      return first.toJson();
    }
  }

  @Override
  public List<Question> questions() {
    return List.of(held, meanwhile);
  }

  @Override
  public Schedule with(UnaryOperator<Question> edit) {
    return new Gated(edit.apply(held), look, edit.apply(meanwhile), otherLook);
  }

  /** With less input there are fewer looks: an earlier one may do. */
  @Override
  public Stream<Schedule> simpler() {
    List<Schedule> simpler = new ArrayList<>();
    if (otherLook != NEVER) {
      simpler.add(new Gated(held, look, meanwhile, NEVER));
    }
    if (!held.equals(meanwhile)) {
      simpler.add(new Gated(held, look, held, otherLook));
    }
    for (int earlier = 0; earlier < Math.min(look, 8); earlier++) {
      simpler.add(new Gated(held, earlier, meanwhile, otherLook));
    }
    for (int earlier = 0; earlier < Math.min(otherLook, 8); earlier++) {
      simpler.add(new Gated(held, look, meanwhile, earlier));
    }
    return simpler.stream();
  }

  @Override
  public String words() {
    String second =
        otherLook == NEVER
            ? "the second runs to its end"
            : "the second stops at its look %d until the first has ended".formatted(otherLook);
    return "two calls on one instance: the first stops at its look %d at the input, %s"
        .formatted(look, second);
  }

  @Override
  public int cost() {
    return 5;
  }
}

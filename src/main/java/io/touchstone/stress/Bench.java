package io.touchstone.stress;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonDifference;
import io.touchstone.json.JsonEquality;
import io.touchstone.json.PathRules;
import io.touchstone.subject.Answer;
import io.touchstone.subject.GuardedSubject;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/**
 * Where a subject is asked and its answers are held against the first one. May be used from several
 * threads.
 */
final class Bench {
  private static final Duration SHORTEST_HOLD = Duration.ofMillis(20);
  private static final Duration LONGEST_HOLD = Duration.ofSeconds(1);
  private static final String INTERRUPTED = "interrupted";

  private final StressSubject subject;
  private final StressView view;
  private final Optional<Observer> observer;
  private final LongAdder calls = new LongAdder();
  private volatile Duration firstCall = Duration.ZERO;
  private volatile long end = Long.MAX_VALUE;

  /**
   * @param observer is told each answer instead of holding it against the first one
   */
  Bench(StressSubject subject, StressView view, Optional<Observer> observer) {
    this.subject = subject;
    this.view = view;
    this.observer = observer;
  }

  /** One that holds each answer against the first one. */
  Bench(StressSubject subject, StressView view) {
    this(subject, view, Optional.empty());
  }

  StressSubject subject() {
    return subject;
  }

  /** How many calls were made so far. */
  long calls() {
    return calls.sum();
  }

  /** What comes from now on comes under this perturbation. */
  void under(Perturbation perturbation) {
    observer.ifPresent(each -> each.under(perturbation.name()));
  }

  /** Shows an answer to whoever collects them, as one under this perturbation. */
  void show(Question question, Answer answer, Perturbation perturbation) {
    under(perturbation);
    observer.ifPresent(each -> each.saw(question, answer));
  }

  /** From now on there is so much time for calls; then {@link StressStoppedException} ends it. */
  void allow(Duration time) {
    end = System.nanoTime() + time.toNanos();
  }

  /** How long a call may be held up for another one: some times as long as one takes alone. */
  Duration holdTime() {
    Duration some = firstCall.multipliedBy(3);
    if (some.compareTo(SHORTEST_HOLD) < 0) {
      return SHORTEST_HOLD;
    }
    return some.compareTo(LONGEST_HOLD) > 0 ? LONGEST_HOLD : some;
  }

  /** How long one call may take before it is clear that it hangs. */
  Duration patience() {
    return subject.patience();
  }

  /** A fresh instance; the caller closes it. */
  GuardedSubject open() {
    return open(Duration.ZERO);
  }

  /** A fresh instance whose clock is put forward; the caller closes it. */
  GuardedSubject open(Duration shift) {
    return subject.opener().apply(shift);
  }

  /**
   * Calls.
   *
   * @throws StressStoppedException when no time is left, or the thread was interrupted
   */
  Answer call(GuardedSubject instance, JsonNode given) {
    begin();
    return usable(instance.call(given));
  }

  /** As {@link #call}, on the caller's own thread and for as long as it takes. */
  Answer callHere(GuardedSubject instance, JsonNode given) {
    begin();
    return usable(instance.callHere(given));
  }

  private void begin() {
    calls.increment();
    if (end != Long.MAX_VALUE && System.nanoTime() - end > 0) {
      throw StressStoppedException.outOfTime();
    }
  }

  private static Answer usable(Answer answer) {
    if (answer instanceof Answer.Threw threw && threw.type().equals(INTERRUPTED)) {
      throw StressStoppedException.interrupted();
    }
    return answer;
  }

  /** What answers to this input must be like, taken twice. */
  First first(JsonNode plain) {
    Question question = Question.of(plain);
    try (GuardedSubject one = open();
        GuardedSubject other = open()) {
      long start = System.nanoTime();
      Answer answer = call(one, plain.deepCopy());
      firstCall = Duration.ofNanos(System.nanoTime() - start);
      return new First(answer, ask(other, question, answer));
    }
  }

  /** Asks, and holds the answer against the first one. */
  Optional<Discrepancy> ask(GuardedSubject instance, Question question, Answer first) {
    JsonNode given = question.asked().deepCopy();
    return judge(question, first, given, call(instance, given));
  }

  /**
   * Holds an answer against the first one, and checks that the subject left its input alone.
   *
   * @param given the copy of the input that the subject got, as it is now
   */
  Optional<Discrepancy> judge(Question question, Answer first, JsonNode given, Answer answer) {
    if (observer.isPresent()) {
      observer.get().saw(question, answer);
      return Optional.empty();
    }
    if (subject.bears(InputUnchanged.NAME) && !sameSpelling(question.asked(), given)) {
      return Optional.of(inputChanged(question.asked(), given));
    }
    return difference(first, answer);
  }

  private static Discrepancy inputChanged(JsonNode asked, JsonNode given) {
    return JsonDifference.between(asked, given).stream()
        .findFirst()
        .map(first -> Discrepancy.of(Discrepancy.Kind.INPUT_CHANGED, first, ""))
        .orElseGet(
            () ->
                Discrepancy.of(
                    Discrepancy.Kind.INPUT_REORDERED,
                    new JsonDifference(
                        JsonDifference.Kind.VALUE, FieldPath.ROOT, asked, given, null),
                    ""));
  }

  /** Equal in value and in the order of members. */
  private static boolean sameSpelling(JsonNode a, JsonNode b) {
    if (a.isObject() && b.isObject() && a.size() == b.size()) {
      Iterator<Map.Entry<String, JsonNode>> others = b.properties().iterator();
      for (Map.Entry<String, JsonNode> member : a.properties()) {
        Map.Entry<String, JsonNode> other = others.next();
        if (!member.getKey().equals(other.getKey())
            || !sameSpelling(member.getValue(), other.getValue())) {
          return false;
        }
      }
      return true;
    }
    if (a.isArray() && b.isArray() && a.size() == b.size()) {
      for (int i = 0; i < a.size(); i++) {
        if (!sameSpelling(a.get(i), b.get(i))) {
          return false;
        }
      }
      return true;
    }
    return JsonEquality.equal(a, b);
  }

  private Optional<Discrepancy> difference(Answer first, Answer answer) {
    JsonNode before = first.toJson();
    JsonNode now = answer.toJson();
    if (first.getClass() != answer.getClass()) {
      JsonDifference whole =
          new JsonDifference(JsonDifference.Kind.VALUE, FieldPath.ROOT, before, now, null);
      return Optional.of(Discrepancy.of(Discrepancy.Kind.OUTCOME, whole, promise(before, now)));
    }
    Optional<JsonDifference> difference =
        answer instanceof Answer.Threw
            ? JsonDifference.between(before, now, PathRules.EVERYTHING).stream().findFirst()
            : view.difference(before, now);
    return difference.map(
        found -> Discrepancy.of(Discrepancy.Kind.ANSWER, found, promise(before, now)));
  }

  private String promise(JsonNode before, JsonNode now) {
    return view.promise(before, now);
  }
}

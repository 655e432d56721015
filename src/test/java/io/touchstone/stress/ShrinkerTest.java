package io.touchstone.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonEquality;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.JsonText;
import io.touchstone.subject.GuardedSubject;
import io.touchstone.subject.Subject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How small a divergence becomes when it is known what it needs. */
class ShrinkerTest {
  private static final JsonNode LARGE =
      Inputs.json(
          """
          {'id': 'A-1001', 'note': 'keep it in the kiosk', 'x': [7, 11, 13, 17, 19, 23, 29],
           'nested': {'deep': [{'a': 1}, {'b': 'text'}], 'n': 1.5}, 'last': true}
          """);

  private final Queue<JsonNode> asked = new ConcurrentLinkedQueue<>();

  private static Supplier<Subject> counting(Predicate<JsonNode> when) {
    return () -> {
      AtomicInteger calls = new AtomicInteger();
      return input ->
          JsonNodeFactory.instance.numberNode(when.test(input) ? calls.incrementAndGet() : 0);
    };
  }

  private Counterexample shrink(
      Supplier<Subject> opener, Predicate<JsonNode> accepts, Schedule schedule) {
    Bench bench = new Bench(subject(opener, accepts), SpecimenSubjects.VIEW);
    Discrepancy found = schedule.run(bench).orElseThrow();
    return new Shrinker(bench, 20_000, Duration.ofSeconds(20))
        .shrink(new Divergence(new KeyOrder(), 0, schedule, found), 1);
  }

  private StressSubject subject(Supplier<Subject> opener, Predicate<JsonNode> accepts) {
    return new StressSubject(
        "planner",
        shift ->
            new GuardedSubject(
                "planner", () -> noting(opener.get()), Duration.ofSeconds(5), JsonLimits.DEFAULT),
        OtherProcesses.none("it is made in this test"),
        new InputRules(accepts, Optional.empty()),
        Set.of(),
        "",
        Duration.ofSeconds(7));
  }

  private Subject noting(Subject subject) {
    return input -> {
      asked.add(input.deepCopy());
      return subject.call(input);
    };
  }

  private static Schedule again(JsonNode input, int calls) {
    return InTurn.of(java.util.Collections.nCopies(calls, Question.of(input)));
  }

  @Test
  void only_what_the_divergence_needs_is_left() {
    Counterexample shrunk =
        shrink(counting(input -> input.path("x").size() >= 3), input -> true, again(LARGE, 9));

    assertEquals("{\"x\": [0, 0, 0]}", JsonText.line(shrunk.input()));
    assertEquals("a second call on one instance", shrunk.divergence().schedule().words());
    assertEquals("10 of 10", shrunk.frequency());
    assertEquals("1", shrunk.found().expected().asText());
    assertEquals("2", shrunk.found().actual().asText());
  }

  @Test
  void text_below_is_cut_from_both_ends() {
    Counterexample shrunk =
        shrink(
            counting(
                input ->
                    input.path("nested").path("deep").path(1).path("b").asText().contains("ex")),
            input -> true,
            again(LARGE, 2));

    // The first element goes when it is simple enough; the second must stay the second.
    assertEquals("{\"nested\": {\"deep\": [{}, {\"b\": \"ex\"}]}}", JsonText.line(shrunk.input()));
  }

  @Test
  void no_input_is_asked_that_the_contract_forbids() {
    Predicate<JsonNode> accepts =
        input -> input.path("id").asText().length() >= 2 && input.path("x").isArray();
    Counterexample shrunk =
        shrink(counting(input -> input.path("x").size() >= 3), accepts, again(LARGE, 3));

    assertEquals("{\"id\": \"A-\", \"x\": [0, 0, 0]}", JsonText.line(shrunk.input()));
    assertTrue(asked.size() > 50, () -> "asked " + asked.size());
    assertEquals(List.of(), asked.stream().filter(accepts.negate()).toList());
  }

  @Test
  void what_the_contract_forbids_may_become_smaller_where_it_was_forbidden_before() {
    Counterexample shrunk = shrink(counting(input -> true), input -> false, again(LARGE, 2));

    assertEquals("{}", JsonText.line(shrunk.input()));
  }

  @Test
  void a_smaller_case_shows_the_same_kind_of_thing() {
    Supplier<Subject> throwing =
        () -> {
          AtomicInteger calls = new AtomicInteger();
          return input -> {
            int call = calls.incrementAndGet();
            if (!input.has("note") && call > 1) {
              throw new IllegalStateException("no note");
            }
            return JsonNodeFactory.instance.numberNode(call);
          };
        };
    Counterexample shrunk = shrink(throwing, input -> true, again(LARGE, 2));

    assertEquals(Discrepancy.Kind.ANSWER, shrunk.found().kind());
    assertEquals(List.of("note"), names(shrunk.input()));
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(java.util.Map.Entry::getKey).toList();
  }

  @Test
  void a_spelling_that_does_not_matter_goes() {
    Question respelled =
        new Question(
            LARGE, Inputs.json(JsonText.line(LARGE).replace("1.5", "15e-1").replace('"', '\'')));
    assertTrue(JsonEquality.equal(respelled.plain(), respelled.asked()));
    Counterexample shrunk =
        shrink(
            counting(input -> input.path("x").size() >= 3),
            input -> true,
            InTurn.of(List.of(respelled, respelled)));

    assertEquals("repeat", shrunk.divergence().perturbation().name());
    assertEquals(
        List.of(true, true),
        shrunk.divergence().schedule().questions().stream().map(Question::isPlain).toList());
  }

  @ParameterizedTest
  @MethodSource("schedulesThatMayTakeASecond")
  void what_showed_by_the_end_of_a_second_is_told_as_that(Perturbation by, Schedule schedule) {
    long start = System.nanoTime();
    Bench bench =
        new Bench(
            subject(
                () ->
                    input ->
                        JsonNodeFactory.instance.numberNode(
                            Duration.ofNanos(System.nanoTime() - start).toSeconds()),
                input -> true),
            SpecimenSubjects.VIEW);
    Discrepancy found =
        new Discrepancy(
            Discrepancy.Kind.ANSWER, FieldPath.ROOT, Inputs.json("1"), Inputs.json("2"), "");
    Divergence divergence = new Divergence(by, 7, schedule, found);
    Counterexample shrunk = new Shrinker(bench, 200, Duration.ofSeconds(4)).shrink(divergence, 1);

    assertEquals("later", shrunk.divergence().perturbation().name());
    assertEquals("the second of the wall clock", shrunk.cause());
  }

  static Stream<Arguments> schedulesThatMayTakeASecond() {
    return Stream.of(
        Arguments.of(new KeyOrder(), again(LARGE, 1)),
        Arguments.of(
            new TightStress(),
            new Burst(List.of(Question.of(LARGE)), 2, 100, Duration.ofMillis(20), false)));
  }

  @Test
  void what_does_not_show_again_is_left_as_it_was() {
    AtomicInteger calls = new AtomicInteger();
    Supplier<Subject> once =
        () -> input -> JsonNodeFactory.instance.numberNode(calls.incrementAndGet() == 3 ? 1 : 0);
    Counterexample shrunk = shrink(once, input -> true, again(LARGE, 1));

    assertEquals(LARGE, shrunk.input());
    assertEquals("0 of 10", shrunk.frequency());
  }
}

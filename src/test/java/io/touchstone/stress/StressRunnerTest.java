package io.touchstone.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.touchstone.finding.Finding;
import io.touchstone.finding.RunReport.StressSection;
import io.touchstone.golden.GoldenFile;
import io.touchstone.golden.GoldenFileReader;
import io.touchstone.golden.GoldenSource;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.JsonText;
import io.touchstone.subject.GuardedSubject;
import io.touchstone.subject.Subject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StressRunnerTest {
  private static final StressPlan PLAN = new StressPlan(100, 1000, 50);
  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

  @ParameterizedTest
  @EnumSource
  void each_fault_is_caught_by_what_it_cannot_stand(Fault fault) {
    StressSection section = stress(fault.opener(), golden(""), new StressPlan(100, 100, 50));
    Finding divergence = divergence(section);
    String remedy = divergence.remedy().orElseThrow();
    assertEquals(fault.caughtBy(), remedy.substring(0, remedy.indexOf(',')));
    assertEquals(fault.path(), path(section));
  }

  @Test
  void a_race_is_caught_every_time() {
    StressPlan few = new StressPlan(1, 1, 50);
    for (int i = 0; i < 5; i++) {
      StressSection section = stress(Fault.SHARED_BUILDER.opener(), golden(""), few);
      assertEquals("text", path(section), "run " + i);
    }
  }

  @Test
  void a_steady_subject_passes_and_gets_about_as_many_calls_as_were_granted() {
    AtomicInteger calls = new AtomicInteger();
    AtomicInteger open = new AtomicInteger();
    StressSection section =
        stress(
            () -> {
              open.incrementAndGet();
              return new Subject() {
                @Override
                public JsonNode call(JsonNode input) {
                  calls.incrementAndGet();
                  return input.get("nested").deepCopy();
                }

                @Override
                public void close() {
                  open.decrementAndGet();
                }
              };
            });
    assertEquals(List.of(), section.findings());
    assertTrue(section.passed());
    assertEquals(PLAN.calls(), section.granted());
    assertTrue(calls.get() <= PLAN.calls(), () -> "calls " + calls);
    assertTrue(calls.get() > 0.9 * PLAN.calls(), () -> "calls " + calls);
    assertEquals(0, open.get(), "instances left open");
  }

  @Test
  void a_subject_that_takes_one_call_at_a_time_passes() {
    StressSection section =
        stress(
            () ->
                new Subject() {
                  private final StringBuilder text = new StringBuilder();

                  @Override
                  public synchronized JsonNode call(JsonNode input) {
                    text.setLength(0);
                    return TextNode.valueOf(text.append(input.get("goal")).toString());
                  }
                });
    assertEquals(List.of(), section.findings());
  }

  @Test
  void what_varies_outside_the_view_is_no_finding() {
    GoldenFile golden = golden(", \"ignored_fields\": [\"id\"]");
    assertEquals(List.of(), stress(varying("id"), golden, PLAN).findings());
    assertEquals("text", path(stress(varying("text"), golden, PLAN)));
  }

  @Test
  void a_matched_leaf_may_vary_as_long_as_it_has_its_form() {
    GoldenFile golden = golden(", \"matchers\": {\"id\": \"string\"}");
    assertEquals(List.of(), stress(varying("id"), golden, PLAN).findings());
    assertEquals("id", path(stress(Fault.COUNTER.opener(), golden, PLAN)));
    Supplier<Subject> never = () -> input -> JsonNodeFactory.instance.objectNode().put("id", 7);
    assertEquals(List.of(), stress(never, golden, PLAN).findings());
  }

  @Test
  void in_a_lenient_golden_no_answer_may_say_more_than_another() {
    AtomicInteger calls = new AtomicInteger();
    Supplier<Subject> talkative =
        () -> input -> calls.incrementAndGet() > 7 ? answer("more", "x") : answer("id", "x");
    assertEquals("id", path(stress(talkative, golden(", \"compare\": \"lenient\""), PLAN)));
  }

  @Test
  void one_error_among_answers_is_a_divergence_of_the_whole_answer() {
    Finding finding = stress(Fault.ERROR_ON_EVERY_40TH_CALL.opener()).findings().get(0);
    assertEquals(
        "not deterministic: another answer under mere repetition, first at the root",
        finding.message());
    assertEquals("{\"steady\": true}", JsonText.line(finding.expected().orElseThrow()));
    assertEquals(
        "{\"$threw\": {\"type\": \"java.lang.IllegalStateException\"}}",
        JsonText.line(finding.actual().orElseThrow()));
    assertTrue(finding.remedy().orElseThrow().startsWith("repeat, trial 38; "));
  }

  @Test
  void a_subject_that_always_throws_alike_is_steady() {
    Supplier<Subject> broken =
        () ->
            input -> {
              throw new IllegalStateException("at " + System.nanoTime());
            };
    assertEquals(List.of(), stress(broken).findings());
  }

  @Test
  void an_input_is_named_with_the_first_place_that_changed() {
    assertEquals(
        "the subject changes its input, first at goal; it must work on a copy",
        stress(Fault.INPUT_CHANGED.opener()).findings().get(0).message());
    assertEquals(
        "the subject reorders the members of its input; it must not change its input",
        stress(Fault.INPUT_REORDERED.opener()).findings().get(0).message());
  }

  @Test
  void the_same_seed_finds_the_same() {
    Finding finding = stress(Fault.KEY_ORDER.opener()).findings().get(0);
    assertEquals(finding, stress(Fault.KEY_ORDER.opener()).findings().get(0));
    assertEquals(
        """
        key-order, trial 0; shows 10 of 10 with another spelling
        looks like another key order in the answer
        smallest input: {"key36": 0, "key37": 0}""",
        finding.remedy().orElseThrow());
    Finding seven = run(OptionalLong.of(7), Fault.KEY_ORDER.opener());
    assertEquals(seven, run(OptionalLong.of(7), Fault.KEY_ORDER.opener()));
    long others =
        LongStream.range(8, 16)
            .filter(seed -> !seven.equals(run(OptionalLong.of(seed), Fault.KEY_ORDER.opener())))
            .count();
    assertTrue(others > 0, "all seeds find the same");
  }

  private static Finding run(OptionalLong seed, Supplier<Subject> opener) {
    return new StressRunner(seed, Keeper.NONE)
        .run(
            StressTarget.of(golden("")),
            List.of(),
            StressView.of(golden("").comparison()),
            subject(opener, TEN_SECONDS),
            Effort.of(PLAN),
            Effort.of(PLAN))
        .findings()
        .get(0);
  }

  @Test
  void what_the_budget_had_no_room_for_is_told() {
    StressPlan share = PLAN.share(10, 0, 2000);
    StressSection section = stress(() -> input -> answer("id", "x"), golden(""), share);
    assertTrue(section.passed());
    assertEquals(
        List.of(
            "198 of 1201 calls tried: the budget of subject \"planner\" is spread over its golden files; raise stress.max_calls"),
        section.findings().stream().map(Finding::message).toList());
  }

  @Test
  void a_subject_that_hangs_is_not_asked_a_thousand_times() {
    AtomicInteger calls = new AtomicInteger();
    Supplier<Subject> hanging =
        () ->
            input -> {
              calls.incrementAndGet();
              Thread.sleep(10_000);
              return input;
            };
    List<Finding> findings =
        new StressRunner(OptionalLong.empty(), Keeper.NONE)
            .run(
                StressTarget.of(golden("")),
                List.of(),
                StressView.of(golden("").comparison()),
                subject(hanging, Duration.ofMillis(50)),
                Effort.of(PLAN),
                Effort.of(PLAN))
            .findings();
    assertEquals("not stressed: the first call got no answer in time", findings.get(0).message());
    assertEquals(1, calls.get());
  }

  private static Supplier<Subject> varying(String member) {
    return () -> input -> answer(member, "run " + System.nanoTime());
  }

  private static ObjectNode answer(String member, String value) {
    return JsonNodeFactory.instance.objectNode().put(member, value);
  }

  private static String path(StressSection section) {
    return divergence(section).location().path().orElseThrow().toString();
  }

  /** The finding with a path: the note about what was not tried has none. */
  private static Finding divergence(StressSection section) {
    return section.findings().stream()
        .filter(finding -> finding.location().path().isPresent())
        .findFirst()
        .orElseThrow(() -> new AssertionError("not caught"));
  }

  static StressSection stress(Supplier<Subject> opener) {
    return stress(opener, golden(""), PLAN);
  }

  static StressSection stress(Supplier<Subject> opener, GoldenFile golden, StressPlan granted) {
    return new StressRunner(OptionalLong.empty(), Keeper.NONE)
        .run(
            StressTarget.of(golden),
            List.of(),
            StressView.of(golden.comparison()),
            subject(opener, TEN_SECONDS),
            Effort.of(PLAN),
            Effort.of(granted));
  }

  private static StressSubject subject(Supplier<Subject> opener, Duration limit) {
    return StressSubject.of(
        "planner",
        shift -> new GuardedSubject("planner", opener::get, limit, JsonLimits.DEFAULT),
        limit.plusSeconds(2));
  }

  static GoldenFile golden(String more) {
    String text =
        """
        {
          "input": %s,
          "expected_output": {"text": "", "id": ""}%s
        }
        """
            .formatted(JsonText.line(Fault.input()), more);
    GoldenFileReader reader =
        new GoldenFileReader(JsonLimits.DEFAULT, new TreeSet<>(List.of("planner")));
    return reader.read(
        new GoldenSource(Path.of("a.json"), "golden/planner/a.json", "planner/a.json"),
        text.getBytes(StandardCharsets.UTF_8));
  }
}

package io.touchstone.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.touchstone.finding.Finding;
import io.touchstone.finding.Location;
import io.touchstone.finding.RunReport.StressSection;
import io.touchstone.golden.GoldenFile;
import io.touchstone.golden.GoldenFileReader;
import io.touchstone.golden.GoldenSource;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.JsonText;
import io.touchstone.specimen.Specimen;
import io.touchstone.specimen.Specimens;
import io.touchstone.subject.GuardedSubject;
import io.touchstone.subject.Subject;
import io.touchstone.subject.SubjectNames;
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
import org.junit.jupiter.params.provider.CsvSource;

class StressRunnerTest {
  private static final StressPlan PLAN = new StressPlan(100, 1000, 50);
  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

  @ParameterizedTest
  @CsvSource({
    "call-counter, repeat, file",
    "class-counter, fresh-instances, catalogue",
    "mutated-input, input-unchanged, goal",
    "key-order-below, key-order, charges",
    "hash-map-order, colliding-keys, lengths",
    "scale-of-decimal, number-spelling, places",
    "loosely-keyed-cache, call-order, heading",
    "shared-string-builder, gated, line",
    "pool-of-two, tight, ''",
  })
  void a_finding_names_what_the_subject_cannot_stand_and_where(
      String specimen, String caughtBy, String path) {
    Finding finding = finding(Specimens.named(specimen), 1);
    String remedy = finding.remedy().orElseThrow();
    assertEquals(caughtBy, remedy.substring(0, remedy.indexOf(',')));
    assertEquals(path, finding.location().path().orElseThrow().toString());
  }

  private static Finding finding(Specimen specimen, long seed) {
    JsonNode input = specimen.inputs().get(0);
    Effort effort = Effort.of(new StressPlan(100, 200, 50));
    return new StressRunner(OptionalLong.of(seed), Keeper.NONE)
        .run(
            new StressTarget("golden/a.json", Location.of("golden/a.json"), input),
            specimen.inputs().subList(1, specimen.inputs().size()),
            SpecimenSubjects.VIEW,
            SpecimenSubjects.of(specimen),
            effort,
            effort)
        .findings()
        .get(0);
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
    assertEquals("id", path(stress(counting(), golden, PLAN)));
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
    Supplier<Subject> failing =
        () -> {
          AtomicInteger calls = new AtomicInteger();
          return input -> {
            if (calls.incrementAndGet() % 40 == 0) {
              throw new IllegalStateException("the pool is empty");
            }
            return answer("id", "x");
          };
        };
    Finding finding = stress(failing).findings().get(0);
    assertEquals(
        "not deterministic: another answer under mere repetition, first at the root",
        finding.message());
    assertEquals("{\"id\": \"x\"}", JsonText.line(finding.expected().orElseThrow()));
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
        finding(Specimens.named("mutated-input"), 1).message());
    assertEquals(
        "the subject reorders the members of its input; it must not change its input",
        finding(Specimens.named("reordered-input"), 1).message());
  }

  @Test
  void the_same_seed_finds_the_same() {
    Specimen leak = Specimens.named("key-order-at-top");
    Finding seven = finding(leak, 7);
    assertEquals(seven, finding(leak, 7));
    assertEquals(
        """
        key-order, trial 0; shows 10 of 10 with another spelling
        looks like another key order in the answer
        smallest input: {"owner": null, "dry_run": false}""",
        seven.remedy().orElseThrow());
    assertTrue(
        LongStream.range(8, 16).anyMatch(seed -> !seven.equals(finding(leak, seed))),
        "all seeds find the same");
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

  private static ObjectNode input() {
    ObjectNode input = JsonNodeFactory.instance.objectNode();
    input.put("goal", " echo hello world ");
    input.putObject("nested").put("a", 1).put("b", 2);
    for (int i = 0; i < 40; i++) {
      input.put("key" + i, i);
    }
    return input;
  }

  private static Supplier<Subject> counting() {
    return () -> {
      AtomicInteger calls = new AtomicInteger();
      return input -> JsonNodeFactory.instance.objectNode().put("id", calls.incrementAndGet());
    };
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
            .formatted(JsonText.line(input()), more);
    GoldenFileReader reader =
        new GoldenFileReader(
            JsonLimits.DEFAULT, new SubjectNames(new TreeSet<>(List.of("planner"))));
    return reader.read(
        new GoldenSource(Path.of("a.json"), "golden/planner/a.json", "planner/a.json"),
        text.getBytes(StandardCharsets.UTF_8));
  }
}

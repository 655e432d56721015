package io.touchstone.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.finding.RunReport.StressSection.Tried;
import io.touchstone.json.JsonLimits;
import io.touchstone.specimen.Specimens;
import io.touchstone.subject.Subject;
import io.touchstone.subject.SubjectContext;
import io.touchstone.subject.SubjectFactory;
import io.touchstone.subject.process.ProcessSubjectFactory;
import io.touchstone.subject.process.fork.Knob;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is left out, and that it is said. */
class LabTest {
  private static final StressPlan SMALL = new StressPlan(20, 60, 8);

  private static StressSubject subject(String specimen, String... off) {
    StressSubject all = SpecimenSubjects.of(Specimens.named(specimen));
    return new StressSubject(
        all.name(),
        all.opener(),
        all.elsewhere(),
        all.rules(),
        Set.of(off),
        "it has one connection",
        all.patience());
  }

  private static Map<String, String> leftOut(StressSubject subject, JsonNode input) {
    Bench bench = new Bench(subject, SpecimenSubjects.VIEW);
    return new Lab(bench, Effort.of(SMALL))
        .search(input, List.of(), 1).tried().stream()
            .filter(tried -> !tried.leftOut().isEmpty())
            .collect(
                Collectors.toMap(
                    Tried::perturbation, Tried::leftOut, (one, other) -> one, TreeMap::new));
  }

  @Test
  void a_perturbation_that_is_off_is_not_tried() {
    JsonNode input = Inputs.json("{'b': 1, 'a': 2}");
    StressSubject subject = subject("echo-of-input", "key-order");

    assertEquals("turned off: it has one connection", leftOut(subject, input).get("key-order"));
    assertEquals(null, leftOut(subject, input).get("repeat"));
  }

  @Test
  void what_is_off_catches_nothing() {
    JsonNode input = Specimens.named("key-order-at-top").inputs().get(0);
    Bench bench = bench(subject("key-order-at-top", "key-order", "colliding-keys"));
    Lab.Result result = new Lab(bench, Effort.of(SMALL)).search(input, List.of(), 1);

    assertTrue(result.divergence().isEmpty());
    assertEquals(
        List.of("key-order", "colliding-keys"),
        result.tried().stream()
            .filter(tried -> tried.leftOut().startsWith("turned off"))
            .map(Tried::perturbation)
            .toList());
  }

  private static Bench bench(StressSubject subject) {
    return new Bench(subject, SpecimenSubjects.VIEW);
  }

  @Test
  void a_group_is_off_together() {
    Map<String, String> leftOut =
        leftOut(subject("echo-of-input", "concurrency"), Inputs.json("{'b': 1, 'a': 2}"));

    assertEquals(
        Set.of("gated", "tight", "tight-apart"),
        leftOut.entrySet().stream()
            .filter(each -> each.getValue().equals("turned off: it has one connection"))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet()));
  }

  @Test
  void what_makes_no_sense_is_left_out_with_the_reason() {
    assertEquals(
        Map.of(
            "colliding-keys", "the input has no object",
            "number-spelling", "the input has no number",
            "null-or-missing", "the contract has no optional member here whose default is null",
            "key-order", "the input has no object with two members",
            "later", "only \"stress run\" takes the time, for its first cases",
            "processes",
                "only with \"processes\" in touchstone.json, or by \"stress run\" without --quick"),
        leftOut(subject("echo-of-input"), Inputs.json("['text']")));
  }

  @Test
  void what_was_tried_and_is_blind_to_something_says_so() {
    Bench bench = bench(subject("echo-of-input"));
    List<Tried> tried =
        new Lab(bench, Effort.of(SMALL))
            .search(Inputs.json("{'b': 1, 'a': 2}"), List.of(), 1)
            .tried();

    assertEquals(
        List.of("gated: races that never look at the input in their window"),
        tried.stream()
            .filter(each -> !each.blindTo().isEmpty())
            .map(each -> each.perturbation() + ": " + each.blindTo())
            .toList());
  }

  @Test
  void a_knob_is_off_by_its_name_or_its_familys() {
    List<Knob.Family> all = families(subject("echo-of-input"));
    assertTrue(all.contains(Knob.Family.LOCALE) && all.contains(Knob.Family.USER));

    List<Knob.Family> some = families(subject("echo-of-input", "locale", "user"));
    assertTrue(!some.contains(Knob.Family.LOCALE) && !some.contains(Knob.Family.USER));
    assertTrue(some.contains(Knob.Family.TIME_ZONE));

    List<Knob> knobs = knobs(subject("echo-of-input", "locale-tr"));
    assertTrue(!knobs.contains(Knob.LOCALE_TR) && knobs.contains(Knob.LOCALE_DE));
  }

  private static List<Knob.Family> families(StressSubject subject) {
    return knobs(subject).stream().map(Knob::family).distinct().toList();
  }

  private static List<Knob> knobs(StressSubject subject) {
    return subject.worlds().stream().flatMap(world -> world.knobs().stream()).toList();
  }

  @Test
  void every_word_that_turns_something_off_is_known() {
    List<String> switches = StressRunner.switches();

    assertEquals(switches.stream().distinct().toList(), switches);
    assertTrue(switches.containsAll(List.of("key-order", "concurrency", "locale", "locale-tr")));
    assertTrue(
        switches.containsAll(Arrays.stream(Knob.values()).map(Knob::id).toList()),
        switches::toString);
  }

  private static Lab.Result search(StressSubject subject, Effort effort) {
    return new Lab(bench(subject), effort).search(Inputs.json("{'b': 1, 'a': 2}"), List.of(), 1);
  }

  private static StressSubject program(String... command) {
    return SpecimenSubjects.of(
        new ProcessSubjectFactory("program", List.of(command), JsonLimits.DEFAULT));
  }

  private static StressSubject here(Subject subject) {
    return SpecimenSubjects.of(
        new SubjectFactory() {
          @Override
          public String name() {
            return "here";
          }

          @Override
          public Subject open(SubjectContext context) {
            return subject;
          }
        });
  }

  private static void assertNothingLearned(String why, Lab.Result result) {
    assertEquals(List.of(), result.tried());
    assertTrue(result.fault().orElse("").contains(why), () -> result.fault().toString());
  }

  @Test
  void a_program_that_cannot_be_started_is_not_called_steady() {
    assertNothingLearned(
        "there is no \"no-program-has-this-name\"",
        search(program("no-program-has-this-name"), Effort.of(SMALL)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          read x; exit 7              | exited with code 7 before it answered
          read x; echo nonsense; cat  | printed the line "nonsense"
          read x; echo 1; echo 2; cat | printed a second line for one input
          read x; echo; cat           | printed a blank line
          """)
  void a_program_that_does_not_keep_the_protocol_is_not_called_steady(String script, String why) {
    assertNothingLearned(why, search(program("sh", "-c", script), Effort.of(SMALL)));
  }

  @Test
  void an_answer_that_is_none_is_not_called_steady() {
    assertNothingLearned("null", search(here(input -> null), Effort.of(SMALL)));
  }

  @Test
  void an_exception_of_the_subjects_own_is_a_value() {
    Lab.Result result =
        search(
            here(
                input -> {
                  throw new UnsupportedOperationException("never");
                }),
            Effort.of(SMALL));

    assertEquals(Optional.empty(), result.fault());
    assertEquals(Perturbation.ALL.size(), result.tried().size());
  }

  @Test
  void what_time_ended_before_is_counted() {
    Effort hurried = new Effort(SMALL, Duration.ZERO, false, false, Duration.ofMillis(100));
    Lab.Result result =
        search(
            here(
                input -> {
                  Thread.sleep(60);
                  return input.deepCopy();
                }),
            hurried);

    assertEquals(Optional.empty(), result.divergence());
    assertTrue(result.outOfTime() > 5, () -> result.tried().toString());
    assertEquals(
        result.tried().stream().filter(each -> each.leftOut().equals("no time was left")).count(),
        result.outOfTime());
    assertEquals(0, search(here(input -> input), Effort.of(SMALL)).outOfTime());
  }
}

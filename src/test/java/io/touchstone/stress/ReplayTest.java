package io.touchstone.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.touchstone.golden.Comparison;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.StrictJson;
import io.touchstone.specimen.Specimen;
import io.touchstone.specimen.Specimens;
import io.touchstone.subject.process.ProcessSubjectFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written into a file shows again, every time. */
class ReplayTest {
  private static final long SEED = 3;

  @ParameterizedTest
  @CsvSource({
    "repeat, call-counter",
    "fresh-instances, class-counter",
    "input-unchanged, mutated-input",
    "key-order, key-order-at-top",
    "key-order, numbered-by-raw-text",
    "colliding-keys, hash-map-order",
    "number-spelling, scale-of-decimal",
    "null-or-missing, null-against-missing",
    "call-order, loosely-keyed-cache",
    "clock, days-until-deadline",
    "gated, shared-string-builder",
    "gated, check-then-act",
  })
  void a_deterministic_fault_shows_ten_times_of_ten(String perturbation, String name) {
    Specimen specimen = Specimens.named(name);
    Counterexample shrunk = LabRun.quick(specimen, SEED).shrunk(specimen, SEED);
    String text = ReplayFile.text(shrunk, SpecimenSubjects.VIEW);

    ReplayFile file =
        ReplayFile.read(StrictJson.parse(text.getBytes(StandardCharsets.UTF_8), "replay.json"));
    Replay replay = Replay.of(file, SpecimenSubjects.VIEW, SpecimenSubjects.of(specimen), 10);

    assertEquals(perturbation, file.perturbation());
    assertEquals(name, file.subject());
    assertEquals("10 of 10", replay.shown() + " of " + replay.tries(), text);
    assertEquals(
        shrunk.found().message(shrunk.divergence().perturbation().words()), replay.message());
    assertTrue(text.contains("\"shows\": \"10 of 10\""), text);
  }

  @Test
  void what_never_answers_is_not_called_mended() {
    StressSubject broken =
        SpecimenSubjects.of(
            new ProcessSubjectFactory(
                "program", List.of("sh", "-c", "read x; exit 7"), JsonLimits.DEFAULT));
    InTurn schedule = InTurn.of(List.of(Question.of(Inputs.json("1"))));
    ReplayFile file = new ReplayFile("program", "repeat", Comparison.EVERYTHING, schedule);
    Replay replay = Replay.of(file, SpecimenSubjects.VIEW, broken, 2);

    assertEquals(0, replay.tries());
    String fault = replay.fault().orElse("");
    assertTrue(fault.contains("exited with code 7 before it answered"), fault);
  }
}

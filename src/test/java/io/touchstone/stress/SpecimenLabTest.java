package io.touchstone.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.touchstone.specimen.Specimen;
import io.touchstone.specimen.Specimens;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the lab says of specimens with one seed; docs/determinism.md has more seeds. */
class SpecimenLabTest {
  private static final long SEED = 11;
  private static final int ATTEMPTS = 3;

  static Stream<Specimen> mutantsOfOneProcess() {
    return Specimens.mutants().stream()
        .filter(Specimen::caughtInProcess)
        .filter(mutant -> !mutant.equivalent());
  }

  static Stream<Specimen> clean() {
    return Specimens.clean().stream();
  }

  @ParameterizedTest
  @MethodSource("mutantsOfOneProcess")
  void a_mutant_of_one_process_is_caught_quickly(Specimen mutant) {
    // A race needs two processors at once, one of which other work on the machine may keep for
    // long.
    boolean caught =
        LongStream.range(SEED, SEED + ATTEMPTS)
            .mapToObj(seed -> LabRun.quick(mutant, seed))
            .anyMatch(run -> run.found().isPresent());

    assertTrue(caught, mutant::name);
  }

  @ParameterizedTest
  @MethodSource("clean")
  void a_clean_one_is_not_accused(Specimen clean) {
    LabRun run = LabRun.of(clean, SEED, (inputs, index) -> Effort.of(new StressPlan(20, 100, 20)));

    assertEquals(Optional.empty(), run.found(), clean::name);
    assertEquals(Optional.empty(), run.fault(), clean::name);
    assertTrue(run.calls() > 100, () -> clean.name() + " was only called " + run.calls());
  }

  @Test
  void what_another_process_shows_is_brought_down_to_the_knob_that_matters() {
    Specimen turkish = Specimens.named("turkish-upper-case");
    Effort effort = Effort.of(new StressPlan(10, 10, 10)).withWorlds(true);
    LabRun run = LabRun.of(turkish, SEED, (inputs, index) -> effort);

    assertEquals("processes", run.found().orElseThrow().perturbation().name());
    assertEquals(
        "another process with the locale Turkish, whose i has no upper case I",
        run.shrunk(turkish, SEED).divergence().schedule().words());
  }
}

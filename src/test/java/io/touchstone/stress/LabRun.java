package io.touchstone.stress;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.specimen.Specimen;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What the lab says of a specimen with one seed: all its inputs in turn, up to the first catch.
 *
 * @param found what diverged; empty where nothing did
 * @param fault why nothing could be asked; empty where it could
 * @param hurried whether there was no time to try everything
 * @param calls made up to the catch, or all together
 * @param millis likewise
 */
record LabRun(
    Optional<Divergence> found, Optional<String> fault, boolean hurried, long calls, long millis) {
  private static final StressPlan PLAN = new StressPlan(100, 1_000, 50);
  private static final long NANOS_A_MILLISECOND = 1_000_000;

  /** Enough to try what each world differs in, not to make the inputs as small as they can be. */
  private static final int SHRINK_CALLS = 800;

  private static final Duration SHRINK_TIME = Duration.ofSeconds(12);

  static LabRun full(Specimen specimen, long seed) {
    return of(specimen, seed, (inputs, index) -> effort(false, inputs, index));
  }

  static LabRun quick(Specimen specimen, long seed) {
    return of(specimen, seed, (inputs, index) -> effort(true, inputs, index));
  }

  boolean isSilent() {
    return found.isEmpty() && fault.isEmpty();
  }

  /** With the effort for so many inputs, of which this is the one with the index. */
  static LabRun of(Specimen specimen, long seed, BiFunction<Integer, Integer, Effort> efforts) {
    List<JsonNode> inputs = specimen.inputs();
    long start = System.nanoTime();
    long calls = 0;
    boolean hurried = false;
    StressSubject subject = SpecimenSubjects.of(specimen);
    try {
      for (int i = 0; i < inputs.size(); i++) {
        JsonNode input = inputs.get(i);
        Bench bench = new Bench(subject, SpecimenSubjects.VIEW);
        Effort effort = efforts.apply(inputs.size(), i);
        List<JsonNode> others = inputs.stream().filter(each -> each != input).toList();
        Lab.Result result = new Lab(bench, effort).search(input, others, seed);
        calls += bench.calls();
        hurried |= result.tried().stream().anyMatch(each -> each.leftOut().contains("no time"));
        if (result.divergence().isPresent() || result.fault().isPresent()) {
          return new LabRun(
              result.divergence(), result.fault(), hurried, calls, millisSince(start));
        }
      }
      return new LabRun(Optional.empty(), Optional.empty(), hurried, calls, millisSince(start));
    } finally {
      subject.elsewhere().close();
    }
  }

  static Effort effort(boolean quick, int inputs, int index) {
    return quick ? Effort.quick(PLAN, inputs, index) : Effort.full(PLAN, inputs, index);
  }

  private static long millisSince(long start) {
    return (System.nanoTime() - start) / NANOS_A_MILLISECOND;
  }

  /** What was found, made smaller. */
  Counterexample shrunk(Specimen specimen, long seed) {
    StressSubject subject = SpecimenSubjects.of(specimen);
    Bench bench = new Bench(subject, SpecimenSubjects.VIEW);
    try {
      return new Shrinker(bench, SHRINK_CALLS, SHRINK_TIME).shrink(found.orElseThrow(), seed);
    } finally {
      subject.elsewhere().close();
    }
  }
}

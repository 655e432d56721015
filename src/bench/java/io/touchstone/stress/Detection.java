package io.touchstone.stress;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.specimen.Specimen;
import io.touchstone.specimen.Specimens;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which of the known faults the lab catches, by what and how soon, and whom it accuses wrongly. */
public final class Detection {
  private static final StressPlan PLAN = new StressPlan(100, 1_000, 50);

  private Detection() {}

  record Catch(String by, long calls, long millis) {}

  public static void main(String[] args) throws IOException {
    boolean quick = args[0].equals("quick");
    String only = args.length > 1 ? args[1] : "";
    int seeds = args.length > 2 ? Integer.parseInt(args[2]) : 1;
    List<Specimen> all = new ArrayList<>(Specimens.mutants());
    all.addAll(Specimens.clean());
    for (Specimen specimen : all) {
      if (!only.isEmpty() && !specimen.name().matches(only)) {
        continue;
      }
      for (int seed = 1; seed <= seeds; seed++) {
        long start = System.nanoTime();
        Optional<Catch> found = run(specimen, seed, quick);
        long millis = (System.nanoTime() - start) / 1_000_000;
        System.out.printf(
            Locale.ROOT,
            "%-8s %-30s expected %-16s %s%n",
            (specimen.kind() == Specimen.Kind.CLEAN) == found.isEmpty() ? "ok" : "WRONG",
            specimen.name(),
            specimen.expectedCatch(),
            found.map(Catch::toString).orElse("nothing in " + millis + " ms"));
      }
    }
  }

  static Optional<Catch> run(Specimen specimen, long seed, boolean quick) {
    List<JsonNode> inputs = specimen.inputs();
    long start = System.nanoTime();
    StressSubject subject = SpecimenSubjects.of(specimen);
    try {
      return run(subject, inputs, seed, quick, start);
    } finally {
      subject.elsewhere().close();
    }
  }

  private static Optional<Catch> run(
      StressSubject subject, List<JsonNode> inputs, long seed, boolean quick, long start) {
    for (int i = 0; i < inputs.size(); i++) {
      JsonNode input = inputs.get(i);
      Effort effort =
          quick ? Effort.quick(PLAN, inputs.size(), i) : Effort.full(PLAN, inputs.size(), i);
      Bench bench = new Bench(subject, SpecimenSubjects.VIEW, Observer.NONE);
      List<JsonNode> others = inputs.stream().filter(each -> each != input).toList();
      Lab.Result result = new Lab(bench, effort).search(input, others, seed);
      if (result.divergence().isPresent()) {
        return result
            .divergence()
            .map(
                found ->
                    new Catch(
                        found.perturbation().name(),
                        found.found().kind() == Discrepancy.Kind.STUCK ? -1 : bench.calls(),
                        (System.nanoTime() - start) / 1_000_000));
      }
    }
    return Optional.empty();
  }
}

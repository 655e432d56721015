package io.touchstone.stress;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.finding.RunReport.StressSection.Tried;
import io.touchstone.subject.Answer.Threw;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts one case through all perturbations, up to the first divergence. */
final class Lab {
  /** The types of faults after which nothing can be asked. */
  static final Set<String> HOPELESS = Set.of("timeout", "open");

  private final Bench bench;
  private final Effort effort;

  Lab(Bench bench, Effort effort) {
    this.bench = bench;
    this.effort = effort;
  }

  /**
   * What came of it.
   *
   * @param tried all perturbations in their order, up to the one that diverged
   * @param fault why there is nothing that answers could be like; empty where there is
   */
  record Result(List<Tried> tried, Optional<Divergence> divergence, Optional<String> fault) {}

  /**
   * Searches.
   *
   * @param others further inputs of the same subject
   */
  Result search(JsonNode input, List<JsonNode> others, long seed) {
    bench.allow(effort.time());
    try (StressCase stressed = new StressCase(bench, input, others, seed, effort)) {
      if (stressed.first() instanceof Threw threw && HOPELESS.contains(threw.type())) {
        return fault(words(threw));
      }
      List<Tried> tried = new ArrayList<>();
      for (Perturbation each : Perturbation.ALL) {
        Optional<Divergence> found = search(each, stressed, tried);
        if (found.isPresent()) {
          return new Result(tried, found, Optional.empty());
        }
      }
      return new Result(tried, Optional.empty(), Optional.empty());
    } catch (StressStoppedException beforeAnythingWasTried) {
      return fault(beforeAnythingWasTried.getMessage());
    }
  }

  private static Result fault(String why) {
    return new Result(List.of(), Optional.empty(), Optional.of(why));
  }

  private static String words(Threw threw) {
    return threw.type().equals("timeout")
        ? "the first call got no answer in time"
        : threw.message();
  }

  private Optional<Divergence> search(Perturbation each, StressCase stressed, List<Tried> tried) {
    long before = bench.calls();
    Optional<Divergence> found = Optional.empty();
    String leftOut = "";
    try {
      leftOut = objection(each, stressed).orElse("");
      bench.under(each);
      found = leftOut.isEmpty() ? each.search(stressed) : found;
    } catch (StressStoppedException stopped) {
      leftOut = stopped.getMessage();
    }
    List<String> notes = stressed.takeNotes();
    long calls = bench.calls() - before;
    if (leftOut.isEmpty() && found.isEmpty()) {
      leftOut = calls == 0 && notes.isEmpty() ? "no call was granted for it" : join(notes);
    }
    String blindTo = calls > 0 && found.isEmpty() ? each.blindTo() : "";
    tried.add(new Tried(each.name(), calls, found.isPresent(), leftOut, blindTo));
    return found;
  }

  private static String join(List<String> notes) {
    return String.join("; ", notes);
  }

  private Optional<String> objection(Perturbation each, StressCase stressed) {
    StressSubject subject = bench.subject();
    boolean borne = subject.bears(each.name()) && each.groups().stream().allMatch(subject::bears);
    return borne ? each.objection(stressed) : Optional.of("turned off: " + subject.because());
  }
}

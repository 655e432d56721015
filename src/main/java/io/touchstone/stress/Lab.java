package io.touchstone.stress;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.finding.RunReport.StressSection.Tried;
import io.touchstone.subject.Answer;
import io.touchstone.subject.Answer.Threw;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Puts one case through all perturbations, up to the first divergence. */
final class Lab {
  /** Words of Touchstone's own; the names of classes have dots or capitals. */
  private static final Pattern TYPE_OF_FAULT = Pattern.compile("[a-z][a-z0-9_]*");

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
  record Result(List<Tried> tried, Optional<Divergence> divergence, Optional<String> fault) {

    /** How many perturbations were not tried to their end because time had ended. */
    long outOfTime() {
      return tried.stream().filter(Tried::outOfTime).count();
    }
  }

  /**
   * Searches.
   *
   * @param others further inputs of the same subject
   */
  Result search(JsonNode input, List<JsonNode> others, long seed) {
    bench.allow(effort.time());
    try (StressCase stressed = new StressCase(bench, input, others, seed, effort)) {
      Optional<String> nothingLearned = fault(stressed.first());
      if (nothingLearned.isPresent()) {
        bench.show(stressed.question(), stressed.first(), Perturbation.ALL.get(0));
        return cannot(nothingLearned.get());
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
      return cannot(beforeAnythingWasTried.getMessage());
    }
  }

  private static Result cannot(String why) {
    return new Result(List.of(), Optional.empty(), Optional.of(why));
  }

  /**
   * Why there is nothing that further answers could be like: the subject does not open, does not
   * answer in time, or does not keep the protocol. Empty where it answered, or threw an exception
   * of its own, which is a value.
   */
  static Optional<String> fault(Answer first) {
    if (!(first instanceof Threw threw) || !TYPE_OF_FAULT.matcher(threw.type()).matches()) {
      return Optional.empty();
    }
    return Optional.of(
        threw.type().equals("timeout") ? "the first call got no answer in time" : threw.message());
  }

  private Optional<Divergence> search(Perturbation each, StressCase stressed, List<Tried> tried) {
    long before = bench.calls();
    Optional<Divergence> found = Optional.empty();
    String leftOut = "";
    boolean outOfTime = false;
    try {
      leftOut = objection(each, stressed).orElse("");
      bench.under(each);
      found = leftOut.isEmpty() ? each.search(stressed) : found;
    } catch (StressStoppedException stopped) {
      leftOut = stopped.getMessage();
      outOfTime = stopped.isOutOfTime();
    }
    List<String> notes = stressed.takeNotes();
    long calls = bench.calls() - before;
    if (leftOut.isEmpty() && found.isEmpty()) {
      leftOut = calls == 0 && notes.isEmpty() ? "no call was granted for it" : join(notes);
    }
    String blindTo = calls > 0 && found.isEmpty() ? each.blindTo() : "";
    tried.add(new Tried(each.name(), calls, found.isPresent(), leftOut, blindTo, outOfTime));
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

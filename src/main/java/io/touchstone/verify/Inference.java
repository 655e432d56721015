package io.touchstone.verify;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.golden.Comparison;
import io.touchstone.golden.GoldenFile;
import io.touchstone.golden.Observation;
import io.touchstone.golden.Proposal;
import io.touchstone.golden.Stability;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonDifference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was found out about one golden file by asking its subject several times.
 *
 * @param golden the file
 * @param ways how it was asked: perturbations, in the order in which they were tried
 * @param trouble why nothing can be proposed; empty where something can
 * @param stability what varied; of the first answer alone where there is trouble
 * @param proposal what the file should say of paths
 * @param outdated where the subject answers something else than the file expects, and always did in
 *     these calls; must be settled before the file can be written
 */
public record Inference(
    GoldenFile golden,
    List<String> ways,
    Optional<String> trouble,
    Stability stability,
    Proposal proposal,
    List<FieldPath> outdated) {
  private static final String ERROR = "$error";
  private static final String THREW = "$threw";

  public Inference {
    ways = List.copyOf(ways);
    outdated = List.copyOf(outdated);
  }

  static Inference of(GoldenFile golden, List<Observation> seen) {
    List<String> ways = seen.stream().map(Observation::perturbation).distinct().toList();
    JsonNode first = seen.get(0).answer();
    Optional<String> trouble = trouble(golden, seen);
    List<Observation> others = new ArrayList<>();
    if (trouble.isEmpty()) {
      others.addAll(seen.subList(1, seen.size()));
      others.add(Stability.recorded(first, golden.expectedOutput()));
    }
    Stability stability = Stability.of(first, others);
    Proposal proposal = stability.proposal();
    List<FieldPath> outdated =
        trouble.isPresent()
            ? List.of()
            : proposal
                .addedTo(golden.comparison())
                .differences(golden.expectedOutput(), first)
                .stream()
                .map(JsonDifference::path)
                .toList();
    return new Inference(golden, ways, trouble, stability, proposal, outdated);
  }

  /** What the file would say: what it says already, and of the proposal what it lacks. */
  public Comparison merged() {
    return proposal.addedTo(golden.comparison());
  }

  /** Whether the file accepts all of these answers as it is. */
  public boolean isEnough() {
    return Proposal.accepts(golden.comparison(), stability);
  }

  /** What the file gives up although it never varied in these calls. */
  public List<FieldPath> neverVaried() {
    List<FieldPath> given = new ArrayList<>(golden.comparison().matchers().keySet());
    given.addAll(golden.comparison().ignored());
    given.removeIf(
        path ->
            stability.paths().stream()
                .filter(entry -> !entry.under().isEmpty())
                .anyMatch(entry -> path.covers(entry.path()) || entry.path().covers(path)));
    return given;
  }

  /** Where the subject throws, or is at odds with itself whether there is an error. */
  private static Optional<String> trouble(GoldenFile golden, List<Observation> seen) {
    String subject = "subject \"" + golden.subject() + "\"";
    String see = "; see: touchstone golden run " + golden.source().arguments();
    String first = outcome(seen.get(0).answer());
    if (first.startsWith("no answer")) {
      return Optional.of(subject + " gave " + first + see);
    }
    Map<String, Integer> others = new LinkedHashMap<>();
    for (Observation each : seen) {
      String outcome = outcome(each.answer());
      if (!outcome.equals(first)) {
        others.merge(outcome + " under " + each.perturbation(), 1, Integer::sum);
      }
    }
    if (others.isEmpty()) {
      return Optional.empty();
    }
    List<String> words = new ArrayList<>();
    others.forEach((outcome, times) -> words.add("%s, %d times".formatted(outcome, times)));
    return Optional.of(
        "%s gave %s at first, but %s; correct the subject before its golden file"
            .formatted(subject, first, String.join("; ", words)));
  }

  private static String outcome(JsonNode answer) {
    if (answer.path(THREW).has("type")) {
      return "no answer (" + answer.get(THREW).get("type").asText() + ")";
    }
    return answer.has(ERROR)
        ? "the error " + answer.get(ERROR).path("code").asText("without a code")
        : "an answer";
  }
}

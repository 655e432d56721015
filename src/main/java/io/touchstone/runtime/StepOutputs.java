package io.touchstone.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonText;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/** The outputs that one step of a plan can see: those of the steps that it depends on. */
final class StepOutputs {
  private final PlanOrder order;
  private final IntFunction<Optional<StepResult>> ended;
  private final int step;
  private BitSet visible;

  /**
   * @param ended the result of a step that has ended, by its number
   * @param step who looks
   */
  StepOutputs(PlanOrder order, IntFunction<Optional<StepResult>> ended, int step) {
    this.order = order;
    this.ended = ended;
    this.step = step;
  }

  /**
   * What {@code s1} or {@code s1.body.items} stands for; the longest name of a step counts. It is
   * no copy, and not to be changed.
   */
  JsonNode value(String reference) throws UnresolvedReferenceException {
    for (int end = reference.length(); end > 0; end = reference.lastIndexOf('.', end - 1)) {
      Set<Integer> named = order.named(reference.substring(0, end));
      if (!named.isEmpty()) {
        if (end == reference.length() - 1) {
          throw new UnresolvedReferenceException("expected a path after the last dot, found none");
        }
        String path = reference.substring(Math.min(end + 1, reference.length()));
        return part(output(named, reference.substring(0, end)), path);
      }
    }
    throw new UnresolvedReferenceException(
        "the plan has no such step; name a step by its id or its output key, then the path");
  }

  private JsonNode output(Set<Integer> named, String name) throws UnresolvedReferenceException {
    if (visible == null) {
      visible = order.before(step);
    }
    List<Integer> seen = named.stream().filter(visible::get).toList();
    String quoted = JsonText.quote(name);
    if (seen.isEmpty()) {
      throw new UnresolvedReferenceException(
          "the step does not depend on %s; add it to \"depends_on\"".formatted(quoted));
    }
    if (seen.size() > 1) {
      throw new UnresolvedReferenceException(
          "%d steps keep their output under %s; give each its own \"output_key\""
              .formatted(seen.size(), quoted));
    }
    return ended
        .apply(seen.get(0))
        .flatMap(StepResult::outcome)
        .filter(StructuredOutcome::ok)
        .map(StructuredOutcome::sharedResult)
        .orElseThrow(
            () ->
                new UnresolvedReferenceException(
                    "step " + quoted + " failed, so it has no output"));
  }

  private static JsonNode part(JsonNode output, String text) throws UnresolvedReferenceException {
    FieldPath path;
    try {
      path = FieldPath.parse(text);
    } catch (IllegalArgumentException e) {
      throw new UnresolvedReferenceException(e.getMessage());
    }
    if (path.hasWildcard()) {
      throw new UnresolvedReferenceException("expected one place, found a wildcard");
    }
    JsonNode part = path.in(output);
    if (part == null) {
      throw new UnresolvedReferenceException("the output has nothing at " + JsonText.quote(text));
    }
    return part;
  }
}

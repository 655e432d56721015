package io.touchstone.golden;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonTree;
import java.util.ArrayList;
import java.util.List;

/**
 * Which paths of an answer are the same at every call, and which are not.
 *
 * @param baseline the first answer
 * @param observations the others
 * @param paths every leaf, and every container whose members or elements vary, in the order of the
 *     answers
 */
public record Stability(
    JsonNode baseline, List<Observation> observations, List<PathStability> paths) {
  /** The perturbation of an answer that was given long ago. */
  public static final String RECORDED = "recorded";

  public Stability {
    observations = List.copyOf(observations);
    paths = List.copyOf(paths);
  }

  /**
   * Holds answers to one input against the first of them.
   *
   * @param baseline the first answer
   * @param observations the others, in the order in which they were given
   */
  public static Stability of(JsonNode baseline, List<Observation> observations) {
    return new Stability(baseline, observations, StabilityWalk.of(baseline, observations));
  }

  /** What a golden file should say so that it accepts all of these answers, and little more. */
  public Proposal proposal() {
    return ProposalMaker.of(this);
  }

  /**
   * What an answer of today would have been when the golden file was made, as far as that can be
   * known: ids, times and the like as the expected output has them, everything else as today.
   */
  public static Observation recorded(JsonNode baseline, JsonNode expected) {
    JsonNode then = baseline.deepCopy();
    for (FieldPath leaf : leaves(baseline)) {
      JsonNode before = leaf.in(expected);
      if (before != null && looksAlike(leaf, leaf.in(baseline), before)) {
        then = JsonTree.replace(then, leaf, before);
      }
    }
    return new Observation(RECORDED, then);
  }

  private static boolean looksAlike(FieldPath leaf, JsonNode now, JsonNode before) {
    return before.isValueNode()
        && ValueForm.of(leaf, now)
            .filter(ValueForm::passing)
            .flatMap(
                form -> ValueForm.of(leaf, before).filter(it -> it.words().equals(form.words())))
            .isPresent();
  }

  /** Every value that is no container, in order. */
  static List<FieldPath> leaves(JsonNode root) {
    List<FieldPath> leaves = new ArrayList<>();
    collect(FieldPath.ROOT, root, leaves);
    return leaves;
  }

  private static void collect(FieldPath at, JsonNode value, List<FieldPath> leaves) {
    if (value.isValueNode()) {
      leaves.add(at);
    }
    value
        .properties()
        .forEach(member -> collect(at.then(member.getKey()), member.getValue(), leaves));
    for (int i = 0; value.isArray() && i < value.size(); i++) {
      collect(at.then(Integer.toString(i)), value.get(i), leaves);
    }
  }
}

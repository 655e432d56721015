package io.touchstone.diff;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.FieldPath;
import java.util.ArrayList;
import java.util.List;

/**
 * Where in a document a fact is about.
 *
 * @param steps from the root down
 * @param branches of whatever keywords it stands in, outermost first
 * @param monotone whether less there is less of the whole; not so in a branch of {@code oneOf},
 *     where one branch that accepts less may let another accept more, nor where facts are missing
 */
public record Place(List<Step> steps, List<Branch> branches, boolean monotone) {
  /** The whole document. */
  public static final Place ROOT = new Place(List.of(), List.of(), true);

  /**
   * A branch as both versions have it.
   *
   * @param steps to the value that it is about
   * @param old its schema before, whose references are those of the old schema
   * @param now its schema after
   */
  public record Branch(List<Step> steps, JsonNode old, JsonNode now) {}

  public Place {
    steps = List.copyOf(steps);
    branches = List.copyOf(branches);
  }

  /** The place one step further down. */
  public Place then(Step step) {
    List<Step> longer = new ArrayList<>(steps);
    longer.add(step);
    return new Place(longer, branches, monotone);
  }

  /** The place one step further up. */
  Place parent() {
    return new Place(steps.subList(0, steps.size() - 1), branches, monotone);
  }

  /**
   * The same place, seen from inside a branch.
   *
   * @param exclusive whether of {@code oneOf}
   */
  Place inBranch(JsonNode old, JsonNode now, boolean exclusive) {
    List<Branch> more = new ArrayList<>(branches);
    more.add(new Branch(steps, old, now));
    return new Place(steps, more, monotone && !exclusive);
  }

  /** As paths write it; a step that leads to many parts is a wildcard. */
  public FieldPath path() {
    FieldPath path = FieldPath.ROOT;
    for (Step step : steps) {
      if (step instanceof Step.Member member) {
        path = path.then(member.name());
      } else if (step instanceof Step.Element element) {
        path = path.then(Integer.toString(element.index()));
      } else {
        path = path.then(FieldPath.parse("*"));
      }
    }
    return path;
  }
}

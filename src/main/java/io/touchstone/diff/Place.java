package io.touchstone.diff;

import io.touchstone.json.FieldPath;
import java.util.ArrayList;
import java.util.List;

/**
 * Where in a document a fact is about.
 *
 * @param steps from the root down
 * @param monotone whether less there is less of the whole; not so in a branch of {@code oneOf},
 *     where one branch that accepts less may let another accept more
 */
public record Place(List<Step> steps, boolean monotone) {
  /** The whole document. */
  public static final Place ROOT = new Place(List.of(), true);

  public Place {
    steps = List.copyOf(steps);
  }

  /** The place one step further down. */
  public Place then(Step step) {
    List<Step> longer = new ArrayList<>(steps);
    longer.add(step);
    return new Place(longer, monotone);
  }

  /** The place one step further up. */
  Place parent() {
    return new Place(steps.subList(0, steps.size() - 1), monotone);
  }

  /** The same place, seen from inside a branch of {@code oneOf}. */
  Place inExclusive() {
    return new Place(steps, false);
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

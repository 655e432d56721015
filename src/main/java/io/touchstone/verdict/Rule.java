package io.touchstone.verdict;

import io.touchstone.diff.Coordinate;
import java.util.Set;

/**
 * What the rule book says about some kinds of facts.
 *
 * @param id its name, which waivers and reports use
 * @param about whether its bump counts
 * @param coordinates the facts that it is about; none for a rule of the gate
 * @param bump the bump that they need
 * @param warning whether they are worth a warning
 * @param says the fact in words, with {@code {path}}, {@code {keyword}}, {@code {before}} and
 *     {@code {after}}
 * @param why who notices, and how
 * @param mend how to do without, or with less
 */
public record Rule(
    String id,
    About about,
    Set<Coordinate> coordinates,
    Bump bump,
    boolean warning,
    String says,
    String why,
    String mend) {
  /** What a rule stands for. */
  public enum About {
    /** Puts a change of a schema into words; its bump counts only where no proof was found. */
    SET,
    /** Says what no set of documents can say; its bump always counts. */
    PROMISE,
    /** Names a finding of the gate that is about no change between two versions. */
    GATE
  }

  public Rule {
    coordinates = Set.copyOf(coordinates);
  }

  /** Whether it is about whatever no single change accounts for. */
  boolean isUnplaced() {
    return about == About.SET
        && coordinates.stream().allMatch(coordinate -> coordinate.keyword().equals("documents"));
  }
}

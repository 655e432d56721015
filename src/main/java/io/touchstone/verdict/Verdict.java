package io.touchstone.verdict;

import io.touchstone.contract.Contract;
import io.touchstone.diff.Side;
import java.util.List;
import java.util.Optional;

/**
 * What the step from one version of a contract to another means.
 *
 * @param old the version before
 * @param now the version after
 * @param sides by schema; a schema that only one version has is not among them
 * @param judgements one for each fact, most weighty first
 */
public record Verdict(
    Contract old, Contract now, List<SideVerdict> sides, List<Judgement> judgements) {
  public Verdict {
    sides = List.copyOf(sides);
    judgements = List.copyOf(judgements);
  }

  /** The bump that the step needs. */
  public Bump required() {
    Bump bump = old.saysTheSameAs(now) ? Bump.NONE : Bump.PATCH;
    return required(bump, judgements);
  }

  static Bump required(Bump least, List<Judgement> judgements) {
    return judgements.stream().map(Judgement::bump).reduce(least, Bump::most);
  }

  /** The bump that the two version numbers declare. */
  public Bump declared() {
    return Bump.declared(old.version(), now.version());
  }

  /** Whether somebody may notice though the step is no break. */
  public boolean warns() {
    return judgements.stream().anyMatch(Judgement::warning);
  }

  public Optional<SideVerdict> side(Side side) {
    return sides.stream().filter(verdict -> verdict.side() == side).findFirst();
  }
}

package io.touchstone.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.touchstone.contract.Contract;
import io.touchstone.contract.ContractFolder;
import io.touchstone.contract.ContractHistory;
import io.touchstone.contract.Terms;
import io.touchstone.diff.Change;
import io.touchstone.diff.Coordinate;
import io.touchstone.diff.Motion;
import io.touchstone.diff.Place;
import io.touchstone.diff.Side;
import io.touchstone.finding.ContractStep;
import io.touchstone.json.FieldPath;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Compares contracts that somebody names, whatever their versions are, without waivers. */
public final class FolderComparison {
  private final Judge judge;
  private final ContractSoundness soundness = new ContractSoundness();

  public FolderComparison(Judge judge) {
    this.judge = judge;
  }

  /** The step from one contract to another, with what makes the new one a bad one. */
  public ContractStep step(Contract old, Contract now) {
    StepReport report =
        new StepReport(
            judge.judge(old, now), (contract, path, rule, print) -> false, LocalDate.MIN);
    return report.step(soundness.ofNew(now));
  }

  /**
   * The newest versions of two folders against each other, by id. A contract that only one folder
   * has is a step from nothing or to nothing.
   */
  public List<ContractStep> compare(ContractFolder old, ContractFolder now) {
    SortedSet<String> ids = new TreeSet<>(old.histories().keySet());
    ids.addAll(now.histories().keySet());
    List<ContractStep> steps = new ArrayList<>();
    for (String id : ids) {
      Optional<Contract> before = old.history(id).map(ContractHistory::newest);
      Optional<Contract> after = now.history(id).map(ContractHistory::newest);
      if (before.isPresent() && after.isPresent()) {
        steps.add(step(before.get(), after.get()));
      } else if (before.isPresent()) {
        steps.add(alone(before.get(), Motion.REMOVED, renamed(before.get(), old, now)));
      } else {
        steps.add(alone(after.orElseThrow(), Motion.ADDED, Optional.empty()));
      }
    }
    return steps;
  }

  /** The only contract that came and says what the one that went did. */
  private static Optional<Contract> renamed(Contract gone, ContractFolder old, ContractFolder now) {
    List<Contract> alike =
        now.histories().values().stream()
            .filter(history -> old.history(history.id()).isEmpty())
            .map(ContractHistory::newest)
            .filter(contract -> saysTheSame(gone, contract))
            .toList();
    return alike.size() == 1 ? Optional.of(alike.get(0)) : Optional.empty();
  }

  private static boolean saysTheSame(Contract one, Contract other) {
    if (one.terms() instanceof Terms.Behavior before
        && other.terms() instanceof Terms.Behavior after) {
      boolean outputs =
          before.outputs().isPresent() == after.outputs().isPresent()
              && before
                  .outputs()
                  .map(schema -> schema.isWrittenAs(after.outputs().orElseThrow()))
                  .orElse(true);
      return outputs && before.inputs().isWrittenAs(after.inputs());
    }
    return one.terms() instanceof Terms.Format before
        && other.terms() instanceof Terms.Format after
        && before.schema().isWrittenAs(after.schema());
  }

  private ContractStep alone(Contract contract, Motion motion, Optional<Contract> renamed) {
    List<ContractStep.Change> changes = new ArrayList<>();
    boolean added = motion == Motion.ADDED;
    Optional<JsonNode> name = Optional.of(TextNode.valueOf(contract.id()));
    Judgement judgement =
        judge.ofTerm(
            change(motion, added ? Optional.empty() : name, added ? name : Optional.empty()));
    changes.add(StepReport.change(contract.id(), judgement, false));
    renamed.ifPresent(
        other ->
            changes.add(
                StepReport.change(
                    contract.id(),
                    judge.ofTerm(
                        change(Motion.RENAMED, name, Optional.of(TextNode.valueOf(other.id())))),
                    false)));
    String version = contract.version().toString();
    return new ContractStep(
        contract.id(),
        added ? "" : version,
        added ? version : "",
        contract.document().source(),
        Bump.NONE.name(),
        judgement.bump().name(),
        "",
        Map.of(),
        changes,
        List.of());
  }

  private static Change change(Motion motion, Optional<JsonNode> before, Optional<JsonNode> after) {
    return new Change(
        new Coordinate(Side.CONTRACT, "contract", motion),
        FieldPath.ROOT,
        before,
        after,
        Optional.empty(),
        Optional.empty(),
        Place.ROOT,
        Optional.empty(),
        Optional.empty());
  }
}

package io.touchstone.verdict;

import io.touchstone.contract.Contract;
import io.touchstone.diff.Change;
import io.touchstone.diff.ContractDiff;
import io.touchstone.diff.ContractDiff.Schemas;
import io.touchstone.diff.Coordinate;
import io.touchstone.diff.Motion;
import io.touchstone.diff.Place;
import io.touchstone.diff.Side;
import io.touchstone.json.FieldPath;
import io.touchstone.json.LargeStack;
import io.touchstone.proof.ContainmentDecider;
import io.touchstone.proof.DecisionSettings;
import io.touchstone.schema.Schema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Says what the step from one version of a contract to another means. For a schema the sets of
 * documents decide, and each change of it is held against them; for everything else the rule book
 * does.
 */
public final class Judge {
  private static final LargeStack ROOM = new LargeStack(256L << 20);

  private final RuleBook rules;
  private final Policy policy;
  private final ContainmentDecider decider = new ContainmentDecider(DecisionSettings.DEFAULT);

  public Judge(RuleBook rules, Policy policy) {
    this.rules = rules;
    this.policy = policy;
  }

  public Policy policy() {
    return policy;
  }

  /**
   * The verdict on a step.
   *
   * @throws io.touchstone.json.JsonInputException where the schemas are nested too deeply
   */
  public Verdict judge(Contract old, Contract now) {
    try {
      return attempt(old, now);
    } catch (StackOverflowError tooDeep) {
      return attemptWithRoom(old, now);
    }
  }

  private Verdict attemptWithRoom(Contract old, Contract now) {
    try {
      return ROOM.call(() -> attempt(old, now));
    } catch (StackOverflowError tooDeep) {
      throw now.document()
          .fault(
              FieldPath.ROOT,
              "expected schemas that are less deeply nested, or fewer references in a row; these cannot be compared");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while judging " + now, e);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether callers of the old version may notice a change of a schema; false for sure. */
  boolean mayBreak(Contract old, Contract now) {
    return ContractDiff.schemas(old, now).stream()
        .filter(schemas -> schemas.old().isPresent() && schemas.now().isPresent())
        .anyMatch(
            schemas ->
                SideJudge.mayBreak(
                    decider,
                    schemas.side(),
                    schemas.old().orElseThrow(),
                    schemas.now().orElseThrow()));
  }

  private Verdict attempt(Contract old, Contract now) {
    List<Change> changes = ContractDiff.between(old, now);
    List<SideVerdict> sides = new ArrayList<>();
    List<Judgement> judgements = new ArrayList<>();
    for (Schemas schemas : ContractDiff.schemas(old, now)) {
      if (schemas.old().isPresent() && schemas.now().isPresent()) {
        side(schemas, changes, sides, judgements);
      }
    }
    for (Change change : changes) {
      if (sides.stream().noneMatch(side -> side.side() == change.coordinate().side())) {
        judgements.add(ofTerm(change));
      }
    }
    judgements.sort(mostWeightyFirst());
    return new Verdict(old, now, sides, judgements);
  }

  /** Of equal weight, what stands first in the rule book tells most. */
  private Comparator<Judgement> mostWeightyFirst() {
    return Comparator.comparing(Judgement::bump)
        .thenComparing(Judgement::warning)
        .reversed()
        .thenComparing(judgement -> judgement.change().coordinate().side())
        .thenComparing(judgement -> rules.rules().indexOf(judgement.rule()))
        .thenComparing(judgement -> judgement.change().path().toString());
  }

  /** What a fact means that is about no schema. */
  Judgement ofTerm(Change change) {
    Rule rule = rules.of(change.coordinate());
    return new Judgement(change, rule, rule.bump(), rule.warning(), Optional.empty());
  }

  private void side(
      Schemas schemas, List<Change> changes, List<SideVerdict> sides, List<Judgement> judgements) {
    Schema old = schemas.old().orElseThrow();
    Schema now = schemas.now().orElseThrow();
    List<Change> ofSide =
        changes.stream().filter(change -> change.coordinate().side() == schemas.side()).toList();
    SideJudge judge = new SideJudge(decider, schemas.side(), old, now, policy);
    SideVerdict verdict = judge.verdict(!old.isWrittenAs(now), ofRules(ofSide));
    sides.add(verdict);
    List<Judgement> found = new ArrayList<>();
    ofSide.forEach(change -> found.add(judgement(change, judge)));
    found.addAll(unexplained(verdict, judge, found));
    judgements.addAll(found);
  }

  /** Where a fact does not tell which way the whole moves, or there is no fact, the worst. */
  private Bump ofRules(List<Change> changes) {
    List<Change> ofSets =
        changes.stream()
            .filter(change -> rules.of(change.coordinate()).about() == Rule.About.SET)
            .toList();
    boolean telling = !ofSets.isEmpty() && changes.stream().allMatch(this::isTelling);
    return telling
        ? ofSets.stream()
            .map(change -> rules.of(change.coordinate()).bump())
            .reduce(Bump.PATCH, Bump::most)
        : Bump.MAJOR;
  }

  /**
   * Not in a branch of {@code oneOf}; not where all keywords may mean something else; and not a new
   * member that the old version said something about, or that strict callers may send.
   */
  private boolean isTelling(Change change) {
    Coordinate coordinate = change.coordinate();
    boolean newMember =
        coordinate.keyword().endsWith("property") && coordinate.motion() == Motion.ADDED;
    boolean known = change.oldDemand().filter(probe -> !probe.demand().isBoolean()).isPresent();
    return change.place().monotone()
        && !coordinate.keyword().equals("dialect")
        && !(newMember && (known || policy == Policy.STRICT));
  }

  private Judgement judgement(Change change, SideJudge judge) {
    Rule rule = rules.of(change.coordinate());
    boolean promise = rule.about() == Rule.About.PROMISE;
    boolean byRule = promise || judge.isOpen() || judge.isTired();
    Bump least = byRule ? rule.bump() : Bump.PATCH;
    Optional<Witness> breaking = judge.breaking(change);
    if (breaking.isPresent()) {
      return new Judgement(change, rule, Bump.MAJOR, rule.warning(), breaking);
    }
    Optional<Witness> strange = judge.strange(change);
    if (strange.isPresent()) {
      boolean warning = rule.warning() || !judge.isBroken();
      return new Judgement(change, rule, Bump.most(least, Bump.MINOR), warning, strange);
    }
    Optional<Witness> harmless = judge.harmless(change);
    Bump bump = harmless.isPresent() ? Bump.most(least, Bump.MINOR) : least;
    return new Judgement(change, rule, bump, rule.warning(), harmless);
  }

  /** What no single change accounts for stands once, for the whole document. */
  private List<Judgement> unexplained(
      SideVerdict verdict, SideJudge judge, List<Judgement> ofSide) {
    if (judge.isOpen()) {
      Bump most = Verdict.required(Bump.NONE, ofSide);
      return most.compareTo(verdict.bump()) < 0
          ? List.of(whole(verdict, verdict.bump(), false, Optional.empty()))
          : List.of();
    }
    List<Judgement> more = new ArrayList<>();
    SideJudge.Rest rest = judge.unexplained(changes(ofSide, Bump.MAJOR));
    if (rest.isThere()) {
      more.add(whole(verdict, Bump.MAJOR, false, rest.witness()));
    }
    boolean warned =
        ofSide.stream()
            .anyMatch(judgement -> judgement.warning() && judgement.witness().isPresent());
    if (verdict.warning() && !warned) {
      more.add(whole(verdict, Bump.MINOR, true, verdict.witness()));
    } else if (more.isEmpty()
        && Verdict.required(Bump.NONE, ofSide).compareTo(verdict.bump()) < 0
        && verdict.bump() == Bump.MINOR) {
      more.add(whole(verdict, Bump.MINOR, false, verdict.witness()));
    }
    return more;
  }

  private static List<Change> changes(List<Judgement> judgements, Bump bump) {
    return judgements.stream()
        .filter(judgement -> judgement.bump() == bump)
        .map(Judgement::change)
        .toList();
  }

  private Judgement whole(
      SideVerdict verdict, Bump bump, boolean warning, Optional<Witness> witness) {
    boolean tighter = (verdict.side() == Side.OUTPUTS) != (bump == Bump.MAJOR || warning);
    Coordinate coordinate =
        new Coordinate(verdict.side(), "documents", tighter ? Motion.TIGHTENED : Motion.LOOSENED);
    Change change =
        new Change(
            coordinate,
            FieldPath.ROOT,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Place.ROOT,
            Optional.empty(),
            Optional.empty());
    return new Judgement(change, rules.of(coordinate), bump, warning, witness);
  }
}

package io.touchstone.verdict;

import io.touchstone.contract.Contract;
import io.touchstone.contract.SemVer;
import io.touchstone.finding.ContractStep;
import io.touchstone.finding.Finding;
import io.touchstone.finding.Location;
import io.touchstone.finding.Severity;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonText;
import io.touchstone.json.SourcePosition;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts a verdict into the words of a report. */
final class StepReport {
  private static final int LONGEST_WITNESS = 200;
  static final String CHANGED_IN_PLACE = "contract-changed-in-place";

  private final Verdict verdict;
  private final LocalDate today;
  private final List<ContractStep.Change> changes = new ArrayList<>();
  private final List<Judgement> unwaived = new ArrayList<>();

  /** Whether a waiver lets a change pass. */
  interface Leave {
    boolean isGiven(String contract, String path, String rule, String fingerprint);
  }

  StepReport(Verdict verdict, Leave leave, LocalDate today) {
    this.verdict = verdict;
    this.today = today;
    for (Judgement judgement : verdict.judgements()) {
      boolean waived = isAsked(judgement) && isGiven(leave, judgement);
      if (!waived) {
        unwaived.add(judgement);
      }
      changes.add(change(id(), judgement, waived));
    }
  }

  private boolean isGiven(Leave leave, Judgement judgement) {
    String path = judgement.change().path().toString();
    return leave.isGiven(id(), path, judgement.rule().id(), judgement.fingerprint(id()));
  }

  /** A waiver is for what would fail or warn; it does not hide what is fine. */
  private boolean isAsked(Judgement judgement) {
    return warns(judgement) || judgement.bump().compareTo(verdict.declared()) > 0;
  }

  /** A release that declares a break has said what a warning would say. */
  private boolean warns(Judgement judgement) {
    return judgement.warning() && verdict.declared() != Bump.MAJOR;
  }

  private String id() {
    return verdict.now().id();
  }

  static ContractStep.Change change(String contract, Judgement judgement, boolean waived) {
    return new ContractStep.Change(
        judgement.change().coordinate().toString(),
        judgement.change().path().toString(),
        judgement.description(),
        judgement.change().before(),
        judgement.change().after(),
        judgement.rule().id(),
        judgement.fingerprint(contract),
        judgement.bump().name(),
        judgement.warning(),
        judgement.witness().map(Witness::document),
        judgement.witness().map(witness -> witness.ofOld() ? "old" : "new"),
        waived);
  }

  /** The bump that is needed when what is waived is left out. */
  private Bump required() {
    boolean same = verdict.old().saysTheSameAs(verdict.now());
    return Verdict.required(same ? Bump.NONE : Bump.PATCH, unwaived);
  }

  /** What the declared bump does not cover. */
  List<Finding> underdeclared() {
    Bump declared = verdict.declared();
    List<Finding> findings = new ArrayList<>();
    for (Judgement judgement : unwaived) {
      boolean missing = judgement.bump().compareTo(declared) > 0;
      if (missing || warns(judgement)) {
        findings.add(
            missing
                ? finding(
                    judgement, Severity.ERROR, "release it as " + recommended() + ", or waive it")
                : finding(judgement, Severity.WARNING, "if that is meant, waive it"));
      }
    }
    if (findings.isEmpty() && required().compareTo(declared) > 0) {
      findings.add(unreleased(declared));
    }
    return findings;
  }

  /** Of those, what is an error. */
  List<Finding> broken() {
    return underdeclared().stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .toList();
  }

  private Finding unreleased(Bump declared) {
    Contract now = verdict.now();
    FieldPath version = FieldPath.of("version");
    return Finding.of(
        "contract-bump",
        Severity.ERROR,
        Location.of(now.document().source(), now.document().position(version)),
        "%s needs %s, and its version declares %s".formatted(name(), required(), declared));
  }

  private Finding finding(Judgement judgement, Severity severity, String mend) {
    String needs =
        severity == Severity.ERROR
            ? " needs %s and declares %s: ".formatted(judgement.bump(), verdict.declared())
            : ": ";
    return new Finding(
        judgement.rule().id(),
        severity,
        location(judgement),
        name() + needs + side(judgement) + judgement.description() + witness(judgement),
        Optional.empty(),
        Optional.empty(),
        Optional.of(mend + " in waivers.json with: " + waiver(judgement)));
  }

  private static String side(Judgement judgement) {
    return switch (judgement.change().coordinate().side()) {
      case INPUTS -> "of the inputs, ";
      case OUTPUTS -> "of the outputs, ";
      case DOCUMENTS, CONTRACT -> "";
    };
  }

  private String witness(Judgement judgement) {
    Optional<String> reason =
        verdict
            .side(judgement.change().coordinate().side())
            .filter(side -> judgement.witness().isEmpty())
            .flatMap(SideVerdict::reason)
            .map(words -> "\n  nothing could be proved: " + words);
    return judgement
        .witness()
        .map(
            witness ->
                "\n  only %s accepts  %s"
                    .formatted(
                        witness.ofOld() ? verdict.old().version() : verdict.now().version(),
                        JsonText.excerpt(witness.document(), LONGEST_WITNESS)))
        .or(() -> reason)
        .orElse("");
  }

  private Location location(Judgement judgement) {
    Contract now = verdict.now();
    SourcePosition position =
        judgement
            .change()
            .newPosition()
            .orElseGet(() -> now.document().position(FieldPath.of("version")));
    return Location.of(now.document().source(), position, judgement.change().path());
  }

  private String waiver(Judgement judgement) {
    return judgement.isUnplaced()
        ? Waivers.paste(id(), judgement.fingerprint(id()), today)
        : Waivers.paste(id(), judgement.change().path().toString(), judgement.rule().id(), today);
  }

  /** A release that does not say what it said. */
  List<Finding> changedInPlace(String released) {
    List<Finding> findings = new ArrayList<>();
    Contract now = verdict.now();
    Judgement leading = unwaived.stream().findFirst().orElse(null);
    String what =
        leading == null ? "other text" : side(leading) + leading.description() + witness(leading);
    SourcePosition position =
        leading == null
            ? now.document().position(FieldPath.ROOT)
            : location(leading).position().orElseThrow();
    findings.add(
        new Finding(
            CHANGED_IN_PLACE,
            Severity.ERROR,
            Location.of(now.document().source(), position),
            "%s was released at %s and says something else now: %s".formatted(now, released, what),
            Optional.empty(),
            Optional.empty(),
            Optional.of(
                "restore the file, and release the change as %s, or waive it in waivers.json with: %s"
                    .formatted(
                        recommended(),
                        Waivers.paste(id(), now.version().toString(), CHANGED_IN_PLACE, today)))));
    return findings;
  }

  private SemVer recommended() {
    return required().after(verdict.old().version());
  }

  private String name() {
    return verdict.old() + " -> " + verdict.now().version();
  }

  ContractStep step(List<Finding> findings) {
    Map<String, String> relations = new LinkedHashMap<>();
    verdict
        .sides()
        .forEach(side -> relations.put(side.side().word(), side.relation().kind().name()));
    return new ContractStep(
        id(),
        verdict.old().version().toString(),
        verdict.now().version().toString(),
        verdict.now().document().source(),
        verdict.declared().name(),
        required().name(),
        recommended().toString(),
        relations,
        changes,
        findings);
  }
}

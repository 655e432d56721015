package io.touchstone.verify;

import io.touchstone.finding.Finding;
import io.touchstone.finding.Location;
import io.touchstone.finding.RunReport;
import io.touchstone.finding.RunReport.GoldenSection;
import io.touchstone.finding.Severity;
import io.touchstone.golden.GoldenFile;
import io.touchstone.golden.GoldenSource;
import io.touchstone.golden.Lint;
import io.touchstone.golden.SecretLint;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonDocument;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.SourcePosition;
import io.touchstone.json.StrictJson;
import io.touchstone.verify.Survey.Duplicate;
import io.touchstone.verify.Survey.Orphan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at golden files as they are written; asks no subject. */
public final class LintRun {
  /** The rule of files whose subject is gone. */
  public static final String ORPHAN = "golden-orphan";

  /** The rule of files that ask the same of the same subject. */
  public static final String DUPLICATE = "golden-duplicate";

  private final Session session;
  private final JsonLimits limits;
  private final Map<GoldenSource, Orphan> orphans = new HashMap<>();
  private final Map<GoldenSource, Duplicate> duplicates = new HashMap<>();

  public LintRun(Session session) {
    this.session = session;
    this.limits = session.config().limits();
  }

  /**
   * What there is to say of the files of a selection, held against all files of the folder. A
   * malformed file never stops the others, and its secrets are found, too.
   */
  public RunReport run(Selection selection) {
    Survey survey = Survey.of(session, selection.folder());
    survey.orphans().forEach(orphan -> orphans.put(orphan.source(), orphan));
    survey.duplicates().forEach(duplicate -> duplicates.put(duplicate.source(), duplicate));
    List<Finding> general = new ArrayList<>();
    session.goldens(selection.folder()).faults().forEach(it -> general.add(Finding.of(it)));
    selection
        .unmatched(survey.files())
        .forEach(path -> general.add(session.matchedNothing(path, selection.folder())));
    List<GoldenSection> sections =
        selection.among(survey.files()).stream()
            .map(source -> new GoldenSection(source.display(), "", findings(source)))
            .toList();
    return new RunReport(sections, List.of(), general);
  }

  private List<Finding> findings(GoldenSource source) {
    byte[] bytes;
    try {
      bytes = StrictJson.bytes(source.path(), source.display(), limits);
    } catch (JsonInputException fault) {
      return List.of(Finding.of(fault));
    }
    SecretLint secrets;
    List<Finding> others = new ArrayList<>();
    try {
      JsonDocument document = StrictJson.parse(bytes, source.display(), limits);
      secrets = SecretLint.of(document);
      others.addAll(ofGolden(source, bytes));
    } catch (JsonInputException noJson) {
      secrets = SecretLint.of(bytes, source.display());
      others.add(Finding.of(noJson));
    }
    List<Finding> all = new ArrayList<>(secrets.findings());
    others.stream().map(secrets::redacted).forEach(all::add);
    return all;
  }

  private List<Finding> ofGolden(GoldenSource source, byte[] bytes) {
    if (orphans.containsKey(source)) {
      Orphan orphan = orphans.get(source);
      return List.of(
          warning(
              ORPHAN,
              source,
              orphan.position(),
              FieldPath.of("subject"),
              orphan.words() + "; the file is never run",
              "correct the subject or its entry in touchstone.json, or remove the file: touchstone golden prune "
                  + source.arguments()));
    }
    GoldenFile golden;
    try {
      golden = session.reader().read(source, bytes);
    } catch (JsonInputException malformed) {
      return List.of(Finding.of(malformed));
    }
    List<Finding> findings =
        new ArrayList<>(
            Lint.of(
                golden,
                session.promises(golden.subject()).map(it -> it.stableFields()).orElse(List.of())));
    if (duplicates.containsKey(source)) {
      findings.add(of(duplicates.get(source)));
    }
    return findings;
  }

  private static Finding of(Duplicate duplicate) {
    String kept = duplicate.kept().display();
    return duplicate.saysTheSame()
        ? warning(
            DUPLICATE,
            duplicate.source(),
            duplicate.position(),
            FieldPath.of("input"),
            "asks and expects the same as " + kept,
            "remove it: touchstone golden prune " + duplicate.source().arguments())
        : warning(
            DUPLICATE,
            duplicate.source(),
            duplicate.position(),
            FieldPath.of("input"),
            "asks the same as %s, with %s".formatted(kept, duplicate.difference()),
            "make one file of the two, or ask something else");
  }

  private static Finding warning(
      String rule,
      GoldenSource source,
      SourcePosition position,
      FieldPath path,
      String message,
      String remedy) {
    return new Finding(
        rule,
        Severity.WARNING,
        Location.of(source.display(), position, path),
        message,
        Optional.empty(),
        Optional.empty(),
        Optional.of(remedy));
  }
}

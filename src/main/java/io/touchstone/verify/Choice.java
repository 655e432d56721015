package io.touchstone.verify;

import io.touchstone.finding.Finding;
import io.touchstone.finding.Location;
import io.touchstone.finding.Severity;
import io.touchstone.golden.GoldenFolder;
import io.touchstone.golden.GoldenSource;
import io.touchstone.json.JsonInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The golden files that a selection lets pass, as far as that can be said without reading them. */
final class Choice {
  private final Session session;
  private final Selection selection;
  private final Optional<ChangedFiles> changed;
  private final List<Finding> findings = new ArrayList<>();
  private final List<GoldenSource> sources;

  /**
   * Applies all filters but the tags and the shard.
   *
   * @throws JsonInputException where git cannot say what changed
   */
  Choice(Session session, Selection selection) {
    this.session = session;
    this.selection = selection;
    this.changed =
        selection
            .since()
            .map(
                revision ->
                    ChangedFiles.since(
                        revision,
                        session.config().root(),
                        selection.folder(),
                        session.config().limits()));
    GoldenFolder folder = session.goldens(selection.folder());
    folder.faults().forEach(fault -> findings.add(Finding.of(fault)));
    selection
        .unmatched(folder.files())
        .forEach(path -> findings.add(session.matchedNothing(path, selection.folder())));
    List<GoldenSource> named = selection.among(folder.files());
    this.sources = changed.map(files -> named.stream().filter(files::has).toList()).orElse(named);
    if (sources.isEmpty() && !named.isEmpty()) {
      findings.add(nothing("differs from " + changed.orElseThrow().display()));
    }
  }

  /** In the order of the folder; of all shards. */
  List<GoldenSource> sources() {
    return sources;
  }

  /** What cannot be used of the folder, and filters that let nothing pass. */
  List<Finding> findings() {
    return findings;
  }

  /** The complaint that none of the files has a tag that was asked for. */
  Finding noSuchTag() {
    String differing =
        changed.map(files -> "that differs from %s ".formatted(files.display())).orElse("");
    return nothing(differing + "has a tag of " + String.join(", ", selection.tags()));
  }

  private Finding nothing(String clause) {
    String below = selection.paths().isEmpty() ? "" : "at or below the given paths ";
    return Finding.of(
        Finding.MALFORMED,
        Severity.INVALID,
        Location.of(session.display(selection.folder())),
        "no golden file " + below + clause);
  }
}

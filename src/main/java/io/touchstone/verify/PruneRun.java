package io.touchstone.verify;

import io.touchstone.config.Config;
import io.touchstone.golden.GoldenSource;
import io.touchstone.json.JsonFiles;
import io.touchstone.verify.Survey.Duplicate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what can go: golden files whose subject is gone, those that say the same as another, and
 * actual outputs without a golden file. All are judged against the whole golden folder; what is
 * asked for only narrows what is removed.
 */
public final class PruneRun {
  private final Session session;
  private final Config config;
  private final ActualOutputs actuals;

  /** Why a file can go. */
  public enum Kind {
    /** A golden file whose subject is gone. */
    ORPHAN,
    /** A golden file that asks and expects the same as another. */
    DUPLICATE,
    /** An actual output without a golden file. */
    LEFTOVER
  }

  /**
   * A file that can go.
   *
   * @param display the file as messages name it
   * @param why in words, without the file
   * @param needed the file because of which it can go, which must still be there then
   * @param seen what the file was like when it was judged
   */
  public record Candidate(
      Kind kind, Path path, String display, String why, Optional<Path> needed, Stamp seen) {}

  /** What tells that a file was changed. */
  record Stamp(long size, FileTime modified) {
    static Stamp of(Path file) throws IOException {
      return new Stamp(Files.size(file), Files.getLastModifiedTime(file));
    }
  }

  /**
   * What was found.
   *
   * @param candidates goldens by name, then leftovers by name
   * @param notes what stays although it may look as if it could go, in words
   * @param faults what could not be read or used, in words
   */
  public record Plan(List<Candidate> candidates, List<String> notes, List<String> faults) {
    public Plan {
      candidates = List.copyOf(candidates);
      notes = List.copyOf(notes);
      faults = List.copyOf(faults);
    }
  }

  public PruneRun(Session session) {
    this.session = session;
    this.config = session.config();
    this.actuals = session.actuals();
  }

  /** What of a selection can go. Nothing can where there is no golden file at all. */
  public Plan plan(Selection selection) {
    Survey survey = Survey.of(session, selection.folder());
    List<String> faults = new ArrayList<>();
    survey.faults().forEach(fault -> faults.add(fault.getMessage()));
    if (survey.files().isEmpty()) {
      return new Plan(List.of(), List.of(), faults);
    }
    if (survey.sound() == 0 && !survey.orphans().isEmpty()) {
      faults.add(
          "%s: no golden file here has a subject that there is, so more likely than the files the subjects are missing; correct touchstone.json or the class path, or remove the files by hand"
              .formatted(session.display(selection.folder())));
      return new Plan(List.of(), List.of(), faults);
    }
    Set<GoldenSource> chosen = new HashSet<>(selection.among(survey.files()));
    List<Candidate> candidates = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    Map<Path, String> going = new HashMap<>();
    survey.orphans().stream()
        .filter(orphan -> chosen.contains(orphan.source()))
        .forEach(
            orphan ->
                add(candidates, Kind.ORPHAN, orphan.source(), orphan.words(), Optional.empty()));
    for (Duplicate duplicate : survey.duplicates()) {
      if (chosen.contains(duplicate.source())) {
        String kept = duplicate.kept().display();
        if (duplicate.saysTheSame()) {
          add(
              candidates,
              Kind.DUPLICATE,
              duplicate.source(),
              "asks and expects the same as " + kept + ", which stays",
              Optional.of(duplicate.kept().path()));
        } else {
          notes.add(
              "%s: asks the same as %s, but has %s; it stays, make one file of the two by hand"
                  .formatted(duplicate.source().display(), kept, duplicate.difference()));
        }
      }
    }
    candidates.forEach(it -> going.put(it.path(), it.display()));
    List<Candidate> leftovers = leftovers(survey, selection, going, faults);
    candidates.addAll(leftovers);
    selection.unmatched(survey.files()).stream()
        .filter(path -> !isAboutActuals(path) && !isMeant(leftovers, path))
        .forEach(
            path ->
                faults.add(
                    "%s: no golden file and no leftover is at or below this path"
                        .formatted(session.display(path))));
    return new Plan(candidates, notes, faults);
  }

  private void add(
      List<Candidate> candidates,
      Kind kind,
      GoldenSource source,
      String why,
      Optional<Path> needed) {
    try {
      candidates.add(
          new Candidate(
              kind, source.path(), source.display(), why, needed, Stamp.of(source.path())));
    } catch (IOException goneMeanwhile) {
      return;
    }
  }

  private List<Candidate> leftovers(
      Survey survey, Selection selection, Map<Path, String> going, List<String> faults) {
    Path folder = actuals.folder();
    List<Candidate> leftovers = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return leftovers;
    }
    Map<Path, Path> goldenOf = new HashMap<>();
    survey.files().forEach(source -> goldenOf.put(actuals.file(source), source.path()));
    JsonFiles found =
        JsonFiles.below(
            folder, session.display(folder), "the actual outputs", JsonFiles.Links.REFUSED);
    found.faults().forEach(fault -> faults.add(fault.getMessage()));
    for (String name : found.names()) {
      Path file = folder.resolve(name);
      Path golden = goldenOf.get(file);
      String why =
          golden != null && going.containsKey(golden)
              ? "is an actual output of " + going.get(golden) + ", which goes"
              : "is an actual output without a golden file";
      boolean stays = golden != null ? !going.containsKey(golden) : hasGolden(name);
      if (!stays && (selection.paths().isEmpty() || isMeant(file, selection.paths()))) {
        try {
          leftovers.add(
              new Candidate(
                  Kind.LEFTOVER,
                  file,
                  session.display(file),
                  why,
                  Optional.empty(),
                  Stamp.of(file)));
        } catch (IOException goneMeanwhile) {
          continue;
        }
      }
    }
    return leftovers;
  }

  /** Whether a file is where the golden file would be: below the root, or beside it. */
  private boolean hasGolden(String name) {
    for (Path above = config.root(); above != null; above = above.getParent()) {
      if (Files.exists(above.resolve(name))) {
        return true;
      }
    }
    return false;
  }

  /** Whether an actual output, or the golden file that it was of, is at or below one of these. */
  private boolean isMeant(Path file, List<Path> paths) {
    Path golden = config.root().resolve(actuals.folder().relativize(file));
    return paths.stream().anyMatch(path -> file.startsWith(path) || golden.startsWith(path));
  }

  private boolean isMeant(List<Candidate> leftovers, Path path) {
    return leftovers.stream().anyMatch(it -> isMeant(it.path(), List.of(path)));
  }

  /** Whether a path of the command line leads to actual outputs, be there leftovers or not. */
  private boolean isAboutActuals(Path path) {
    Path folder = actuals.folder();
    return Files.exists(path) && (path.startsWith(folder) || folder.startsWith(path));
  }

  /**
   * Removes one file.
   *
   * @return why it was not removed; empty where it was
   */
  public Optional<String> remove(Candidate candidate) {
    try {
      if (!Stamp.of(candidate.path()).equals(candidate.seen())) {
        return Optional.of("it was changed meanwhile");
      }
      if (candidate.needed().isPresent() && !Files.isRegularFile(candidate.needed().get())) {
        return Optional.of("the file that says the same is gone meanwhile");
      }
      Files.delete(candidate.path());
      return Optional.empty();
    } catch (IOException failure) {
      return Optional.of(WriteFault.words(failure));
    }
  }
}

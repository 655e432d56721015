package io.touchstone.verify;

import io.touchstone.golden.GoldenFile;
import io.touchstone.golden.GoldenFileReader;
import io.touchstone.golden.GoldenFolder;
import io.touchstone.golden.GoldenSource;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonDocument;
import io.touchstone.json.JsonEquality;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.JsonText;
import io.touchstone.json.SourcePosition;
import io.touchstone.json.StrictJson;
import io.touchstone.subject.SubjectNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * All golden files of a folder as far as they concern each other: whatever a command looks at,
 * which files are orphans or duplicates does not depend on it.
 *
 * @param files every file of the folder
 * @param sound how many of them can be run
 * @param orphans those whose subject is gone, by name; a malformed file is none
 * @param duplicates those that ask the same of the same subject as another, by name
 * @param faults what cannot be read or used, in the order of names; drafts are no faults
 */
record Survey(
    List<GoldenSource> files,
    int sound,
    List<Orphan> orphans,
    List<Duplicate> duplicates,
    List<JsonInputException> faults) {

  /**
   * A sound golden file whose subject is gone.
   *
   * @param position where the file says whose it is
   * @param words why it is one
   */
  record Orphan(GoldenSource source, SourcePosition position, String words) {}

  /**
   * A golden file that asks the same of the same subject as another.
   *
   * @param position where the input stands
   * @param kept the other: with the shorter name or, of the same length, the first in order
   * @param difference what it expects otherwise, so that something would be lost with it; empty
   *     where it says the same
   */
  record Duplicate(
      GoldenSource source, SourcePosition position, GoldenSource kept, String difference) {
    boolean saysTheSame() {
      return difference.isEmpty();
    }
  }

  Survey {
    files = List.copyOf(files);
    orphans = List.copyOf(orphans);
    duplicates = List.copyOf(duplicates);
    faults = List.copyOf(faults);
  }

  static Survey of(Session session, Path folder) {
    return new Surveyor(session).survey(session.goldens(folder));
  }

  private static final class Surveyor {
    private static final Comparator<GoldenSource> KEPT_FIRST =
        Comparator.comparingInt((GoldenSource source) -> source.name().length())
            .thenComparing(GoldenSource::name);

    private final Session session;
    private final List<Orphan> orphans = new ArrayList<>();
    private final List<Duplicate> duplicates = new ArrayList<>();
    private final List<JsonInputException> faults = new ArrayList<>();

    /** By subject and hash of the input: the files, so that not all inputs are held at once. */
    private final Map<List<Object>, List<GoldenSource>> alike = new LinkedHashMap<>();

    private int sound;

    Surveyor(Session session) {
      this.session = session;
    }

    Survey survey(GoldenFolder folder) {
      faults.addAll(folder.faults());
      for (GoldenSource source : folder.files()) {
        try {
          look(source);
        } catch (JsonInputException fault) {
          faults.add(fault);
        }
      }
      for (List<GoldenSource> each : alike.values()) {
        if (each.size() > 1) {
          compare(each.stream().sorted(KEPT_FIRST).toList());
        }
      }
      duplicates.sort(Comparator.comparing(duplicate -> duplicate.source().name()));
      return new Survey(folder.files(), sound, orphans, duplicates, faults);
    }

    private void look(GoldenSource source) {
      JsonDocument document =
          StrictJson.parse(source.path(), source.display(), session.config().limits());
      Optional<Orphan> orphan = orphan(source, document);
      if (orphan.isPresent()) {
        orphans.add(orphan.get());
        return;
      }
      if (!document.root().has("expected_output")
          && session.reader().readDraft(source).isPresent()) {
        return;
      }
      GoldenFile golden = session.reader().read(source, document.bytes());
      sound++;
      alike
          .computeIfAbsent(
              List.of(golden.subject(), JsonEquality.hash(golden.input())),
              key -> new ArrayList<>())
          .add(source);
    }

    private Optional<Orphan> orphan(GoldenSource source, JsonDocument document) {
      SubjectNames names = session.subjects();
      if (document.root().path("subject").isTextual()) {
        String declared = document.root().get("subject").textValue();
        return names.has(declared) || !isSound(source, document, declared)
            ? Optional.empty()
            : Optional.of(
                new Orphan(
                    source,
                    document.position(FieldPath.of("subject")),
                    "there is no subject " + JsonText.quote(declared)));
      }
      int slash = source.name().indexOf('/');
      boolean isCandidate =
          slash > 0
              && !document.root().has("subject")
              && session.reader().subjectOf(source).isEmpty();
      return isCandidate && isSound(source, document, source.name().substring(0, slash))
          ? Optional.of(
              new Orphan(
                  source,
                  document.position(FieldPath.ROOT),
                  "no folder on the way to %s has the name of a subject, and the file names none"
                      .formatted(source.name())))
          : Optional.empty();
    }

    /** Whether the file could be run if only there were this subject. */
    private boolean isSound(GoldenSource source, JsonDocument document, String subject) {
      TreeSet<String> all = new TreeSet<>(session.subjects().all());
      all.add(subject);
      GoldenFileReader reader =
          new GoldenFileReader(
              session.config().limits(), new SubjectNames(all, session.subjects().servers()));
      try {
        reader.read(source, document.bytes());
        return true;
      } catch (JsonInputException malformed) {
        return false;
      }
    }

    private void compare(List<GoldenSource> sources) {
      List<GoldenFile> before = new ArrayList<>();
      for (GoldenSource source : sources) {
        try {
          GoldenFile golden = session.reader().read(source);
          duplicate(golden, before).ifPresent(duplicates::add);
          before.add(golden);
        } catch (JsonInputException changedMeanwhile) {
          faults.add(changedMeanwhile);
        }
      }
    }

    private static Optional<Duplicate> duplicate(GoldenFile golden, List<GoldenFile> before) {
      Duplicate found = null;
      for (GoldenFile other : before) {
        if (JsonEquality.equal(golden.input(), other.input()) && !isOneFile(golden, other)) {
          Duplicate duplicate =
              new Duplicate(
                  golden.source(),
                  golden.document().position(FieldPath.of("input")),
                  other.source(),
                  difference(golden, other));
          if (duplicate.saysTheSame()) {
            return Optional.of(duplicate);
          }
          found = found == null ? duplicate : found;
        }
      }
      return Optional.ofNullable(found);
    }

    /** Two names of one file, by a link, are no two cases: the one may not go without the other. */
    private static boolean isOneFile(GoldenFile one, GoldenFile other) {
      try {
        return Files.isSameFile(one.source().path(), other.source().path());
      } catch (IOException e) {
        return true;
      }
    }

    private static String difference(GoldenFile golden, GoldenFile other) {
      List<String> words = new ArrayList<>();
      if (!JsonEquality.equal(golden.expectedOutput(), other.expectedOutput())) {
        words.add("another expected output");
      }
      if (!JsonEquality.equal(golden.comparison().toJson(), other.comparison().toJson())) {
        words.add("another comparison");
      }
      if (!new HashSet<>(golden.tags()).equals(new HashSet<>(other.tags()))) {
        words.add("other tags");
      }
      return String.join(" and ", words);
    }
  }
}

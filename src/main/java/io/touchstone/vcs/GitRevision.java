package io.touchstone.vcs;

import io.touchstone.json.JsonInputException;
import io.touchstone.json.JsonLimits;
import java.nio.file.Path;
import java.util.SortedMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectInserter;

/**
 * A commit, whose files can be read. It holds no file open: each reading opens the repository and
 * closes it again.
 */
public final class GitRevision {
  private static final int SHORT_ID = 8;

  private final WorkTree workTree;
  private final String source;
  private final String revision;
  private final Base base;
  private final String commit;

  /** How the revision is meant. */
  public enum Base {
    /** The commit where the current history left that of the revision. */
    MERGE_BASE,
    /** The revision itself. */
    EXACT
  }

  private GitRevision(WorkTree workTree, String source, String revision, Base base, String commit) {
    this.workTree = workTree;
    this.source = source;
    this.revision = revision;
    this.base = base;
    this.commit = commit;
  }

  /**
   * Finds a commit. The repository is the nearest one at or above the root.
   *
   * @param root a folder inside the work tree (absolute)
   * @param revision anything git understands: branch, tag, {@code HEAD~1}, full or short commit id,
   *     {@code refs/...}, {@code origin/main}
   * @param base {@link Base#MERGE_BASE}: the merge base of the revision and {@code HEAD}; of
   *     several the one that git names first; {@link Base#EXACT}: the revision itself
   * @throws JsonInputException where there is no repository, no such revision, no commit yet, or no
   *     merge base
   */
  public static GitRevision open(Path root, String revision, Base base) {
    return open(root, "--against", revision, base);
  }

  /**
   * As {@link #open(Path, String, Base)}.
   *
   * @param option what the revision was given for, as complaints name it
   */
  public static GitRevision open(Path root, String option, String revision, Base base) {
    String source = option + " " + revision;
    WorkTree workTree = WorkTree.around(root, source);
    String commit =
        workTree.read(
            source,
            repository -> {
              CommitFinder finder = new CommitFinder(repository, revision, source);
              return base == Base.EXACT ? finder.revision() : finder.mergeBase();
            });
    return new GitRevision(workTree, source, revision, base, commit);
  }

  /** The commit id in 40 hex digits. */
  public String commit() {
    return commit;
  }

  /**
   * How messages name it: {@code main (merge base 1a2b3c4d)}, or {@code HEAD~1 (1a2b3c4d)} where
   * the revision itself is meant.
   */
  public String display() {
    String kind = base == Base.MERGE_BASE ? "merge base " : "";
    return revision + " (" + kind + shortId() + ")";
  }

  private String shortId() {
    return commit.substring(0, SHORT_ID);
  }

  /**
   * The regular files below a folder, by path relative to that folder with forward slashes, sorted;
   * empty where the commit has no such folder. Symbolic links and submodules are left out.
   *
   * @param folder absolute, in the work tree; it need not exist there any more
   * @param maxBytes how large a file may be
   * @throws JsonInputException where the folder lies outside the work tree, a file is larger, or
   *     the clone lacks one
   */
  public SortedMap<String, byte[]> files(Path folder, long maxBytes) {
    String path = workTree.pathOf(folder, source);
    return workTree.read(
        source,
        repository -> {
          try (CommitFiles files = new CommitFiles(repository, commit, shortId(), maxBytes)) {
            return files.below(path);
          }
        });
  }

  /**
   * The ids of the regular files below a folder, by path as {@link #files} has them; no file is
   * read.
   *
   * @param folder absolute, in the work tree; it need not exist there any more
   * @throws JsonInputException where the folder lies outside the work tree
   */
  public SortedMap<String, String> ids(Path folder) {
    String path = workTree.pathOf(folder, source);
    return workTree.read(
        source,
        repository -> {
          try (CommitFiles files =
              new CommitFiles(repository, commit, shortId(), JsonLimits.MOST_BYTES)) {
            return files.idsBelow(path);
          }
        });
  }

  /** The id that a file of these bytes has. */
  public static String id(byte[] bytes) {
    try (ObjectInserter.Formatter formatter = new ObjectInserter.Formatter()) {
      return formatter.idFor(Constants.OBJ_BLOB, bytes).name();
    }
  }
}

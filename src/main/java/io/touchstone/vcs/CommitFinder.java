package io.touchstone.vcs;

import io.touchstone.json.DidYouMean;
import io.touchstone.json.JsonInputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.AmbiguousObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;

/** Finds the commit that a revision means, or says why there is none. */
final class CommitFinder {
  private static final String FETCH_MORE =
      "fetch the history with: git fetch --unshallow, or more of it with: git fetch --depth=1000 (in actions/checkout: fetch-depth: 0)";

  private final Repository repository;
  private final String revision;
  private final String source;

  CommitFinder(Repository repository, String revision, String source) {
    this.repository = repository;
    this.revision = revision;
    this.source = source;
  }

  /** The id of the revision itself. */
  String revision() throws IOException {
    try (RevWalk walk = new RevWalk(repository)) {
      return revision(walk).name();
    }
  }

  /** The id of the commit where the histories of the revision and of HEAD part. */
  String mergeBase() throws IOException {
    try (RevWalk walk = new RevWalk(repository)) {
      walk.setRetainBody(false);
      RevCommit there = revision(walk);
      RevCommit here = head(walk);
      if (there.equals(here)) {
        return here.name();
      }
      walk.setRevFilter(RevFilter.MERGE_BASE);
      walk.markStart(here);
      walk.markStart(there);
      RevCommit base = walk.next();
      if (base == null) {
        throw fault(
            "expected a commit that it has in common with HEAD, found none: "
                + (isShallow()
                    ? "this clone is shallow; " + FETCH_MORE
                    : "the two histories are unrelated; name a revision that HEAD stems from"));
      }
      return base.name();
    }
  }

  private RevCommit head(RevWalk walk) throws IOException {
    ObjectId head = repository.resolve(Constants.HEAD);
    if (head == null) {
      throw fault("expected a commit at HEAD, found none yet; make one with: git commit");
    }
    return walk.parseCommit(head);
  }

  private RevCommit revision(RevWalk walk) throws IOException {
    try {
      return walk.parseCommit(id(walk).orElseThrow(this::unknown));
    } catch (MissingObjectException e) {
      throw unknown();
    } catch (IncorrectObjectTypeException e) {
      throw fault("expected a commit, found that it names a file or a folder; name a commit");
    }
  }

  private Optional<ObjectId> id(RevWalk walk) throws IOException {
    try {
      return Optional.ofNullable(repository.resolve(revision));
    } catch (RevisionSyntaxException e) {
      return Optional.empty();
    } catch (AmbiguousObjectException e) {
      return Optional.of(onlyCommit(walk, e));
    }
  }

  /** A short id means a commit, even if a file or a folder begins with the same digits. */
  private ObjectId onlyCommit(RevWalk walk, AmbiguousObjectException ambiguous) throws IOException {
    List<ObjectId> commits = new ArrayList<>();
    for (ObjectId candidate : ambiguous.getCandidates()) {
      if (walk.parseAny(candidate).getType() == Constants.OBJ_COMMIT) {
        commits.add(candidate);
      }
    }
    if (commits.size() != 1) {
      throw fault(
          "expected the id of one commit, found that "
              + ambiguous.getCandidates().size()
              + " objects begin so; give more digits");
    }
    return commits.get(0);
  }

  /** Why the revision names nothing. */
  private JsonInputException unknown() {
    try {
      List<String> names = names();
      if (names.isEmpty() && repository.resolve(Constants.HEAD) == null) {
        return fault(
            "expected a commit, found that the repository has none yet; make one with: git commit");
      }
      return fault(
          "expected a branch, a tag or a commit, found none of that name; "
              + DidYouMean.among(names, revision)
              + (isShallow() ? "; if this shallow clone lacks it, " + FETCH_MORE : ""));
    } catch (IOException e) {
      return fault("expected a branch, a tag or a commit, found none of that name");
    }
  }

  /** The short names of all branches and tags. */
  private List<String> names() throws IOException {
    return repository
        .getRefDatabase()
        .getRefsByPrefix(Constants.R_HEADS, Constants.R_REMOTES, Constants.R_TAGS)
        .stream()
        .map(Ref::getName)
        .map(Repository::shortenRefName)
        .toList();
  }

  private boolean isShallow() throws IOException {
    return !repository.getObjectDatabase().getShallowCommits().isEmpty();
  }

  private JsonInputException fault(String problem) {
    return new JsonInputException(source, null, problem);
  }
}

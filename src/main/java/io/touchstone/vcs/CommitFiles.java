package io.touchstone.vcs;

import io.touchstone.json.JsonInputException;
import java.io.IOException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Reads the files of one commit. */
final class CommitFiles implements AutoCloseable {
  private final ObjectReader reader;
  private final ObjectId commit;
  private final String shortId;
  private final long maxBytes;

  CommitFiles(Repository repository, String commit, String shortId, long maxBytes) {
    this.reader = repository.newObjectReader();
    this.commit = ObjectId.fromString(commit);
    this.shortId = shortId;
    this.maxBytes = Math.min(maxBytes, Integer.MAX_VALUE);
  }

  /** The regular files below a folder, by path relative to it. */
  SortedMap<String, byte[]> below(String folder) throws IOException {
    return each(folder, (path, id) -> bytes(id, named(folder, path)));
  }

  /** The ids of the regular files below a folder, by path relative to it. */
  SortedMap<String, String> idsBelow(String folder) throws IOException {
    return each(folder, (path, id) -> id.name());
  }

  /** What is taken of a file. */
  private interface Taking<T> {
    T of(String path, ObjectId id) throws IOException;
  }

  private <T> SortedMap<String, T> each(String folder, Taking<T> taking) throws IOException {
    SortedMap<String, T> files = new TreeMap<>();
    Optional<ObjectId> tree = tree(folder);
    if (tree.isPresent()) {
      try (TreeWalk walk = new TreeWalk(reader)) {
        walk.addTree(tree.get());
        walk.setRecursive(true);
        while (walk.next()) {
          if (isOf(FileMode.TYPE_FILE, walk)) {
            String path = walk.getPathString();
            files.put(path, taking.of(path, walk.getObjectId(0)));
          }
        }
      }
    }
    return files;
  }

  private Optional<ObjectId> tree(String folder) throws IOException {
    try (RevWalk commits = new RevWalk(reader)) {
      ObjectId top = commits.parseCommit(commit).getTree();
      if (folder.isEmpty()) {
        return Optional.of(top);
      }
      try (TreeWalk found = TreeWalk.forPath(reader, folder, top)) {
        return found != null && isOf(FileMode.TYPE_TREE, found)
            ? Optional.of(found.getObjectId(0))
            : Optional.empty();
      }
    }
  }

  private static boolean isOf(int type, TreeWalk entry) {
    return (entry.getRawMode(0) & FileMode.TYPE_MASK) == type;
  }

  private byte[] bytes(ObjectId file, String source) throws IOException {
    try {
      ObjectLoader loader = reader.open(file, Constants.OBJ_BLOB);
      if (loader.getSize() > maxBytes) {
        throw new JsonInputException(
            source, null, "expected at most " + maxBytes + " bytes, found " + loader.getSize());
      }
      return loader.getBytes((int) maxBytes);
    } catch (MissingObjectException e) {
      throw new JsonInputException(
          source,
          null,
          "expected the file in this clone, found that it is a partial one without it; "
              + WorkTree.REFETCH);
    }
  }

  /** As git names a file of a commit, so that {@code git show} shows it. */
  private String named(String folder, String path) {
    return shortId + ":" + (folder.isEmpty() ? path : folder + "/" + path);
  }

  @Override
  public void close() {
    reader.close();
  }
}

package io.touchstone.vcs;

import io.touchstone.json.JsonInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryCache;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.FS;

/**
 * The folder that a repository's files lie in; its {@code .git} is a folder, or a file where the
 * work tree is a linked one or a submodule.
 *
 * @param folder its real path, without symbolic links
 */
record WorkTree(Path folder) {
  /** How a partial clone is made whole. */
  static final String REFETCH = "fetch what it lacks with: git fetch --refetch --no-filter";

  /** What is done with an open repository. */
  interface Reading<T> {
    T of(Repository repository) throws IOException;
  }

  /**
   * The nearest work tree at or above a folder.
   *
   * @throws JsonInputException where there is none
   */
  static WorkTree around(Path root, String source) {
    return Seclusion.within(
        () -> {
          for (Path folder = real(root); folder != null; folder = folder.getParent()) {
            if (holdsRepository(folder)) {
              return new WorkTree(folder);
            }
          }
          throw new JsonInputException(
              source,
              null,
              "expected a git repository around the project, found none in its folder or above; run it in a clone, or make a repository with: git init");
        });
  }

  private static boolean holdsRepository(Path folder) {
    Path git = folder.resolve(".git");
    return Files.isRegularFile(git)
        || Files.isDirectory(git)
            && RepositoryCache.FileKey.isGitRepository(git.toFile(), FS.DETECTED);
  }

  /** Opens the repository, reads from it, and closes it. */
  <T> T read(String source, Reading<T> reading) {
    return Seclusion.within(
        () -> {
          FileRepositoryBuilder builder =
              new FileRepositoryBuilder().setWorkTree(folder.toFile()).setMustExist(true);
          try (Repository repository = builder.build()) {
            refuseOtherIds(repository, source);
            return reading.of(repository);
          } catch (MissingObjectException e) {
            throw unreadable(source, e.getMessage() + "; if this is a partial clone, " + REFETCH);
          } catch (IOException | IllegalArgumentException e) {
            throw unreadable(source, e.getMessage());
          }
        });
  }

  /** JGit takes a repository whose ids are not SHA-1 for one without commits. */
  private static void refuseOtherIds(Repository repository, String source) {
    String format = repository.getConfig().getString("extensions", null, "objectFormat");
    if (format != null && !format.equalsIgnoreCase("sha1")) {
      throw unreadable(source, "expected ids of the kind sha1, found " + format);
    }
  }

  private static JsonInputException unreadable(String source, String reason) {
    return new JsonInputException(source, null, "the repository cannot be read: " + reason);
  }

  /**
   * A folder's path from the top of the work tree, with forward slashes; empty for the top itself.
   *
   * @throws JsonInputException where the folder lies elsewhere
   */
  String pathOf(Path inside, String source) {
    Path real = real(inside);
    if (!real.startsWith(folder)) {
      throw new JsonInputException(
          source,
          null,
          "expected a folder of the repository, found "
              + inside
              + " outside of it; name a folder that the repository holds");
    }
    return slashed(folder.relativize(real));
  }

  /** Follows the symbolic links of what exists of a path; the rest stays as it is. */
  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      Path parent = path.toAbsolutePath().getParent();
      return parent == null ? path : real(parent).resolve(path.getFileName()).normalize();
    }
  }

  private static String slashed(Path path) {
    return StreamSupport.stream(path.spliterator(), false)
        .map(Path::toString)
        .collect(Collectors.joining("/"));
  }
}

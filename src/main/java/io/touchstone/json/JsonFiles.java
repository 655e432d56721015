package io.touchstone.json;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;

/**
 * All {@code *.json} below a folder, but for what is hidden.
 *
 * @param names their paths below the folder with forward slashes, sorted
 * @param faults what could not be walked, by source
 */
public record JsonFiles(List<String> names, List<JsonInputException> faults) {

  /** What becomes of symbolic links. */
  public enum Links {
    /** They are followed as long as they stay inside the folder. */
    FOLLOWED,
    /** Each is a fault. */
    REFUSED
  }

  public JsonFiles {
    names = names.stream().sorted().toList();
    faults = faults.stream().sorted(Comparator.comparing(JsonInputException::source)).toList();
  }

  /**
   * Walks a folder, which must be one; reads no file.
   *
   * @param display the folder as messages name it; may be empty
   * @param what the folder in words: {@code the golden folder}
   */
  public static JsonFiles below(Path folder, String display, String what, Links links) {
    // Most folders have no link, and to look where each file leads to costs as much as to find it.
    Walk walk = walk(new Walk(folder, display, what, links, false));
    if (links == Links.FOLLOWED && walk.seenLink) {
      walk = walk(new Walk(folder, display, what, links, true));
    }
    return new JsonFiles(walk.names, walk.faults);
  }

  private static Walk walk(Walk walk) {
    try {
      Files.walkFileTree(
          walk.folder,
          walk.follows
              ? EnumSet.of(FileVisitOption.FOLLOW_LINKS)
              : EnumSet.noneOf(FileVisitOption.class),
          Integer.MAX_VALUE,
          walk);
    } catch (IOException e) {
      walk.fault(walk.folder, "the folder cannot be walked: " + e.getMessage());
    }
    return walk;
  }

  /** The path below a folder as names write it. */
  public static String name(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  private static final class Walk extends SimpleFileVisitor<Path> {
    private final Path folder;
    private final String display;
    private final String what;
    private final Links links;

    /** Whether links are followed now; otherwise they are only seen. */
    private final boolean follows;

    private final List<String> names = new ArrayList<>();
    private final List<JsonInputException> faults = new ArrayList<>();
    private boolean seenLink;

    Walk(Path folder, String display, String what, Links links, boolean follows) {
      this.folder = folder;
      this.display = display;
      this.what = what;
      this.links = links;
      this.follows = follows;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
        throws IOException {
      if (!directory.equals(folder) && Files.isHidden(directory)) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      return leavesFolder(directory) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      // Also a hidden one, which may lead back to a folder above it.
      seenLink |= attributes.isSymbolicLink();
      if (Files.isHidden(file)) {
        return FileVisitResult.CONTINUE;
      }
      boolean json = file.getFileName().toString().endsWith(".json");
      if (attributes.isSymbolicLink()) {
        link(file, json);
      } else if (json && !attributes.isRegularFile()) {
        fault(file, "expected a file, found a pipe or a device; remove it");
      } else if (json && !leavesFolder(file)) {
        names.add(name(folder, file));
      }
      return FileVisitResult.CONTINUE;
    }

    /** Where all links are followed, one that is still a link leads nowhere. */
    private void link(Path file, boolean json) {
      if (links == Links.FOLLOWED) {
        fault(file, "the symbolic link leads to nothing; remove it, or correct where it leads");
      } else if (json || Files.isDirectory(file)) {
        fault(file, "expected a file, found a symbolic link; replace it by what it leads to");
      }
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      fault(file, words(failure));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, IOException failure) {
      if (failure != null) {
        fault(directory, words(failure));
      }
      return FileVisitResult.CONTINUE;
    }

    private static String words(IOException failure) {
      if (failure instanceof FileSystemLoopException) {
        return "the symbolic link leads back to a folder above it; remove the link";
      }
      return failure instanceof AccessDeniedException
          ? "cannot be read: permission denied"
          : "cannot be read: " + failure.getClass().getSimpleName();
    }

    private boolean leavesFolder(Path path) throws IOException {
      if (!follows || !Files.isSymbolicLink(path)) {
        return false;
      }
      boolean leaves = !path.toRealPath().startsWith(folder.toRealPath());
      if (leaves) {
        fault(path, "the symbolic link leads out of " + what + "; replace it by what it leads to");
      }
      return leaves;
    }

    private void fault(Path path, String problem) {
      String name = name(folder, path);
      String source = display.isEmpty() || name.isEmpty() ? display + name : display + "/" + name;
      faults.add(new JsonInputException(source.isEmpty() ? "." : source, null, problem));
    }
  }
}

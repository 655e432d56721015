package io.touchstone.golden;

import io.touchstone.json.JsonInputException;
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
 * All golden files below one folder: every {@code *.json}, by name. Symbolic links are followed as
 * long as they stay inside the folder.
 *
 * @param files sorted by name
 * @param faults sorted by source: what could not be walked, and the folder itself where it is
 *     missing or has no golden file
 */
public record GoldenFolder(List<GoldenSource> files, List<JsonInputException> faults) {

  public GoldenFolder {
    files = List.copyOf(files);
    faults = List.copyOf(faults);
  }

  /**
   * Walks a folder; reads no file.
   *
   * @param folder the golden folder
   * @param display the folder as messages name it: relative to the root, with forward slashes
   */
  public static GoldenFolder scan(Path folder, String display) {
    if (!Files.exists(folder)) {
      return broken(
          display,
          "expected a folder with golden files, found nothing; make a first one with: touchstone golden new SUBJECT NAME --input FILE");
    }
    if (!Files.isDirectory(folder)) {
      return broken(display, "expected a folder with golden files, found a file");
    }
    Walk walk = new Walk(folder, display);
    try {
      Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, walk);
    } catch (IOException e) {
      return broken(display, "the folder cannot be walked: " + e.getMessage());
    }
    if (walk.files.isEmpty() && walk.faults.isEmpty()) {
      return broken(
          display,
          "expected at least one golden file (*.json), found none; make one with: touchstone golden new SUBJECT NAME --input FILE");
    }
    walk.files.sort(Comparator.comparing(GoldenSource::name));
    walk.faults.sort(Comparator.comparing(JsonInputException::source));
    return new GoldenFolder(walk.files, walk.faults);
  }

  private static GoldenFolder broken(String display, String problem) {
    String source = display.isEmpty() ? "." : display;
    return new GoldenFolder(List.of(), List.of(new JsonInputException(source, null, problem)));
  }

  /** The file at {@code path} below {@code folder}, whether or not it exists. */
  public static GoldenSource source(Path folder, String display, Path path) {
    String name = folder.relativize(path).toString().replace('\\', '/');
    return new GoldenSource(path, display.isEmpty() ? name : display + "/" + name, name);
  }

  private static final class Walk extends SimpleFileVisitor<Path> {
    private final Path folder;
    private final String display;
    private final List<GoldenSource> files = new ArrayList<>();
    private final List<JsonInputException> faults = new ArrayList<>();

    Walk(Path folder, String display) {
      this.folder = folder;
      this.display = display;
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
      if (Files.isHidden(file)) {
        return FileVisitResult.CONTINUE;
      }
      boolean golden = file.getFileName().toString().endsWith(".json");
      if (attributes.isSymbolicLink()) {
        // All links are followed; one that is still a link leads nowhere.
        fault(file, "the symbolic link leads to nothing; remove it, or correct where it leads");
      } else if (golden && !attributes.isRegularFile()) {
        fault(file, "expected a file, found a pipe or a device; remove it");
      } else if (golden && !leavesFolder(file)) {
        files.add(source(folder, display, file));
      }
      return FileVisitResult.CONTINUE;
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
      if (!Files.isSymbolicLink(path)) {
        return false;
      }
      boolean leaves = !path.toRealPath().startsWith(folder.toRealPath());
      if (leaves) {
        fault(
            path,
            "the symbolic link leads out of the golden folder; replace it by what it leads to");
      }
      return leaves;
    }

    private void fault(Path path, String problem) {
      faults.add(new JsonInputException(source(folder, display, path).display(), null, problem));
    }
  }
}

package io.touchstone.contract;

import io.touchstone.json.JsonInputException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * The JSON files below a folder. Symbolic links are not followed.
 *
 * @param names their paths below the folder, sorted
 * @param faults what could not be walked
 */
record ContractFiles(List<String> names, List<JsonInputException> faults) {
  private static final String ENDING = ".json";

  static ContractFiles below(Path folder, String display) {
    if (!Files.exists(folder)) {
      return new ContractFiles(List.of(), List.of());
    }
    if (!Files.isDirectory(folder)) {
      return new ContractFiles(
          List.of(),
          List.of(
              new JsonInputException(
                  display, null, "expected a folder with contracts, found a file")));
    }
    Walk walk = new Walk(folder, display);
    try {
      Files.walkFileTree(folder, walk);
    } catch (IOException e) {
      walk.fault(folder, "the folder cannot be walked: " + e.getClass().getSimpleName());
    }
    walk.names.sort(null);
    return new ContractFiles(List.copyOf(walk.names), List.copyOf(walk.faults));
  }

  private static final class Walk extends SimpleFileVisitor<Path> {
    private final Path folder;
    private final String display;
    private final List<String> names = new ArrayList<>();
    private final List<JsonInputException> faults = new ArrayList<>();

    Walk(Path folder, String display) {
      this.folder = folder;
      this.display = display;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
        throws IOException {
      return !directory.equals(folder) && Files.isHidden(directory)
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (Files.isHidden(file)) {
        return FileVisitResult.CONTINUE;
      }
      boolean json = file.getFileName().toString().endsWith(ENDING);
      if (attributes.isSymbolicLink() && (json || Files.isDirectory(file))) {
        fault(file, "expected a file, found a symbolic link; replace it by what it leads to");
      } else if (json && !attributes.isRegularFile()) {
        fault(file, "expected a file, found a pipe or a device; remove it");
      } else if (json) {
        names.add(name(file));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      boolean denied = failure instanceof AccessDeniedException;
      fault(
          file,
          "cannot be read: " + (denied ? "permission denied" : failure.getClass().getSimpleName()));
      return FileVisitResult.CONTINUE;
    }

    void fault(Path file, String problem) {
      String name = name(file);
      String source = name.isEmpty() ? display : display + "/" + name;
      faults.add(new JsonInputException(source, null, problem));
    }

    private String name(Path file) {
      return folder.relativize(file).toString().replace('\\', '/');
    }
  }
}

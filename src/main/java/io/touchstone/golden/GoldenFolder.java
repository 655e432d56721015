package io.touchstone.golden;

import io.touchstone.json.JsonFiles;
import io.touchstone.json.JsonInputException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    JsonFiles files =
        JsonFiles.below(folder, display, "the golden folder", JsonFiles.Links.FOLLOWED);
    if (files.names().isEmpty() && files.faults().isEmpty()) {
      return broken(
          display,
          "expected at least one golden file (*.json), found none; make one with: touchstone golden new SUBJECT NAME --input FILE");
    }
    return new GoldenFolder(
        files.names().stream().map(name -> named(name, display, folder.resolve(name))).toList(),
        files.faults());
  }

  private static GoldenFolder broken(String display, String problem) {
    String source = display.isEmpty() ? "." : display;
    return new GoldenFolder(List.of(), List.of(new JsonInputException(source, null, problem)));
  }

  /** The file at {@code path} below {@code folder}, whether or not it exists. */
  public static GoldenSource source(Path folder, String display, Path path) {
    return named(JsonFiles.name(folder, path), display, path);
  }

  private static GoldenSource named(String name, String display, Path path) {
    return new GoldenSource(path, display.isEmpty() ? name : display + "/" + name, name);
  }
}

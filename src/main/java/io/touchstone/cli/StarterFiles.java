package io.touchstone.cli;

import io.touchstone.config.Config;
import io.touchstone.config.ConfigReader;
import io.touchstone.json.AtomicFile;
import io.touchstone.json.JsonInputException;
import io.touchstone.subject.SubjectBinding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files that a project begins with. What is there already stays as it is; each file is written
 * whole or not at all.
 */
final class StarterFiles {
  private static final String PLANNER = "planner";
  private static final String FIRST = "planner/first.json";
  private static final Path WORKFLOW = Path.of(".github", "workflows", "touchstone.yml");

  private final Path here;
  private final Path folder;
  private final Snippets snippets;
  private final List<String> told = new ArrayList<>();

  /**
   * @param here what messages name files from
   * @param folder becomes the root of the project
   */
  StarterFiles(Path here, Path folder, Snippets snippets) {
    this.here = here;
    this.folder = folder;
    this.snippets = snippets;
  }

  /** A line for each file: written, or kept and why. */
  List<String> told() {
    return List.copyOf(told);
  }

  /**
   * The configuration, and a golden file where there is none yet.
   *
   * @throws JsonInputException when a file cannot be written, or when the {@code touchstone.json}
   *     that is there cannot be used, before anything is written
   */
  void project() {
    refuseOther();
    // Reads what is there, so that the golden file lands where a run looks for it.
    Config config = ConfigReader.read(folder);
    goldenFile(config);
    put(folder.resolve(Config.FILE), snippets.configuration());
  }

  /** The workflow of GitHub Actions. */
  void workflow(Snippets.Build build) {
    put(folder.resolve(WORKFLOW), snippets.github(build));
  }

  private void refuseOther() {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new JsonInputException(
          display(folder), null, "expected a folder, found a file; name a folder with --dir");
    }
  }

  private void goldenFile(Config config) {
    String place = display(config.golden());
    if (hasGoldenFiles(config.golden())) {
      told.add("kept  " + place + ": there are golden files in it already");
    } else if (!config.settings(PLANNER).binding().equals(new SubjectBinding.Factory(PLANNER))) {
      told.add(
          "no golden file was made: planner is one of your own; make one with: touchstone golden new planner NAME --input FILE");
    } else {
      put(config.golden().resolve(FIRST), snippets.goldenFile());
    }
  }

  private static boolean hasGoldenFiles(Path golden) {
    if (!Files.isDirectory(golden)) {
      return false;
    }
    try (Stream<Path> files = Files.walk(golden)) {
      return files.anyMatch(file -> file.toString().endsWith(".json"));
    } catch (IOException e) {
      // Whatever cannot be looked into is not for us to add to.
      return true;
    }
  }

  private void put(Path file, String text) {
    // A link to nowhere is somebody's, too.
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      told.add("kept  " + display(file) + ": it is there already");
      return;
    }
    try {
      AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new JsonInputException(
          display(file),
          null,
          "the file cannot be written: %s; make the folder writable, or name another with --dir"
              .formatted(words(e)));
    }
    told.add("wrote " + display(file));
  }

  private static String words(IOException failure) {
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    return failure instanceof FileSystemException file && file.getReason() != null
        ? file.getReason()
        : failure.getMessage();
  }

  private String display(Path file) {
    Path shown = file.startsWith(here) ? here.relativize(file) : file;
    return shown.toString().replace('\\', '/');
  }
}

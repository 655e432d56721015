package io.touchstone.verify;

import io.touchstone.golden.GoldenSource;
import java.nio.file.Path;
import java.util.List;

/**
 * Which golden files a run is about.
 *
 * @param folder the golden folder
 * @param paths only these files, and those below these folders; empty means all
 * @param tags only files with one of these tags; empty means all
 */
public record Selection(Path folder, List<Path> paths, List<String> tags) {
  public Selection {
    folder = folder.toAbsolutePath().normalize();
    paths = paths.stream().map(path -> path.toAbsolutePath().normalize()).toList();
    tags = List.copyOf(tags);
  }

  public static Selection all(Path folder) {
    return new Selection(folder, List.of(), List.of());
  }

  boolean includes(GoldenSource source) {
    return paths.isEmpty() || paths.stream().anyMatch(path -> covers(path, source));
  }

  /** The first path that no file is at or below. */
  java.util.Optional<Path> unmatched(List<GoldenSource> sources) {
    return paths.stream()
        .filter(path -> sources.stream().noneMatch(source -> covers(path, source)))
        .findFirst();
  }

  private static boolean covers(Path path, GoldenSource source) {
    return source.path().toAbsolutePath().normalize().startsWith(path);
  }

  boolean includesTags(List<String> ofFile) {
    return tags.isEmpty() || tags.stream().anyMatch(ofFile::contains);
  }
}

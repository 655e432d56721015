package io.touchstone.verify;

import io.touchstone.golden.GoldenSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which golden files a run is about: those that every filter lets pass.
 *
 * @param folder the golden folder
 * @param paths only these files, and those below these folders; empty means all
 * @param tags only files with one of these tags; empty means all
 * @param since only files that are not as they were at this git revision, as far as it and HEAD
 *     have their history in common; empty means all
 * @param shard of the files that the other filters let pass, only those in this part
 */
public record Selection(
    Path folder,
    List<Path> paths,
    List<String> tags,
    Optional<String> since,
    Optional<Shard> shard) {
  public Selection {
    folder = folder.toAbsolutePath().normalize();
    paths = paths.stream().map(path -> path.toAbsolutePath().normalize()).toList();
    tags = List.copyOf(tags);
  }

  public Selection(Path folder, List<Path> paths, List<String> tags) {
    this(folder, paths, tags, Optional.empty(), Optional.empty());
  }

  public static Selection all(Path folder) {
    return new Selection(folder, List.of(), List.of());
  }

  /** This selection with further filters. */
  public Selection with(Optional<String> changedSince, Optional<Shard> ofShards) {
    return new Selection(folder, paths, tags, changedSince, ofShards);
  }

  /** Whether all golden files are meant, or a shard of them all. */
  public boolean isWhole() {
    return paths.isEmpty() && tags.isEmpty() && since.isEmpty();
  }

  /** Whether this run also does what is done once, however many shards there are. */
  public boolean isFirst() {
    return shard.map(Shard::isFirst).orElse(true);
  }

  /** The files at or below the paths. */
  List<GoldenSource> among(List<GoldenSource> sources) {
    Set<Path> wanted = Set.copyOf(paths);
    return wanted.isEmpty()
        ? sources
        : sources.stream().filter(source -> above(source).anyMatch(wanted::contains)).toList();
  }

  /** The paths that no file is at or below, in the order in which they were given. */
  List<Path> unmatched(List<GoldenSource> sources) {
    if (paths.isEmpty()) {
      return List.of();
    }
    Set<Path> matched = sources.stream().flatMap(Selection::above).collect(Collectors.toSet());
    return paths.stream().filter(path -> !matched.contains(path)).distinct().toList();
  }

  /** The file itself and every folder above it. */
  private static Stream<Path> above(GoldenSource source) {
    return Stream.iterate(
        source.path().toAbsolutePath().normalize(), Objects::nonNull, Path::getParent);
  }

  boolean includesTags(List<String> ofFile) {
    return tags.isEmpty() || tags.stream().anyMatch(ofFile::contains);
  }

  boolean isInShard(GoldenSource source) {
    return shard.map(it -> it.holds(source.name())).orElse(true);
  }
}

package io.touchstone.verify;

import io.touchstone.golden.FieldPaths;
import io.touchstone.golden.GoldenFile;
import io.touchstone.golden.Mutation;
import io.touchstone.golden.Pins;
import io.touchstone.json.FieldPath;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one golden file pins of what stays the same.
 *
 * @param golden the file
 * @param pins what it pins at all
 * @param loose leaves of its expected output that stay the same, and that it does not pin
 * @param absent what answers have and it lacks, the same in each of them, and unnoticed
 * @param holes changes of containers that it would not notice, although they stay the same
 * @param couldPin leaves matched by their form that the contract lets vary, and that are what was
 *     recorded in every call all the same: no weakness, but they may be pinned for this input
 */
public record Audit(
    GoldenFile golden,
    Pins pins,
    List<Pins.Leaf> loose,
    List<FieldPath> absent,
    List<Mutation> holes,
    List<FieldPath> couldPin) {

  public Audit {
    loose = List.copyOf(loose);
    absent = List.copyOf(absent);
    holes = List.copyOf(holes);
    couldPin = List.copyOf(couldPin);
  }

  /** How many leaves could be pinned: those that are, and those that stay the same. */
  public long pinnable() {
    return pins.pinned() + loose.size() + absent.size();
  }

  /** How much of what could be pinned is, in percent; 100 where nothing could. */
  public double percent() {
    return pinnable() == 0 ? 100 : 100.0 * pins.pinned() / pinnable();
  }

  /**
   * Whether the file pins too little.
   *
   * @param leastPercent of what could be pinned; at 100, containers count too
   */
  public boolean isWeak(double leastPercent) {
    return percent() < leastPercent || (leastPercent >= 100 && !holes.isEmpty());
  }

  /** The leaves that are not pinned, with wildcards where all elements are alike. */
  public List<FieldPath> loosePaths() {
    return generalized(loose.stream().map(Pins.Leaf::path));
  }

  /** The changes that would go unnoticed, except those of what is meant to vary. */
  public List<Mutation> unnoticed() {
    Set<FieldPath> open = loose.stream().map(Pins.Leaf::path).collect(Collectors.toSet());
    Stream<Mutation> ofLeaves =
        pins.unnoticed().stream()
            .filter(mutation -> open.contains(mutation.path()))
            .filter(mutation -> mutation.kind() != Mutation.Kind.ADDED);
    List<Mutation> all = Stream.concat(ofLeaves, holes.stream()).toList();
    return Stream.of(Mutation.Kind.values())
        .flatMap(
            kind ->
                generalized(
                        all.stream()
                            .filter(mutation -> mutation.kind() == kind)
                            .map(Mutation::path))
                    .stream()
                    .map(path -> new Mutation(kind, path)))
        .toList();
  }

  private List<FieldPath> generalized(Stream<FieldPath> paths) {
    return FieldPaths.generalized(paths.toList(), golden.expectedOutput());
  }
}

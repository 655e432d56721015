package io.touchstone.finding;

import io.touchstone.json.FieldPath;
import io.touchstone.json.SourcePosition;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a finding is about.
 *
 * @param file relative to the root, with forward slashes
 * @param position the line and column to look at, if one is known
 * @param path the place inside the value in question, if one is to blame
 */
public record Location(String file, Optional<SourcePosition> position, Optional<FieldPath> path)
    implements Comparable<Location> {
  private static final Comparator<Location> ORDER =
      Comparator.comparing(Location::file)
          .thenComparing(location -> location.position.map(SourcePosition::line).orElse(0))
          .thenComparing(location -> location.position.map(SourcePosition::column).orElse(0))
          .thenComparing(location -> location.path.orElse(FieldPath.ROOT), Location::compare);

  public static Location of(String file) {
    return new Location(file, Optional.empty(), Optional.empty());
  }

  public static Location of(String file, SourcePosition position) {
    return new Location(file, Optional.of(position), Optional.empty());
  }

  public static Location of(String file, SourcePosition position, FieldPath path) {
    return new Location(file, Optional.of(position), Optional.of(path));
  }

  /** By segments, the element 9 before the element 10. */
  private static int compare(FieldPath one, FieldPath other) {
    List<FieldPath.Segment> left = one.segments();
    List<FieldPath.Segment> right = other.segments();
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      int order = compare(left.get(i).name(), right.get(i).name());
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(left.size(), right.size());
  }

  private static int compare(String left, String right) {
    boolean numbers = left.matches("\\d+") && right.matches("\\d+");
    return numbers && left.length() != right.length()
        ? Integer.compare(left.length(), right.length())
        : left.compareTo(right);
  }

  @Override
  public int compareTo(Location other) {
    return ORDER.compare(this, other);
  }

  /** As editors and terminals link it: {@code golden/a.json:14}. */
  @Override
  public String toString() {
    return file + position.map(at -> ":" + at.line()).orElse("");
  }
}

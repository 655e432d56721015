package io.touchstone.golden;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.golden.Mutation.Kind;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonDifference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What of its expected output a golden file pins, found by changing the expected output at every
 * place and asking the file's own comparison whether it would notice.
 *
 * @param leaves every leaf of the expected output, in its order; an empty container is one
 * @param unnoticed the changes that the file would let through, leaf by leaf and container by
 *     container
 */
public record Pins(List<Leaf> leaves, List<Mutation> unnoticed) {

  /** How much of a leaf counts. */
  public enum Pin {
    /** Its value. */
    VALUE,
    /** That it is there, or the form of its value. */
    FORM,
    /** Nothing. */
    NOTHING
  }

  /**
   * One leaf.
   *
   * @param path where
   * @param pin how much of it counts
   */
  public record Leaf(FieldPath path, Pin pin) {}

  public Pins {
    leaves = List.copyOf(leaves);
    unnoticed = List.copyOf(unnoticed);
  }

  /** How many leaves are pinned by value. */
  public long pinned() {
    return leaves.stream().filter(leaf -> leaf.pin() == Pin.VALUE).count();
  }

  /** What a golden file pins. */
  public static Pins of(GoldenFile golden) {
    return of(golden.expectedOutput(), golden.comparison());
  }

  static Pins of(JsonNode expected, Comparison comparison) {
    return new Finder(expected, comparison).find();
  }

  private static final class Finder {
    private final JsonNode expected;
    private final Comparison comparison;
    private final Comparison widened;
    private final boolean ordered;
    private final List<FieldPath> leaves = new ArrayList<>();
    private final List<FieldPath> containers = new ArrayList<>();

    Finder(JsonNode expected, Comparison comparison) {
      this.expected = expected;
      this.comparison = comparison;
      this.widened = widened(comparison);
      this.ordered = comparison.unordered().isEmpty() && !comparison.mode().arraysUnordered();
      collect(FieldPath.ROOT, expected);
    }

    /**
     * The same comparison with matchers that accept everything: what it notices of another value,
     * it notices by the value and not by the form.
     */
    private static Comparison widened(Comparison comparison) {
      Map<FieldPath, Matcher> any = new LinkedHashMap<>();
      comparison.matchers().keySet().forEach(path -> any.put(path, Matcher.parse("any")));
      return new Comparison(
          comparison.deterministic(),
          comparison.ignored(),
          any,
          comparison.unordered(),
          comparison.mode());
    }

    private void collect(FieldPath at, JsonNode value) {
      if (value.isContainerNode()) {
        containers.add(at);
      }
      if (value.isValueNode() || value.isEmpty()) {
        leaves.add(at);
      }
      value.properties().forEach(member -> collect(at.then(member.getKey()), member.getValue()));
      for (int i = 0; value.isArray() && i < value.size(); i++) {
        collect(at.then(Integer.toString(i)), value.get(i));
      }
    }

    Pins find() {
      Set<FieldPath> otherValue = unnoticed(Kind.VALUE, leaves, widened);
      Set<FieldPath> otherType = unnoticed(Kind.TYPE, leaves, comparison);
      Set<FieldPath> added = unnoticed(Kind.ADDED, containers, comparison);
      Set<FieldPath> addedToForm = unnoticed(Kind.ADDED, containers, widened);
      Set<FieldPath> reordered = unnoticed(Kind.REORDERED, containers, comparison);
      Set<FieldPath> removed =
          unnoticed(Kind.REMOVED, leaves.stream().filter(otherType::contains).toList(), comparison);

      List<Leaf> found = new ArrayList<>();
      List<Mutation> holes = new ArrayList<>();
      for (FieldPath leaf : leaves) {
        JsonNode value = leaf.in(expected);
        boolean byValue =
            value.isNull()
                ? !otherType.contains(leaf)
                : !otherValue.contains(leaf) && !addedToForm.contains(leaf);
        boolean nothing = otherType.contains(leaf) && (leaf.isRoot() || removed.contains(leaf));
        found.add(new Leaf(leaf, byValue ? Pin.VALUE : nothing ? Pin.NOTHING : Pin.FORM));
        // A form that happens to refuse the one other value that was tried lets others through.
        add(holes, Kind.VALUE, leaf, value.isValueNode() && !byValue && !value.isNull());
        add(holes, Kind.TYPE, leaf, otherType.contains(leaf));
        add(holes, Kind.REMOVED, leaf, removed.contains(leaf));
      }
      for (FieldPath container : containers) {
        add(holes, Kind.ADDED, container, added.contains(container));
        add(holes, Kind.REORDERED, container, reordered.contains(container));
      }
      return new Pins(found, holes);
    }

    private static void add(List<Mutation> holes, Kind kind, FieldPath path, boolean open) {
      if (open) {
        holes.add(new Mutation(kind, path));
      }
    }

    private Set<FieldPath> unnoticed(Kind kind, List<FieldPath> places, Comparison by) {
      List<Mutation> mutations =
          places.stream()
              .map(place -> new Mutation(kind, place))
              .filter(mutation -> mutation.appliesTo(expected))
              .toList();
      Predicate<Mutation> notices =
          ordered && kind != Kind.REORDERED && kind != Kind.REMOVED
              ? together(mutations, by)
              : mutation -> !by.differences(expected, changed(mutation)).isEmpty();
      Set<FieldPath> unnoticed = new HashSet<>();
      mutations.stream()
          .filter(notices.negate())
          .forEach(mutation -> unnoticed.add(mutation.path()));
      return unnoticed;
    }

    private JsonNode changed(Mutation mutation) {
      return mutation.applyTo(expected.deepCopy());
    }

    /** Where arrays have their order, a change at one place hides none at another. */
    private Predicate<Mutation> together(List<Mutation> mutations, Comparison by) {
      JsonNode changed = expected.deepCopy();
      for (Mutation mutation : mutations) {
        changed = mutation.applyTo(changed);
      }
      Set<FieldPath> seen = new HashSet<>();
      by.differences(expected, changed).stream().map(JsonDifference::path).forEach(seen::add);
      return mutation -> seen.contains(mutation.seenAt(expected));
    }
  }
}

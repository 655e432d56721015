package io.touchstone.golden;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.golden.Mutation.Kind;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonDifference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What of its expected output a golden file pins, found by changing the expected output at every
 * place and asking the file's own comparison whether it would notice.
 *
 * @param leaves every leaf of the expected output, in its order; an empty container is one
 * @param unnoticed the changes that the file would let through, leaf by leaf and container by
 *     container; in {@link CompareMode#LENIENT} a member more always counts as one, also where the
 *     elements of an array could then not be paired
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

  /** The leaves that are pinned by value, in order; much cheaper than all of it. */
  static Set<FieldPath> byValue(GoldenFile golden) {
    return new Finder(golden.expectedOutput(), golden.comparison()).byValue();
  }

  private static final class Finder {
    private final JsonNode expected;
    private final Comparison comparison;

    /**
     * With matchers that accept everything: what it notices of another value, it notices by the
     * value and not by the form.
     */
    private final Comparison widened;

    private final Comparison said;

    /** As {@link #widened}, but with arrays in order only where that is said. */
    private final Comparison saidWidely;

    private final List<FieldPath> leaves = new ArrayList<>();
    private final List<FieldPath> containers = new ArrayList<>();

    Finder(JsonNode expected, Comparison said) {
      this.expected = expected;
      this.said = said;
      this.comparison = ordered(said);
      Map<FieldPath, Matcher> any = new LinkedHashMap<>();
      said.matchers().keySet().forEach(path -> any.put(path, Matcher.parse("any")));
      this.saidWidely =
          new Comparison(said.deterministic(), said.ignored(), any, said.unordered(), said.mode());
      this.widened = ordered(saidWidely);
      collect(FieldPath.ROOT, expected);
    }

    /**
     * The same comparison with all arrays in order. But for another order, and for what is added
     * where more may be said, it notices what the one without order does, since a path cannot name
     * an element there; and it says where, so that many changes can be made at once.
     */
    private static Comparison ordered(Comparison said) {
      return new Comparison(
          said.deterministic(),
          said.ignored(),
          said.matchers(),
          List.of(),
          said.mode().extensible() ? CompareMode.STRICT_ORDER : CompareMode.EXACT);
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

    Set<FieldPath> byValue() {
      Set<FieldPath> loose = unnoticed(Kind.VALUE, leaves, widened);
      loose.addAll(unnoticed(Kind.TYPE, leaves, comparison));
      Set<FieldPath> addedToForm = addedUnnoticed(saidWidely, widened);
      addedToForm.removeIf(place -> place.in(expected).isNull());
      loose.addAll(addedToForm);
      Set<FieldPath> byValue = new LinkedHashSet<>(leaves);
      byValue.removeAll(loose);
      return byValue;
    }

    Pins find() {
      Set<FieldPath> otherValue = unnoticed(Kind.VALUE, leaves, widened);
      Set<FieldPath> otherType = unnoticed(Kind.TYPE, leaves, comparison);
      Set<FieldPath> added = addedUnnoticed(said, comparison);
      Set<FieldPath> addedToForm = addedUnnoticed(saidWidely, widened);
      Set<FieldPath> reordered = unnoticed(Kind.REORDERED, containers, comparison);
      Set<FieldPath> removed = new HashSet<>(otherType);
      removed.removeIf(leaf -> leaf.isRoot() || isRemovalNoticed(leaf));

      List<Leaf> found = new ArrayList<>();
      List<Mutation> holes = new ArrayList<>();
      for (FieldPath leaf : leaves) {
        JsonNode value = leaf.in(expected);
        boolean byValue =
            !otherType.contains(leaf)
                && !otherValue.contains(leaf)
                && (value.isNull() || !addedToForm.contains(leaf));
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

    /**
     * Where some arrays have no order and objects may say more, asked one by one: an element that
     * says more may find no partner, or take that of another.
     */
    private Set<FieldPath> addedUnnoticed(Comparison by, Comparison ordered) {
      CompareMode mode = by.mode();
      if (!mode.extensible() || mode.arraysUnordered() || by.unordered().isEmpty()) {
        return unnoticed(Kind.ADDED, containers, ordered);
      }
      return containers.stream()
          .filter(place -> !isNoticed(new Mutation(Kind.ADDED, place), by))
          .collect(Collectors.toCollection(HashSet::new));
    }

    private Set<FieldPath> unnoticed(Kind kind, List<FieldPath> places, Comparison by) {
      Map<List<String>, List<Mutation>> together = new LinkedHashMap<>();
      places.stream()
          .map(place -> new Mutation(kind, place))
          .filter(mutation -> mutation.appliesTo(expected))
          .forEach(
              mutation ->
                  together
                      .computeIfAbsent(apart(mutation), key -> new ArrayList<>())
                      .add(mutation));
      Set<FieldPath> unnoticed = new HashSet<>();
      together.values().forEach(each -> unnoticed.addAll(unnoticed(each, by)));
      return unnoticed;
    }

    /**
     * What keeps changes apart that would move each other's places; equal for those that do not.
     */
    private List<String> apart(Mutation mutation) {
      int length = mutation.path().segments().size();
      return switch (mutation.kind()) {
        case VALUE, TYPE, ADDED -> List.of();
        case REORDERED -> List.of(Integer.toString(length));
        case REMOVED -> throw new IllegalArgumentException("removals move other places");
      };
    }

    /** Asked one by one, since what is behind an element moves up. */
    private boolean isRemovalNoticed(FieldPath leaf) {
      return isNoticed(new Mutation(Kind.REMOVED, leaf), said);
    }

    private boolean isNoticed(Mutation mutation, Comparison by) {
      return !by.differences(expected, mutation.applyTo(expected.deepCopy())).isEmpty();
    }

    private Set<FieldPath> unnoticed(List<Mutation> mutations, Comparison by) {
      JsonNode changed = expected.deepCopy();
      for (Mutation mutation : mutations) {
        changed = mutation.applyTo(changed);
      }
      Set<FieldPath> seen = new HashSet<>();
      for (JsonDifference difference : by.differences(expected, changed)) {
        for (int i = 0; i <= difference.path().segments().size(); i++) {
          seen.add(new FieldPath(difference.path().segments().subList(0, i)));
        }
      }
      Set<FieldPath> unnoticed = new HashSet<>();
      for (Mutation mutation : mutations) {
        boolean free = mutation.kind() == Kind.REORDERED && said.isUnordered(mutation.path());
        if (free || !seen.contains(mutation.seenAt(expected))) {
          unnoticed.add(mutation.path());
        }
      }
      return unnoticed;
    }
  }
}

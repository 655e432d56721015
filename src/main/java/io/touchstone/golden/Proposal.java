package io.touchstone.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.json.FieldPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a golden file should say about an output that varies.
 *
 * @param deterministic {@code deterministic_fields}: only needed to count again what lies below an
 *     ignored wildcard
 * @param matchers {@code matchers}: what varies in value
 * @param ignored {@code ignored_fields}: what is sometimes absent
 * @param unordered {@code unordered}: arrays whose order varies
 */
public record Proposal(
    List<FieldPath> deterministic,
    Map<FieldPath, Matcher> matchers,
    List<FieldPath> ignored,
    List<FieldPath> unordered) {

  /** Nothing varies: compare everything. */
  static final Proposal NOTHING = new Proposal(List.of(), Map.of(), List.of(), List.of());

  public Proposal {
    deterministic = List.copyOf(deterministic);
    matchers = Collections.unmodifiableMap(new LinkedHashMap<>(matchers));
    ignored = List.copyOf(ignored);
    unordered = List.copyOf(unordered);
  }

  /** Whether there is nothing to say. */
  public boolean isEmpty() {
    return deterministic.isEmpty()
        && matchers.isEmpty()
        && ignored.isEmpty()
        && unordered.isEmpty();
  }

  /** The comparison of a golden file that says this and nothing else. */
  public Comparison comparison() {
    return new Comparison(deterministic, ignored, matchers, unordered, CompareMode.EXACT);
  }

  /**
   * What a golden file says already, and this where that is not enough. What the file says was
   * meant by somebody, and stays.
   */
  public Comparison addedTo(Comparison said) {
    Map<FieldPath, Matcher> allMatchers = new LinkedHashMap<>(said.matchers());
    matchers.forEach(
        (path, matcher) -> {
          if (isOpen(said, path)) {
            allMatchers.put(path, matcher);
          }
        });
    Set<FieldPath> allIgnored = new LinkedHashSet<>(said.ignored());
    ignored.stream().filter(path -> isOpen(said, path)).forEach(allIgnored::add);
    Set<FieldPath> allDeterministic = new LinkedHashSet<>(said.deterministic());
    deterministic.stream()
        .filter(path -> said.deterministic().isEmpty() || isBelow(said.deterministic(), path))
        .filter(path -> !allIgnored.contains(path) && !allMatchers.containsKey(path))
        .forEach(allDeterministic::add);
    allDeterministic.removeIf(allMatchers::containsKey);
    Set<FieldPath> allUnordered = new LinkedHashSet<>(said.unordered());
    allUnordered.addAll(unordered);
    return new Comparison(
        new ArrayList<>(allDeterministic),
        new ArrayList<>(allIgnored),
        allMatchers,
        new ArrayList<>(allUnordered),
        said.mode());
  }

  /** Whether the path counts for the file, and by more than a form of what is above it. */
  private static boolean isOpen(Comparison said, FieldPath path) {
    boolean selected =
        said.deterministic().isEmpty()
            || said.deterministic().stream().anyMatch(it -> it.covers(path) || path.covers(it));
    return selected
        && !isBelow(said.ignored(), path)
        && said.matchers().keySet().stream().noneMatch(it -> it.covers(path) && !it.equals(path));
  }

  private static boolean isBelow(Collection<FieldPath> above, FieldPath path) {
    return above.stream().anyMatch(it -> it.covers(path));
  }

  /** The members of a golden file that say so; those that would be empty are left out. */
  public ObjectNode json() {
    return json(comparison());
  }

  /** The members of a golden file that say what a comparison says of paths. */
  public static ObjectNode json(Comparison comparison) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    list(json, "deterministic_fields", comparison.deterministic());
    list(json, "ignored_fields", comparison.ignored());
    if (!comparison.matchers().isEmpty()) {
      ObjectNode listed = json.putObject("matchers");
      comparison.matchers().forEach((path, it) -> listed.put(path.toString(), it.name()));
    }
    list(json, "unordered", comparison.unordered());
    return json;
  }

  private static void list(ObjectNode json, String key, List<FieldPath> paths) {
    if (!paths.isEmpty()) {
      ArrayNode listed = json.putArray(key);
      paths.forEach(path -> listed.add(path.toString()));
    }
  }

  /** Whether a comparison calls all answers the same as the first. */
  public static boolean accepts(Comparison comparison, Stability stability) {
    JsonNode first = stability.baseline();
    return stability.observations().stream()
        .allMatch(each -> comparison.differences(first, each.answer()).isEmpty());
  }
}

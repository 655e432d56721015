package io.touchstone.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonDifference;
import io.touchstone.json.PathRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a golden file looks at in an answer, and how.
 *
 * @param deterministic only these count; empty: everything does
 * @param ignored these do not count
 * @param matchers of these, the form counts and not the value
 * @param unordered arrays that are multisets
 * @param mode how containers are compared
 */
public record Comparison(
    List<FieldPath> deterministic,
    List<FieldPath> ignored,
    Map<FieldPath, Matcher> matchers,
    List<FieldPath> unordered,
    CompareMode mode) {

  /** Everything, exactly. */
  public static final Comparison EVERYTHING =
      new Comparison(List.of(), List.of(), Map.of(), List.of(), CompareMode.EXACT);

  public Comparison {
    deterministic = List.copyOf(deterministic);
    ignored = List.copyOf(ignored);
    matchers = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(matchers));
    unordered = List.copyOf(unordered);
  }

  /** Whether it has no path: then all counts, and nothing can be at odds with it. */
  boolean namesNothing() {
    return deterministic.isEmpty()
        && ignored.isEmpty()
        && matchers.isEmpty()
        && unordered.isEmpty();
  }

  /** By the keys that golden files have for it; what says nothing is left out. */
  public ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    list(json, "deterministic_fields", deterministic);
    list(json, "ignored_fields", ignored);
    if (!matchers.isEmpty()) {
      ObjectNode forms = json.putObject("matchers");
      matchers.forEach((path, matcher) -> forms.put(path.toString(), matcher.name()));
    }
    list(json, "unordered", unordered);
    if (mode != CompareMode.EXACT) {
      json.put("compare", mode.label());
    }
    return json;
  }

  private static void list(ObjectNode json, String key, List<FieldPath> paths) {
    if (!paths.isEmpty()) {
      ArrayNode array = json.putArray(key);
      paths.forEach(path -> array.add(path.toString()));
    }
  }

  /**
   * The places at which the actual value is not what was expected, in the order of the expected
   * value.
   */
  public List<JsonDifference> differences(JsonNode expected, JsonNode actual) {
    return JsonDifference.between(expected, actual, rules(mode.extensible()));
  }

  /**
   * What a golden file that has this comparison expects otherwise than before: every place, whether
   * it counts or not.
   */
  public List<JsonDifference> changes(JsonNode before, JsonNode after) {
    PathRules.Builder rules = PathRules.builder().unordered(unordered);
    return JsonDifference.between(
        before, after, mode.arraysUnordered() ? rules.arraysUnordered().build() : rules.build());
  }

  /**
   * The rules under which two answers to one input are the same: as above, but neither may say
   * more.
   */
  public PathRules stressRules() {
    return rules(false);
  }

  /** As {@link #stressRules()}, for a subject that promises to repeat all but these fields. */
  public PathRules stressRules(Collection<FieldPath> unstable) {
    PathRules.Builder rules = everythingBut(unstable);
    matchers.forEach(rules::match);
    return rules.build();
  }

  /** The rules for the shapes of two answers, whose leaves have no form to match. */
  public PathRules shapeRules(Collection<FieldPath> unstable) {
    return everythingBut(unstable).build();
  }

  /** The rules for fields that a subject promises to repeat, whatever else it does not. */
  public PathRules rulesFor(Collection<FieldPath> stable) {
    PathRules.Builder rules =
        PathRules.builder().select(stable).ignore(ignored).unordered(unordered);
    matchers.forEach(rules::match);
    return mode.arraysUnordered() ? rules.arraysUnordered().build() : rules.build();
  }

  private PathRules.Builder everythingBut(Collection<FieldPath> unstable) {
    List<FieldPath> left = new ArrayList<>(ignored);
    left.addAll(unstable);
    PathRules.Builder rules = PathRules.builder().ignore(left).unordered(unordered);
    return mode.arraysUnordered() ? rules.arraysUnordered() : rules;
  }

  /** Whether the elements of the array at this place may stand in any order. */
  public boolean isUnordered(FieldPath array) {
    return mode.arraysUnordered()
        || unordered.stream()
            .anyMatch(
                path -> path.segments().size() == array.segments().size() && path.covers(array));
  }

  PathRules rules(boolean extensible) {
    PathRules.Builder rules =
        PathRules.builder().select(deterministic).ignore(ignored).unordered(unordered);
    matchers.forEach(rules::match);
    if (extensible) {
      rules.extensible();
    }
    if (mode.arraysUnordered()) {
      rules.arraysUnordered();
    }
    return rules.build();
  }
}

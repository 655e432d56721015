package io.touchstone.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.touchstone.golden.PathStability.Verdict;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonEquality;
import io.touchstone.json.JsonText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Walks answers side by side and says of each path what became of it. Paths begin here. */
final class StabilityWalk {
  /** So many names that only one answer has are no longer members: they are values. */
  private static final int NAMES_THAT_ARE_VALUES = 2;

  private StabilityWalk() {}

  static List<PathStability> of(JsonNode baseline, List<Observation> observations) {
    List<Observation> all = new ArrayList<>();
    all.add(new Observation("", baseline));
    all.addAll(observations);
    return walk("", all);
  }

  /**
   * @param name the member's; a hint what its value is
   * @param seen what the answers have here, that of the first which has anything first
   */
  private static List<PathStability> walk(String name, List<Observation> seen) {
    JsonNode first = seen.get(0).answer();
    if (seen.stream().allMatch(each -> JsonEquality.equal(first, each.answer()))) {
      return stable(name, first);
    }
    if (all(seen, JsonNode::isObject)) {
      return members(seen);
    }
    if (all(seen, JsonNode::isArray)) {
      return elements(seen);
    }
    ValueForm form =
        ValueForm.ofDiffering(FieldPath.of(name), seen.stream().map(Observation::answer).toList());
    return List.of(entry(Verdict.VOLATILE, differing(seen), Optional.of(form)));
  }

  private static boolean all(List<Observation> seen, Predicate<JsonNode> form) {
    return seen.stream().allMatch(each -> form.test(each.answer()));
  }

  private static PathStability entry(
      Verdict verdict, SortedSet<String> under, Optional<ValueForm> form) {
    return new PathStability(FieldPath.ROOT, verdict, under, form);
  }

  private static SortedSet<String> differing(List<Observation> seen) {
    JsonNode first = seen.get(0).answer();
    return under(seen, each -> !JsonEquality.equal(first, each));
  }

  private static SortedSet<String> under(List<Observation> seen, Predicate<JsonNode> otherwise) {
    SortedSet<String> names = new TreeSet<>();
    seen.stream()
        .skip(1)
        .filter(each -> otherwise.test(each.answer()))
        .forEach(each -> names.add(each.perturbation()));
    return names;
  }

  private static List<PathStability> stable(String name, JsonNode value) {
    if (value.isObject() && !value.isEmpty()) {
      List<PathStability> below = new ArrayList<>();
      value
          .properties()
          .forEach(
              member ->
                  stable(member.getKey(), member.getValue())
                      .forEach(each -> below.add(each.below(FieldPath.of(member.getKey())))));
      return below;
    }
    if (value.isArray() && !value.isEmpty()) {
      List<List<PathStability>> below = new ArrayList<>();
      value.forEach(element -> below.add(stable("", element)));
      return generalized(below, List.of(value));
    }
    Optional<ValueForm> form = ValueForm.of(FieldPath.of(name), value);
    return List.of(entry(Verdict.STABLE, new TreeSet<>(), form));
  }

  private static List<PathStability> members(List<Observation> seen) {
    Set<String> names = new LinkedHashSet<>();
    seen.forEach(each -> each.answer().fieldNames().forEachRemaining(names::add));
    List<PathStability> found = new ArrayList<>();
    SortedSet<String> varied = new TreeSet<>();
    long ofOneAnswer = 0;
    List<PathStability> absent = new ArrayList<>();
    for (String name : names) {
      List<Observation> having = seen.stream().filter(each -> each.answer().has(name)).toList();
      FieldPath path = FieldPath.of(name);
      if (having.size() == seen.size()) {
        walk(name, below(having, name)).forEach(each -> found.add(each.below(path)));
        continue;
      }
      boolean inFirst = seen.get(0).answer().has(name);
      SortedSet<String> under = under(seen, each -> each.has(name) != inFirst);
      absent.add(entry(Verdict.SOMETIMES_ABSENT, under, Optional.empty()).below(path));
      varied.addAll(under);
      ofOneAnswer += having.size() == 1 ? 1 : 0;
    }
    if (ofOneAnswer >= NAMES_THAT_ARE_VALUES) {
      found.add(entry(Verdict.MEMBERS_VARY, varied, Optional.empty()));
    } else {
      found.addAll(absent);
    }
    return found;
  }

  private static List<Observation> below(List<Observation> seen, String name) {
    return seen.stream()
        .map(each -> new Observation(each.perturbation(), each.answer().get(name)))
        .toList();
  }

  private static List<PathStability> elements(List<Observation> seen) {
    int size = seen.get(0).answer().size();
    if (!all(seen, each -> each.size() == size)) {
      return List.of(
          entry(Verdict.LENGTH_VARIES, under(seen, each -> each.size() != size), Optional.empty()));
    }
    SortedSet<String> reordered = reordered(seen);
    if (reordered.isEmpty()) {
      return generalized(pairwise(seen), seen.stream().map(Observation::answer).toList());
    }
    List<Observation> sorted =
        seen.stream()
            .map(each -> new Observation(each.perturbation(), sorted(each.answer())))
            .toList();
    List<PathStability> found = new ArrayList<>();
    found.add(entry(Verdict.ORDER_VARIES, reordered, Optional.empty()));
    found.addAll(joined(pairwise(sorted)));
    return found;
  }

  private static List<List<PathStability>> pairwise(List<Observation> seen) {
    return IntStream.range(0, seen.get(0).answer().size())
        .mapToObj(
            i ->
                walk(
                    "",
                    seen.stream()
                        .map(each -> new Observation(each.perturbation(), each.answer().get(i)))
                        .toList()))
        .toList();
  }

  /** The answers that have the elements of the first in another order; none if not all have. */
  private static SortedSet<String> reordered(List<Observation> seen) {
    List<String> first = sketches(seen.get(0).answer());
    List<String> inOrder = first.stream().sorted().toList();
    boolean sameElements =
        all(seen, each -> sketches(each).stream().sorted().toList().equals(inOrder));
    return sameElements ? under(seen, each -> !sketches(each).equals(first)) : new TreeSet<>();
  }

  private static JsonNode sorted(JsonNode array) {
    List<JsonNode> elements = new ArrayList<>();
    array.forEach(elements::add);
    elements.sort(Comparator.comparing(element -> JsonText.line(sketch("", element))));
    ArrayNode sorted = JsonNodeFactory.instance.arrayNode();
    elements.forEach(sorted::add);
    return sorted;
  }

  private static List<String> sketches(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(element -> texts.add(JsonText.line(sketch("", element))));
    return texts;
  }

  /** A value with ids, times and the like replaced by what they look like, members by name. */
  private static JsonNode sketch(String name, JsonNode value) {
    if (value.isObject()) {
      ObjectNode sketch = JsonNodeFactory.instance.objectNode();
      value.properties().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(
              member -> sketch.set(member.getKey(), sketch(member.getKey(), member.getValue())));
      return sketch;
    }
    if (value.isArray()) {
      ArrayNode sketch = JsonNodeFactory.instance.arrayNode();
      value.forEach(element -> sketch.add(sketch("", element)));
      return sketch;
    }
    return ValueForm.of(FieldPath.of(name), value)
        .filter(ValueForm::passing)
        .<JsonNode>map(form -> TextNode.valueOf(form.words()))
        .orElse(value);
  }

  /** One path for what all elements do, else one path an element. */
  private static List<PathStability> generalized(
      List<List<PathStability>> elements, List<JsonNode> arrays) {
    List<Map<FieldPath, PathStability>> byPath =
        elements.stream()
            .map(each -> each.stream().collect(Collectors.toMap(PathStability::path, it -> it)))
            .toList();
    List<PathStability> found = new ArrayList<>();
    Map<FieldPath, Boolean> alike = new HashMap<>();
    for (int i = 0; i < elements.size(); i++) {
      for (PathStability entry : elements.get(i)) {
        Boolean told = alike.get(entry.path());
        if (told == null) {
          told = isAlikeEverywhere(entry, byPath, arrays);
          alike.put(entry.path(), told);
          if (told) {
            found.add(everywhere(entry, byPath));
          }
        }
        if (!told) {
          found.add(entry.below(FieldPath.of(Integer.toString(i))));
        }
      }
    }
    return found;
  }

  private static PathStability everywhere(
      PathStability entry, List<Map<FieldPath, PathStability>> elements) {
    PathStability all = entry;
    for (Map<FieldPath, PathStability> element : elements) {
      PathStability other = element.get(entry.path());
      all = other == null ? all : all.alsoUnder(other.under());
    }
    return all.below(FieldPaths.ANY);
  }

  /** Whether a wildcard may stand for the elements: all that have anything there do the same. */
  private static boolean isAlikeEverywhere(
      PathStability entry, List<Map<FieldPath, PathStability>> elements, List<JsonNode> arrays) {
    boolean ofNames =
        entry.verdict() == Verdict.SOMETIMES_ABSENT || entry.verdict() == Verdict.MEMBERS_VARY;
    for (int i = 0; i < elements.size(); i++) {
      PathStability other = elements.get(i).get(entry.path());
      int index = i;
      boolean differs =
          other == null
              ? ofNames
                  || arrays.stream().anyMatch(array -> reaches(entry.path(), array.get(index)))
              : !other.isAlike(entry);
      if (differs) {
        return false;
      }
    }
    return true;
  }

  /** Whether the path leads somewhere here, or would if an array had more elements or an order. */
  private static boolean reaches(FieldPath path, JsonNode element) {
    return FieldPaths.leads(path, element) || FieldPaths.numbersElements(path, element);
  }

  /** Elements without a place: what one of them does, all may do. */
  private static List<PathStability> joined(List<List<PathStability>> elements) {
    List<PathStability> found = new ArrayList<>();
    elements.forEach(
        element -> {
          for (PathStability entry : element) {
            int at = indexOf(found, entry.path());
            if (at < 0) {
              found.add(entry);
            } else {
              found.set(at, joined(found.get(at), entry));
            }
          }
        });
    return found.stream().map(entry -> entry.below(FieldPaths.ANY)).toList();
  }

  private static int indexOf(List<PathStability> found, FieldPath path) {
    return IntStream.range(0, found.size())
        .filter(i -> found.get(i).path().equals(path))
        .findFirst()
        .orElse(-1);
  }

  private static PathStability joined(PathStability one, PathStability other) {
    if (one.isAlike(other)) {
      return one.alsoUnder(other.under());
    }
    if (one.verdict() == Verdict.STABLE || other.verdict() == Verdict.STABLE) {
      PathStability varying = one.verdict() == Verdict.STABLE ? other : one;
      // The wildcard reaches the value that stays as well, whatever that looks like.
      return varying.verdict() == Verdict.VOLATILE ? varying.withForm(ValueForm.ANYTHING) : varying;
    }
    return one.alsoUnder(other.under()).withForm(ValueForm.ANYTHING);
  }
}

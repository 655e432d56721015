package io.touchstone.golden;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.FieldPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Makes a proposal of what was seen to vary. */
final class ProposalMaker {
  private final Stability stability;
  private final Map<FieldPath, Matcher> matchers = new LinkedHashMap<>();
  private final Set<FieldPath> ignored = new LinkedHashSet<>();
  private final Set<FieldPath> unordered = new LinkedHashSet<>();

  /** Objects of whose members only some count: those that the first answer has by name. */
  private final Set<FieldPath> open = new LinkedHashSet<>();

  private ProposalMaker(Stability stability) {
    this.stability = stability;
  }

  /**
   * Only what varied is given up, and only as far as it varied. Where that leaves nothing to
   * compare, or accepts not all answers after all, only the type of the whole counts: a proposal
   * must be sound before it is strict.
   */
  static Proposal of(Stability stability) {
    Proposal strict = new ProposalMaker(stability).make();
    boolean sound =
        Proposal.accepts(strict.comparison(), stability)
            && strict.comparison().rules(false).countsAnythingOf(stability.baseline());
    return sound ? strict : typeOnly(stability);
  }

  private static Proposal typeOnly(Stability stability) {
    Matcher type =
        Stream.of("object", "array")
            .map(Matcher::parse)
            .filter(
                matcher ->
                    matcher.accepts(stability.baseline())
                        && stability.observations().stream()
                            .allMatch(each -> matcher.accepts(each.answer())))
            .findFirst()
            .orElse(ValueForm.ANYTHING.matcher());
    return new Proposal(List.of(), Map.of(FieldPath.ROOT, type), List.of(), List.of());
  }

  private Proposal make() {
    stability.paths().forEach(this::add);
    Set<FieldPath> counted = new LinkedHashSet<>();
    for (FieldPath object : open) {
      Set<String> names = namesOfAll(object);
      if (names.isEmpty()) {
        matchers.put(object, Matcher.parse("object"));
        continue;
      }
      ignored.removeIf(path -> isChild(object, path));
      ignored.add(object.then(FieldPaths.ANY));
      if (!object.isRoot()) {
        counted.add(FieldPath.ROOT);
      }
      names.stream().map(object::then).forEach(counted::add);
    }
    counted.removeAll(matchers.keySet());
    counted.removeAll(ignored);
    return new Proposal(
        new ArrayList<>(counted), matchers, new ArrayList<>(ignored), new ArrayList<>(unordered));
  }

  private void add(PathStability entry) {
    FieldPath path = entry.path();
    switch (entry.verdict()) {
      case STABLE -> {}
      case VOLATILE -> matchers.put(path, entry.form().orElse(ValueForm.ANYTHING).matcher());
      case LENGTH_VARIES -> matchers.put(path, Matcher.parse("array"));
      case ORDER_VARIES -> unordered.add(path);
      case MEMBERS_VARY -> open.add(path);
      case SOMETIMES_ABSENT -> {
        // A golden file refuses a path that its expected output lacks.
        if (path.fixedPart().in(stability.baseline()) == null) {
          open.add(parent(path));
        } else {
          ignored.add(path);
        }
      }
    }
  }

  /** The names that the object has in every answer, at every place where it is. */
  private Set<String> namesOfAll(FieldPath object) {
    Set<String> names = null;
    Stream<JsonNode> answers =
        Stream.concat(
            Stream.of(stability.baseline()),
            stability.observations().stream().map(Observation::answer));
    for (JsonNode one : answers.flatMap(each -> FieldPaths.values(object, each)).toList()) {
      Set<String> here = new LinkedHashSet<>();
      one.fieldNames().forEachRemaining(here::add);
      if (names == null) {
        names = here;
      } else {
        names.retainAll(here);
      }
    }
    return names == null ? Set.of() : names;
  }

  private static FieldPath parent(FieldPath path) {
    return new FieldPath(path.segments().subList(0, path.segments().size() - 1));
  }

  private static boolean isChild(FieldPath object, FieldPath path) {
    return !path.isRoot() && parent(path).equals(object);
  }
}

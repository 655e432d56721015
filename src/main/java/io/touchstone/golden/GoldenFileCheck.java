package io.touchstone.golden;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonDocument;
import io.touchstone.json.JsonObjectReader;
import io.touchstone.json.JsonText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds what a golden file says about its own expected output that cannot be meant. */
final class GoldenFileCheck {
  private final JsonDocument document;
  private final JsonObjectReader golden;
  private final Comparison comparison;
  private final JsonNode expected;

  /** One path of one list, and where it is written. */
  private record Listed(String list, FieldPath path, FieldPath writtenAt) {
    long length() {
      return path.segments().size();
    }

    long names() {
      return path.segments().stream().filter(segment -> !segment.wildcard()).count();
    }
  }

  /**
   * @param expected the expected output; null where it is not recorded yet
   */
  GoldenFileCheck(
      JsonDocument document, JsonObjectReader golden, Comparison comparison, JsonNode expected) {
    this.document = document;
    this.golden = golden;
    this.comparison = comparison;
    this.expected = expected;
  }

  void run() {
    if (comparison.namesNothing()) {
      return;
    }
    List<Listed> deciding = deciding();
    List<Listed> unordered = unordered();
    deciding.forEach(this::refuseLost);
    unordered.forEach(this::refuseLost);
    refuseAtOdds(deciding);
    deciding.forEach(this::refuseIndexWithoutOrder);
    unordered.forEach(this::refuseIndexWithoutOrder);
    refuseMisfit();
    refuseNothingLeft();
  }

  /** Finds what cannot be meant whatever the expected output will be. */
  void runWithoutExpected() {
    refuseAtOdds(deciding());
  }

  private void refuseAtOdds(List<Listed> deciding) {
    refuseTwice(deciding);
    deciding.forEach(listed -> refuseBelowIgnored(listed, deciding));
  }

  private List<Listed> deciding() {
    List<Listed> deciding = new ArrayList<>();
    list("deterministic_fields", comparison.deterministic(), deciding);
    list("ignored_fields", comparison.ignored(), deciding);
    for (String path : golden.textMap("matchers").keySet()) {
      deciding.add(
          new Listed("matchers", FieldPath.parse(path), golden.path("matchers").then(path)));
    }
    return deciding;
  }

  private List<Listed> unordered() {
    List<Listed> unordered = new ArrayList<>();
    list("unordered", comparison.unordered(), unordered);
    return unordered;
  }

  private void list(String list, List<FieldPath> paths, List<Listed> into) {
    for (int i = 0; i < paths.size(); i++) {
      into.add(new Listed(list, paths.get(i), golden.path(list).then(Integer.toString(i))));
    }
  }

  private void refuseLost(Listed listed) {
    FieldPath fixed = listed.path.fixedPart();
    JsonNode there = fixed.in(expected);
    if (there == null) {
      String lost = JsonText.quote(fixed.toString());
      throw document.fault(
          listed.writtenAt,
          "%s has the path %s, but expected_output lacks %s; correct the path or the expected output"
              .formatted(
                  JsonText.quote(listed.list),
                  JsonText.quote(listed.path.toString()),
                  listed.path.hasWildcard() ? lost + ", the part before its '*'" : "it"));
    }
    if (listed.list.equals("unordered") && !listed.path.hasWildcard() && !there.isArray()) {
      throw document.fault(
          listed.writtenAt,
          "\"unordered\" has the path %s; expected an array there, found %s"
              .formatted(JsonText.quote(listed.path.toString()), JsonObjectReader.describe(there)));
    }
  }

  private void refuseTwice(List<Listed> deciding) {
    Map<FieldPath, Listed> seen = new HashMap<>();
    for (Listed listed : deciding) {
      Listed first = seen.putIfAbsent(listed.path, listed);
      if (first != null) {
        String where =
            first.list.equals(listed.list)
                ? "twice in " + JsonText.quote(listed.list)
                : "in both %s and %s"
                    .formatted(JsonText.quote(first.list), JsonText.quote(listed.list));
        throw document.fault(
            listed.writtenAt,
            "the path %s stands %s; keep one"
                .formatted(JsonText.quote(listed.path.toString()), where));
      }
    }
  }

  private void refuseBelowIgnored(Listed listed, List<Listed> deciding) {
    if (!listed.list.equals("matchers")) {
      return;
    }
    deciding.stream()
        .filter(above -> above.length() < listed.length() && above.path.covers(listed.path))
        .max(Comparator.comparingLong(Listed::length).thenComparingLong(Listed::names))
        .filter(nearest -> nearest.list.equals("ignored_fields"))
        .ifPresent(
            nearest -> {
              throw document.fault(
                  listed.writtenAt,
                  "the matcher at %s is below the ignored path %s; remove one of the two"
                      .formatted(
                          JsonText.quote(listed.path.toString()),
                          JsonText.quote(nearest.path.toString())));
            });
  }

  /** Where order does not count, an element has no number by which a path could find it. */
  private void refuseIndexWithoutOrder(Listed listed) {
    List<FieldPath.Segment> segments = listed.path.segments();
    for (int i = 0; i < segments.size(); i++) {
      if (segments.get(i).isIndex()) {
        FieldPaths.places(new FieldPath(segments.subList(0, i)), expected)
            .filter(place -> place.in(expected).isArray() && comparison.isUnordered(place))
            .findFirst()
            .ifPresent(
                array -> {
                  throw document.fault(
                      listed.writtenAt,
                      "the path %s names an element of %s, which is compared without order; write '*' for the element"
                          .formatted(
                              JsonText.quote(listed.path.toString()),
                              JsonText.quote(array.toString())));
                });
      }
    }
  }

  private void refuseMisfit() {
    comparison
        .rules(false)
        .misfit(expected)
        .ifPresent(
            misfit -> {
              throw document.fault(
                  GoldenFile.EXPECTED_OUTPUT.then(misfit.path()),
                  "the expected value at %s must have the form %s that \"matchers\" asks for, found %s"
                      .formatted(
                          JsonText.quote(misfit.path().toString()),
                          misfit.matcher(),
                          JsonText.excerpt(misfit.actual(), 60)));
            });
  }

  private void refuseNothingLeft() {
    if (comparison.rules(false).countsAnythingOf(expected)) {
      return;
    }
    if (comparison.ignored().isEmpty()) {
      throw golden.fault(
          "deterministic_fields",
          "no path of \"deterministic_fields\" leads to a value in expected_output, so nothing of it is compared;"
              + " correct a path");
    }
    throw golden.fault(
        "ignored_fields",
        "everything in expected_output is ignored, so nothing of it is compared;"
            + " remove a path from \"ignored_fields\"");
  }
}

package io.touchstone.golden;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonDocument;
import io.touchstone.json.JsonObjectReader;
import io.touchstone.json.JsonText;
import java.util.ArrayList;
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
  private record Listed(String list, FieldPath path, FieldPath writtenAt) {}

  GoldenFileCheck(
      JsonDocument document, JsonObjectReader golden, Comparison comparison, JsonNode expected) {
    this.document = document;
    this.golden = golden;
    this.comparison = comparison;
    this.expected = expected;
  }

  void run() {
    List<Listed> deciding = new ArrayList<>();
    list("deterministic_fields", comparison.deterministic(), deciding);
    list("ignored_fields", comparison.ignored(), deciding);
    for (String path : golden.textMap("matchers").keySet()) {
      deciding.add(
          new Listed("matchers", FieldPath.parse(path), golden.path("matchers").then(path)));
    }
    List<Listed> unordered = new ArrayList<>();
    list("unordered", comparison.unordered(), unordered);

    deciding.forEach(this::refuseLost);
    unordered.forEach(this::refuseLost);
    refuseTwice(deciding);
    deciding.forEach(listed -> refuseBelowIgnored(listed, deciding));
    unordered.forEach(listed -> refuseIndexBelow(listed, deciding));
    refuseMisfit();
    refuseNothingLeft();
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
      String lost =
          listed.path.hasWildcard()
              ? "the part before its '*', " + JsonText.quote(fixed.toString()) + ","
              : "it";
      throw document.fault(
          listed.writtenAt,
          "%s has the path %s, but expected_output lacks %s; correct the path or the expected output"
              .formatted(
                  JsonText.quote(listed.list), JsonText.quote(listed.path.toString()), lost));
    }
    if (listed.list.equals("unordered") && !listed.path.hasWildcard() && !there.isArray()) {
      throw document.fault(
          listed.writtenAt,
          "\"unordered\" expected an array at %s, found %s"
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
    Listed nearest = null;
    for (Listed above : deciding) {
      boolean leadsHere = above != listed && above.path.covers(listed.path);
      boolean nearer = nearest == null || length(above) > length(nearest);
      if (leadsHere && length(above) < length(listed) && nearer) {
        nearest = above;
      }
    }
    if (nearest != null && nearest.list.equals("ignored_fields")) {
      throw document.fault(
          listed.writtenAt,
          "the matcher at %s is below the ignored path %s and would never be asked; remove one of the two"
              .formatted(
                  JsonText.quote(listed.path.toString()), JsonText.quote(nearest.path.toString())));
    }
  }

  private static int length(Listed listed) {
    return listed.path.segments().size();
  }

  private void refuseIndexBelow(Listed unordered, List<Listed> deciding) {
    int depth = length(unordered);
    for (Listed listed : deciding) {
      boolean below = length(listed) > depth && unordered.path.covers(listed.path);
      if (below && !listed.path.segments().get(depth).wildcard()) {
        throw document.fault(
            listed.writtenAt,
            "the path %s names an element of %s, which is compared without order; write '*' for the element"
                .formatted(
                    JsonText.quote(listed.path.toString()),
                    JsonText.quote(unordered.path.toString())));
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
    if (!comparison.rules(false).countsAnythingOf(expected)) {
      throw golden.fault(
          "ignored_fields",
          "everything in expected_output is ignored, so this golden file would pass whatever happens;"
              + " remove a path from \"ignored_fields\"");
    }
  }
}

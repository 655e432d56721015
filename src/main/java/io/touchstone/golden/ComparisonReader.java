package io.touchstone.golden;

import io.touchstone.json.DidYouMean;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonObjectReader;
import io.touchstone.json.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what of an answer counts, by the keys that golden files have for it. */
public final class ComparisonReader {
  /** The keys. */
  public static final List<String> KEYS =
      List.of("deterministic_fields", "ignored_fields", "matchers", "unordered", "compare");

  private ComparisonReader() {}

  /**
   * What the object says.
   *
   * @throws io.touchstone.json.JsonInputException when a path, a matcher or a mode cannot be meant
   */
  public static Comparison read(JsonObjectReader golden) {
    return new Comparison(
        paths(golden, "deterministic_fields"),
        paths(golden, "ignored_fields"),
        matchers(golden),
        paths(golden, "unordered"),
        mode(golden));
  }

  private static List<FieldPath> paths(JsonObjectReader golden, String list) {
    List<FieldPath> paths = new ArrayList<>();
    List<String> texts = golden.texts(list);
    for (int i = 0; i < texts.size(); i++) {
      try {
        paths.add(FieldPath.parse(texts.get(i)));
      } catch (IllegalArgumentException e) {
        throw golden.fault(golden.path(list).then(Integer.toString(i)), e.getMessage());
      }
    }
    if (golden.has(list) && paths.isEmpty() && list.equals("deterministic_fields")) {
      throw golden.fault(
          list,
          "expected at least one path in \"deterministic_fields\", found none: nothing would be compared;"
              + " remove the key to compare everything");
    }
    return paths;
  }

  private static Map<FieldPath, Matcher> matchers(JsonObjectReader golden) {
    Map<FieldPath, Matcher> matchers = new LinkedHashMap<>();
    golden
        .textMap("matchers")
        .forEach(
            (path, matcher) -> {
              try {
                matchers.put(FieldPath.parse(path), Matcher.parse(matcher));
              } catch (IllegalArgumentException e) {
                throw golden.fault(golden.path("matchers").then(path), e.getMessage());
              }
            });
    return matchers;
  }

  private static CompareMode mode(JsonObjectReader golden) {
    String label = golden.text("compare").orElse(CompareMode.EXACT.label());
    return CompareMode.named(label)
        .orElseThrow(
            () ->
                golden.fault(
                    "compare",
                    "unknown comparison %s; %s"
                        .formatted(
                            JsonText.quote(label), DidYouMean.among(CompareMode.labels(), label))));
  }
}

package io.touchstone.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every case of {@code differences.json}: two values, rules, and the differences that count. */
class JsonDifferenceTest {
  private static final LeafMatcher NUMBER = matcher("number", JsonNode::isNumber);
  private static final LeafMatcher OBJECT = matcher("object", JsonNode::isObject);
  private static final LeafMatcher ANY = matcher("any", value -> true);

  @TestFactory
  Stream<DynamicTest> differences_are_those_of_the_table() throws IOException {
    try (InputStream in = getClass().getResourceAsStream("differences.json")) {
      JsonNode table = StrictJson.value(in.readAllBytes(), "differences.json", JsonLimits.DEFAULT);
      return StreamSupport.stream(table.spliterator(), false)
          .map(row -> dynamicTest(row.get("case").textValue(), () -> check(row)));
    }
  }

  private static void check(JsonNode row) {
    List<String> found =
        JsonDifference.between(row.get("expected"), row.get("actual"), rules(row)).stream()
            .map(JsonDifferenceTest::line)
            .toList();
    List<String> wanted = new ArrayList<>();
    row.get("differences").forEach(line -> wanted.add(line.textValue()));
    assertEquals(wanted, found);
  }

  private static String line(JsonDifference difference) {
    return String.join(
        " ",
        difference.kind().label(),
        difference.path().toString(),
        difference.expected() == null ? "-" : JsonText.line(difference.expected()),
        difference.actual() == null ? "-" : JsonText.line(difference.actual()));
  }

  private static PathRules rules(JsonNode row) {
    PathRules.Builder rules =
        PathRules.builder()
            .select(paths(row, "select"))
            .ignore(paths(row, "ignore"))
            .unordered(paths(row, "unordered"));
    row.path("match")
        .properties()
        .forEach(
            member ->
                rules.match(
                    FieldPath.parse(member.getKey()),
                    switch (member.getValue().textValue()) {
                      case "number" -> NUMBER;
                      case "object" -> OBJECT;
                      default -> ANY;
                    }));
    if (row.has("extensible")) {
      rules.extensible();
    }
    return rules.build();
  }

  private static List<FieldPath> paths(JsonNode row, String list) {
    List<FieldPath> paths = new ArrayList<>();
    row.path(list).forEach(path -> paths.add(FieldPath.parse(path.textValue())));
    return paths;
  }

  private static LeafMatcher matcher(String name, java.util.function.Predicate<JsonNode> form) {
    return new LeafMatcher() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public boolean accepts(JsonNode value) {
        return form.test(value);
      }
    };
  }
}

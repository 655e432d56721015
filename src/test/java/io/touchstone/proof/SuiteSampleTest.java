package io.touchstone.proof;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toList;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.StrictJson;
import io.touchstone.schema.Dialect;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Documents of known validity, each judged in every {@link SuiteWay}. The cases have the shape of
 * the official JSON-Schema-Test-Suite, which {@code SchemaSuite} runs in the same ways.
 */
class SuiteSampleTest {
  private static final List<String> FILES =
      List.of("types", "numbers", "strings", "arrays", "objects", "logic", "references", "drafts");

  private static final Set<String> KEYWORDS =
      Set.of(
          """
          type enum const multipleOf minimum maximum exclusiveMinimum exclusiveMaximum
          minLength maxLength pattern format contentEncoding contentMediaType
          items additionalItems prefixItems unevaluatedItems minItems maxItems uniqueItems
          contains minContains maxContains
          properties patternProperties additionalProperties unevaluatedProperties propertyNames
          required minProperties maxProperties dependencies dependentRequired dependentSchemas
          allOf anyOf oneOf not if then else
          $schema $id id $ref $anchor $dynamicRef $dynamicAnchor $recursiveRef $recursiveAnchor
          $defs definitions $comment title description default examples
          readOnly writeOnly deprecated"""
              .split("\\s+"));

  @TestFactory
  Stream<DynamicTest> everyWaySaysTheSame() {
    return cases()
        .flatMap(
            row ->
                Stream.of(SuiteWay.values())
                    .map(way -> dynamicTest(way.words + ": " + row.name(), () -> check(row, way))));
  }

  /**
   * Where networknt is known to be wrong, the evaluator is not; a group where both agree is stale.
   */
  @TestFactory
  Stream<DynamicTest> evaluatorIsRightWhereNetworkntIsNot() {
    Map<String, List<SuiteCase>> groups =
        cases("beside-networknt").stream()
            .collect(groupingBy(SuiteCase::group, LinkedHashMap::new, toList()));
    return groups.entrySet().stream()
        .map(group -> dynamicTest(group.getKey(), () -> checkBeside(group.getValue())));
  }

  private static void checkBeside(List<SuiteCase> group) {
    group.forEach(row -> check(row, SuiteWay.OWN));
    assertFalse(
        group.stream().allMatch(row -> SuiteWay.NETWORKNT.ask(row).equals(row.expected())),
        "networknt agrees by now");
  }

  private static void check(SuiteCase row, SuiteWay way) {
    assertEquals(row.expected(), way.ask(row), () -> row.data() + " under " + row.schema());
  }

  @Test
  void everyKeywordHasACase() {
    Set<String> used =
        cases().flatMap(row -> keys(row.schema())).collect(toCollection(TreeSet::new));
    Set<String> missing = new TreeSet<>(KEYWORDS);
    missing.removeAll(used);
    assertEquals(Set.of(), missing);
  }

  @Test
  void everyGroupHasBothValidAndInvalidDocuments() {
    Map<String, Set<Boolean>> answers = new HashMap<>();
    cases()
        .forEach(
            row -> answers.computeIfAbsent(row.group(), key -> new TreeSet<>()).add(row.valid()));
    answers.values().removeIf(both -> both.size() == 2);
    assertEquals(Map.of(), answers);
  }

  private static Stream<SuiteCase> cases() {
    return FILES.stream().flatMap(file -> cases(file).stream());
  }

  private static List<SuiteCase> cases(String file) {
    List<SuiteCase> cases = new ArrayList<>();
    for (JsonNode group : resource("suite/sample/" + file + ".json")) {
      Dialect dialect = Dialect.ofWord(group.get("draft").textValue()).orElseThrow();
      cases.addAll(SuiteCase.ofGroup(dialect, file, group, Map.of()));
    }
    return cases;
  }

  /** A data file beside this class; one without content is a broken test. */
  static JsonNode resource(String name) {
    try (InputStream in = SuiteSampleTest.class.getResourceAsStream(name)) {
      JsonNode json = StrictJson.value(in.readAllBytes(), name, JsonLimits.DEFAULT);
      if (json.isEmpty()) {
        throw new AssertionError(name + " is empty");
      }
      return json;
    } catch (IOException e) {
      throw new AssertionError(name, e);
    }
  }

  private static Stream<String> keys(JsonNode json) {
    Stream<String> below = elements(json).flatMap(SuiteSampleTest::keys);
    return Stream.concat(json.properties().stream().map(Map.Entry::getKey), below);
  }

  static Stream<JsonNode> elements(JsonNode json) {
    return StreamSupport.stream(json.spliterator(), false);
  }
}

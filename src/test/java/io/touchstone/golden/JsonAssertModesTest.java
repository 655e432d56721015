package io.touchstone.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.JsonEquality;
import io.touchstone.json.JsonText;
import io.touchstone.json.SmallTrees;
import io.touchstone.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.json.JSONException;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;
import org.skyscreamer.jsonassert.JSONCompare;
import org.skyscreamer.jsonassert.JSONCompareMode;

/**
 * The modes that are named after JSONAssert's, held against JSONAssert itself, and against a third
 * opinion: every way of pairing, tried out.
 */
class JsonAssertModesTest {
  private static final Map<CompareMode, JSONCompareMode> PEERS =
      Map.of(
          CompareMode.STRICT, JSONCompareMode.STRICT,
          CompareMode.LENIENT, JSONCompareMode.LENIENT,
          CompareMode.NON_EXTENSIBLE, JSONCompareMode.NON_EXTENSIBLE,
          CompareMode.STRICT_ORDER, JSONCompareMode.STRICT_ORDER);

  /** JSONAssert takes objects and arrays only, and tells 1.0 from 1 in some arrays. */
  @Provide
  Arbitrary<List<JsonNode>> pairs() {
    return SmallTrees.pairs()
        .map(pair -> pair.stream().map(value -> value(wrapped(value))).toList());
  }

  private static String wrapped(JsonNode value) {
    return "[" + JsonText.line(value).replace("1.0", "1") + "]";
  }

  @Provide
  Arbitrary<CompareMode> modes() {
    return Arbitraries.of(PEERS.keySet());
  }

  @Property(tries = 3000)
  void the_verdict_is_that_of_trying_every_pairing(
      @ForAll("pairs") List<JsonNode> pair, @ForAll("modes") CompareMode mode) {
    assertEquals(fits(pair.get(0), pair.get(1), mode), passes(pair.get(0), pair.get(1), mode));
  }

  @Property(tries = 3000)
  void the_verdict_is_jsonasserts_but_for_its_two_shortcuts(
      @ForAll("pairs") List<JsonNode> pair, @ForAll("modes") CompareMode mode)
      throws JSONException {
    boolean theirs = jsonAssertPasses(pair.get(0), pair.get(1), mode);
    boolean ours = passes(pair.get(0), pair.get(1), mode);
    boolean gaveUpTooEarly = mode == CompareMode.LENIENT && ours && !theirs;
    boolean countedOneTwice =
        mode.arraysUnordered() && theirs && !ours && repeatsScalarBesideContainer(pair.get(0));
    assertTrue(
        ours == theirs || gaveUpTooEarly || countedOneTwice, () -> "JSONAssert says " + theirs);
  }

  /** {@code {}} takes the first partner that fits, and {@code {"a": 1}} finds none. */
  @Test
  void a_full_pairing_is_found_where_jsonassert_takes_the_first_partner() throws JSONException {
    JsonNode expected = value("[{}, {\"a\": 1}]");
    JsonNode actual = value("[{\"a\": 1}, {\"b\": 2}]");
    assertFalse(jsonAssertPasses(expected, actual, CompareMode.LENIENT));
    assertTrue(passes(expected, actual, CompareMode.LENIENT));
  }

  @Test
  void a_multiset_counts_where_jsonassert_counts_one_element_twice() throws JSONException {
    JsonNode expected = value("[1, 1, {}]");
    JsonNode actual = value("[1, 2, {}]");
    assertTrue(jsonAssertPasses(expected, actual, CompareMode.NON_EXTENSIBLE));
    assertFalse(passes(expected, actual, CompareMode.NON_EXTENSIBLE));
  }

  @Test
  void exact_is_strict_under_its_own_name() {
    JsonNode expected = value("{\"a\": [1, {\"b\": 2}]}");
    assertTrue(passes(expected, value("{\"a\": [1.0, {\"b\": 2}]}"), CompareMode.EXACT));
    assertFalse(passes(expected, value("{\"a\": [{\"b\": 2}, 1]}"), CompareMode.EXACT));
    assertFalse(passes(expected, value("{\"a\": [1, {\"b\": 2}], \"c\": 3}"), CompareMode.EXACT));
  }

  @Test
  void numbers_are_ours_in_every_mode() throws JSONException {
    JsonNode expected = value("[9007199254740993]");
    JsonNode actual = value("[9007199254740992.0]");
    assertTrue(jsonAssertPasses(expected, actual, CompareMode.STRICT));
    PEERS.keySet().forEach(mode -> assertFalse(passes(expected, actual, mode), mode.label()));
  }

  private static boolean passes(JsonNode expected, JsonNode actual, CompareMode mode) {
    return new Comparison(List.of(), List.of(), Map.of(), List.of(), mode)
        .differences(expected, actual)
        .isEmpty();
  }

  private static boolean jsonAssertPasses(JsonNode expected, JsonNode actual, CompareMode mode)
      throws JSONException {
    try {
      String left = JsonText.line(expected);
      return JSONCompare.compareJSON(left, JsonText.line(actual), PEERS.get(mode)).passed();
    } catch (NullPointerException e) {
      // It stumbles over its own message about a null in an array: no verdict to compare with.
      throw new TestAbortedException("JSONAssert fails", e);
    }
  }

  /** The arrays in which JSONAssert does not mark the partner of a scalar as taken. */
  private static boolean repeatsScalarBesideContainer(JsonNode value) {
    List<JsonNode> scalars = new ArrayList<>(elements(value));
    scalars.removeIf(JsonNode::isContainerNode);
    return (value.isArray()
            && scalars.size() < value.size()
            && new HashSet<>(scalars).size() < scalars.size())
        || elements(value).stream().anyMatch(JsonAssertModesTest::repeatsScalarBesideContainer);
  }

  private static JsonNode value(String json) {
    return StrictJson.parse(json.getBytes(StandardCharsets.UTF_8), "test").root();
  }

  private static boolean fits(JsonNode expected, JsonNode actual, CompareMode mode) {
    if (expected.isObject() && actual.isObject()) {
      return (mode.extensible() || expected.size() == actual.size())
          && expected.properties().stream()
              .allMatch(
                  each ->
                      actual.has(each.getKey())
                          && fits(each.getValue(), actual.get(each.getKey()), mode));
    }
    if (expected.isArray() && actual.isArray()) {
      return expected.size() == actual.size() && fits(elements(expected), elements(actual), mode);
    }
    return JsonEquality.equal(expected, actual);
  }

  private static boolean fits(List<JsonNode> expected, List<JsonNode> actual, CompareMode mode) {
    if (expected.isEmpty()) {
      return true;
    }
    int most = mode.arraysUnordered() ? actual.size() : 1;
    for (int i = 0; i < most; i++) {
      List<JsonNode> left = new ArrayList<>(actual);
      if (fits(expected.get(0), left.remove(i), mode)
          && fits(expected.subList(1, expected.size()), left, mode)) {
        return true;
      }
    }
    return false;
  }

  private static List<JsonNode> elements(JsonNode container) {
    List<JsonNode> elements = new ArrayList<>();
    container.forEach(elements::add);
    return elements;
  }
}

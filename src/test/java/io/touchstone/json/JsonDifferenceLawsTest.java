package io.touchstone.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.touchstone.json.JsonDifference.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The laws of differences, over small values and rules that meet them often. */
class JsonDifferenceLawsTest {
  private static final PathRules UNORDERED_ROOT =
      PathRules.builder().unordered(List.of(FieldPath.ROOT)).build();

  @Provide
  Arbitrary<JsonNode> trees() {
    return SmallTrees.trees();
  }

  @Provide
  Arbitrary<List<JsonNode>> pairs() {
    return SmallTrees.pairs();
  }

  @Provide
  Arbitrary<JsonNode> arrays() {
    return SmallTrees.trees().list().ofMaxSize(8).map(SmallTrees::array);
  }

  @Provide
  Arbitrary<RandomRules> anyRules() {
    return RandomRules.any();
  }

  @Provide
  Arbitrary<RandomRules> symmetricRules() {
    return RandomRules.symmetric();
  }

  @Property(tries = 2000)
  void no_difference_means_equal(@ForAll("pairs") List<JsonNode> pair) {
    JsonNode a = pair.get(0);
    JsonNode b = pair.get(1);
    assertEquals(JsonEquality.equal(a, b), JsonDifference.between(a, b).isEmpty());
  }

  @Property(tries = 1000)
  void differences_say_what_stands_at_their_place(@ForAll("pairs") List<JsonNode> pair) {
    for (JsonDifference difference : JsonDifference.between(pair.get(0), pair.get(1))) {
      assertEquals(difference.path().in(pair.get(0)), difference.expected());
      assertEquals(difference.path().in(pair.get(1)), difference.actual());
    }
  }

  @Property(tries = 2000)
  void a_value_does_not_differ_from_itself(
      @ForAll("trees") JsonNode value, @ForAll("anyRules") RandomRules rules) {
    assertEquals(List.of(), JsonDifference.between(value, value.deepCopy(), rules.build()));
  }

  @Property(tries = 2000)
  void differences_have_two_sides(
      @ForAll("pairs") List<JsonNode> pair, @ForAll("symmetricRules") RandomRules rules) {
    assertEquals(same(pair, rules), same(List.of(pair.get(1), pair.get(0)), rules));
  }

  @Property(tries = 2000)
  void the_same_text_means_no_difference_that_counts(
      @ForAll("pairs") List<JsonNode> pair, @ForAll("symmetricRules") RandomRules rules) {
    assertEquals(same(pair, rules), text(pair.get(0), rules).equals(text(pair.get(1), rules)));
  }

  private static boolean same(List<JsonNode> pair, RandomRules rules) {
    return JsonDifference.between(pair.get(0), pair.get(1), rules.build()).isEmpty();
  }

  private static String text(JsonNode value, RandomRules rules) {
    return ViewText.of(value, rules.build().start(), rules.build().mode());
  }

  @Property(tries = 2000)
  void the_longest_path_decides_for_a_place(
      @ForAll("trees") JsonNode value, @ForAll("anyRules") RandomRules rules) {
    for (FieldPath place : SmallTrees.places(value)) {
      RuleState state = rules.build().start();
      for (FieldPath.Segment segment : place.segments()) {
        state = state.child(segment.name());
      }
      assertEquals(rules.verdictAt(place), words(state), place.toString());
    }
  }

  @Property(tries = 1000)
  void where_nothing_counts_no_leaf_can_be_seen_to_change(
      @ForAll("trees") JsonNode value, @ForAll("anyRules") RandomRules rules) {
    boolean counts = rules.build().countsAnythingOf(value);
    for (FieldPath place : SmallTrees.places(value)) {
      if (!counts && place.in(value).isValueNode()) {
        JsonNode changed = JsonTree.replace(value.deepCopy(), place, TextNode.valueOf("changed"));
        assertEquals(List.of(), JsonDifference.between(value, changed, rules.build()));
      }
    }
  }

  /** Where arrays are multisets, no element has a place that could be ignored. */
  @Example
  void an_ignored_index_ignores_nothing_of_a_multiset() {
    JsonNode value = StrictJson.parse("[[1]]".getBytes(StandardCharsets.UTF_8), "x").root();
    PathRules rules =
        PathRules.builder().ignore(List.of(FieldPath.parse("0"))).arraysUnordered().build();
    assertTrue(rules.countsAnythingOf(value));
  }

  @Property(tries = 1000)
  void a_value_fits_its_matchers_unless_one_place_is_named(
      @ForAll("trees") JsonNode value, @ForAll("anyRules") RandomRules rules) {
    FieldPath misfit = rules.build().misfit(value).map(JsonDifference::path).orElse(null);
    FieldPath first =
        SmallTrees.places(value).stream()
            .filter(place -> rules.refuses(place, place.in(value)))
            .findFirst()
            .orElse(null);
    assertEquals(first, misfit);
  }

  private static String words(RuleState state) {
    if (state.matcher() != null) {
      return state.matcher().name();
    }
    return state.selected() ? "select" : "ignore";
  }

  @Property(tries = 500)
  void elements_of_an_unordered_array_may_stand_anywhere(
      @ForAll("arrays") JsonNode array, @ForAll long seed) {
    List<JsonNode> elements = new ArrayList<>();
    array.forEach(elements::add);
    Collections.shuffle(elements, new Random(seed));
    JsonNode permuted = SmallTrees.array(elements);
    assertEquals(List.of(), JsonDifference.between(array, permuted, UNORDERED_ROOT));
  }

  @Property(tries = 1000)
  void what_finds_no_partner_is_the_difference_of_two_multisets(
      @ForAll("arrays") JsonNode expected, @ForAll("arrays") JsonNode actual) {
    int missing = without(expected, actual);
    int unexpected = without(actual, expected);
    List<JsonDifference> found = JsonDifference.between(expected, actual, UNORDERED_ROOT);
    if (missing == 1 && unexpected == 1) {
      assertTrue(!found.isEmpty());
    } else {
      assertEquals(missing, count(found, Kind.MISSING));
      assertEquals(unexpected, count(found, Kind.UNEXPECTED));
      assertEquals(missing + unexpected, found.size());
    }
  }

  private static long count(List<JsonDifference> found, Kind kind) {
    return found.stream().filter(difference -> difference.kind() == kind).count();
  }

  /** How many elements of {@code array} remain when each in {@code taken} takes an equal one. */
  private static int without(JsonNode array, JsonNode taken) {
    List<JsonNode> left = new ArrayList<>();
    array.forEach(left::add);
    for (JsonNode each : taken) {
      for (int i = 0; i < left.size(); i++) {
        if (JsonEquality.equal(left.get(i), each)) {
          left.remove(i);
          break;
        }
      }
    }
    return left.size();
  }
}

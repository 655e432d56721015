package io.touchstone.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.touchstone.golden.Mutation.Kind;
import io.touchstone.golden.Pins.Pin;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.JsonText;
import io.touchstone.json.JsonTree;
import io.touchstone.json.SmallTrees;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of proposals and pins, whatever the values are. */
class StabilityLawsTest {

  @Provide
  Arbitrary<JsonNode> trees() {
    return SmallTrees.trees();
  }

  @Provide
  Arbitrary<List<JsonNode>> answers() {
    return SmallTrees.trees().list().ofMinSize(2).ofMaxSize(5);
  }

  @Provide
  Arbitrary<List<JsonNode>> pairs() {
    return SmallTrees.pairs();
  }

  @Provide
  Arbitrary<CompareMode> modes() {
    return Arbitraries.of(CompareMode.values());
  }

  @Property(tries = 1000)
  void exactly_what_varied_is_given_up(@ForAll("trees") JsonNode base, @ForAll long seed) {
    Random random = new Random(seed);
    Set<FieldPath> varying = new HashSet<>();
    for (FieldPath leaf : Stability.leaves(base)) {
      if (random.nextInt(3) == 0) {
        varying.add(leaf);
      }
    }
    JsonNode first = varied(base, varying, random);
    List<Observation> others = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      others.add(new Observation("repeat", varied(base, varying, random)));
    }
    Stability stability = Stability.of(first, others);
    Proposal proposal = stability.proposal();

    assertTrue(Proposal.accepts(proposal.comparison(), stability));
    assertEquals(varying.isEmpty(), proposal.isEmpty());
    assertTrue(proposal.matchers().size() <= varying.size());
    assertEquals(Set.of(), Set.copyOf(proposal.comparison().ignored()));
    Set<FieldPath> givenUp = new HashSet<>();
    for (Pins.Leaf leaf : Pins.of(first, proposal.comparison()).leaves()) {
      if (leaf.pin() != Pin.VALUE) {
        givenUp.add(leaf.path());
      }
    }
    assertEquals(varying, givenUp);
  }

  /** A text without digits looks like nothing in particular, and is hardly the same twice. */
  private static JsonNode varied(JsonNode base, Set<FieldPath> varying, Random random) {
    JsonNode answer = base.deepCopy();
    for (FieldPath path : varying) {
      StringBuilder text = new StringBuilder();
      random.ints(12, 'k', 'z').forEach(c -> text.append((char) c));
      answer = JsonTree.replace(answer, path, TextNode.valueOf(text.toString()));
    }
    return answer;
  }

  @Property(tries = 1500)
  void a_proposal_accepts_every_answer_and_makes_a_sound_golden_file(
      @ForAll("answers") List<JsonNode> answers) {
    assertSound(answers);
  }

  @Property(tries = 1500)
  void a_proposal_for_answers_that_are_alike_is_sound(@ForAll("pairs") List<JsonNode> pair) {
    assertSound(List.of(pair.get(0), pair.get(1), pair.get(0)));
  }

  private static void assertSound(List<JsonNode> answers) {
    List<Observation> others =
        answers.stream().skip(1).map(each -> new Observation("repeat", each)).toList();
    Stability stability = Stability.of(answers.get(0), others);
    ObjectNode text = JsonNodeFactory.instance.objectNode().put("input", 1);
    text.set("expected_output", answers.get(0));
    text.setAll(stability.proposal().json());
    GoldenFile golden = GoldenFixtures.golden(JsonText.pretty(text));
    for (JsonNode answer : answers) {
      assertEquals(List.of(), golden.comparison().differences(golden.expectedOutput(), answer));
    }
  }

  /** Changes that are made at once are seen as if each were made alone. */
  @Property(tries = 1500)
  void a_change_is_unnoticed_just_when_the_comparison_says_so(
      @ForAll("trees") JsonNode expected, @ForAll("modes") CompareMode mode, @ForAll long seed) {
    Comparison comparison = sound(expected, mode, new Random(seed));
    Pins pins = Pins.of(expected, comparison);
    Set<Mutation> unnoticed = new HashSet<>(pins.unnoticed());
    for (FieldPath place : SmallTrees.places(expected)) {
      for (Kind kind : List.of(Kind.VALUE, Kind.TYPE, Kind.ADDED, Kind.REORDERED)) {
        Mutation mutation = new Mutation(kind, place);
        // LENIENT lets members in, as far as the elements of an array can still be paired.
        boolean let = kind == Kind.ADDED && mode == CompareMode.LENIENT;
        if (mutation.appliesTo(expected) && !let) {
          boolean noticed = isNoticed(mutation, expected, comparison);
          assertEquals(noticed, !unnoticed.contains(mutation), () -> mutation + " " + comparison);
        }
      }
    }
    for (Pins.Leaf leaf : pins.leaves()) {
      Mutation removed = new Mutation(Kind.REMOVED, leaf.path());
      if (unnoticed.contains(new Mutation(Kind.TYPE, leaf.path())) && removed.appliesTo(expected)) {
        assertEquals(isNoticed(removed, expected, comparison), leaf.pin() == Pin.FORM);
      }
    }
  }

  /** What a golden file that is accepted says of some places of its expected output. */
  private static Comparison sound(JsonNode expected, CompareMode mode, Random random) {
    for (int tries = 0; tries < 5; tries++) {
      ObjectNode text = JsonNodeFactory.instance.objectNode().put("input", 1);
      text.set("expected_output", expected);
      text.put("compare", mode.label());
      for (String list : List.of("deterministic_fields", "ignored_fields", "unordered")) {
        List<FieldPath> some = some(expected, random);
        if (!some.isEmpty()) {
          some.forEach(path -> text.withArray("/" + list).add(path.toString()));
        }
      }
      try {
        return GoldenFixtures.golden(JsonText.pretty(text)).comparison();
      } catch (JsonInputException unsound) {
        // Another draw, then.
      }
    }
    return new Comparison(List.of(), List.of(), Map.of(), List.of(), mode);
  }

  private static boolean isNoticed(Mutation mutation, JsonNode expected, Comparison comparison) {
    return !comparison.differences(expected, mutation.applyTo(expected.deepCopy())).isEmpty();
  }

  /** Some places, with wildcards for elements: where order does not count, they have no number. */
  private static List<FieldPath> some(JsonNode value, Random random) {
    Set<FieldPath> places = new HashSet<>(SmallTrees.places(value));
    places.removeIf(place -> random.nextInt(4) > 0);
    Set<FieldPath> wide = new HashSet<>();
    places.forEach(place -> wide.add(FieldPaths.wide(place, value)));
    return List.copyOf(wide);
  }
}

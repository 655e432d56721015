package io.touchstone.golden;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.json.FieldPath;
import io.touchstone.json.HandwrittenText;
import io.touchstone.json.JsonDifference;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.SmallTrees;
import io.touchstone.json.SourceRange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of accepting, whatever the golden file compares and whatever came back. */
class AcceptanceLawsTest {
  private final Acceptance acceptance = new Acceptance(GoldenFixtures.reader());

  @Provide
  Arbitrary<List<JsonNode>> pairs() {
    return SmallTrees.pairs();
  }

  @Property(tries = 1200)
  void an_accepted_answer_matches_and_the_rest_of_the_file_stays(
      @ForAll("pairs") List<JsonNode> pair, @ForAll long seed) {
    GoldenFile before = golden(pair.get(0), new Random(seed));
    JsonNode actual = pair.get(1);
    List<JsonDifference> differences = differences(before, actual);
    byte[] text;
    try {
      text = acceptance.accept(before, actual);
    } catch (JsonInputException refusal) {
      assertRefusedForAReason(refusal, differences);
      return;
    }
    GoldenFile after = GoldenFixtures.golden(text);
    assertEquals(List.of(), differences(after, actual));
    assertArrayEquals(outside(before), outside(after));
    if (differences.isEmpty()) {
      assertArrayEquals(before.document().bytes(), text);
    }
  }

  private static void assertRefusedForAReason(
      JsonInputException refusal, List<JsonDifference> differences) {
    boolean misfit =
        differences.stream().anyMatch(each -> each.kind() == JsonDifference.Kind.MATCHER);
    boolean unsound =
        refusal.problem().startsWith("not accepted, the file would no longer be sound: ");
    assertTrue(misfit || unsound, refusal.getMessage());
  }

  private static List<JsonDifference> differences(GoldenFile golden, JsonNode actual) {
    return golden.comparison().differences(golden.expectedOutput(), actual);
  }

  private static byte[] outside(GoldenFile golden) {
    SourceRange inside = golden.document().range(GoldenFile.EXPECTED_OUTPUT).orElseThrow();
    byte[] bytes = golden.document().bytes();
    byte[] outside = Arrays.copyOf(bytes, bytes.length - (inside.end() - inside.start()));
    System.arraycopy(bytes, inside.end(), outside, inside.start(), outside.length - inside.start());
    return outside;
  }

  /** A sound golden file about some places of the expected value. */
  private static GoldenFile golden(JsonNode expected, Random random) {
    for (int tries = 0; tries < 5; tries++) {
      ObjectNode golden = frame(expected);
      fill(golden.putArray("ignored_fields"), expected, random);
      fill(golden.putArray("unordered"), expected, random);
      for (FieldPath path : somePlaces(expected, random)) {
        String matcher = List.of("any", "number", "object", "array").get(random.nextInt(4));
        golden.withObject("/matchers").put(path.toString(), matcher);
      }
      golden.put("compare", CompareMode.values()[random.nextInt(5)].label());
      if (random.nextBoolean()) {
        fill(golden.putArray("deterministic_fields"), expected, random);
      }
      try {
        return written(golden, random);
      } catch (JsonInputException unsound) {
        // Another draw, then.
      }
    }
    return written(frame(expected), random);
  }

  private static ObjectNode frame(JsonNode expected) {
    ObjectNode golden = JsonNodeFactory.instance.objectNode();
    golden.put("input", 1);
    golden.set("expected_output", expected);
    return golden;
  }

  private static GoldenFile written(ObjectNode golden, Random random) {
    String text = HandwrittenText.of(golden, random);
    return GoldenFixtures.golden(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void fill(ArrayNode list, JsonNode expected, Random random) {
    somePlaces(expected, random).forEach(path -> list.add(path.toString()));
  }

  /** Up to two places of the value, some segments made wildcards. */
  private static List<FieldPath> somePlaces(JsonNode value, Random random) {
    List<FieldPath> places = SmallTrees.places(value);
    List<FieldPath> some = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      FieldPath place = places.get(random.nextInt(places.size()));
      some.add(
          new FieldPath(
              place.segments().stream()
                  .map(
                      segment ->
                          random.nextInt(3) == 0 ? new FieldPath.Segment("*", true) : segment)
                  .toList()));
    }
    return some;
  }
}

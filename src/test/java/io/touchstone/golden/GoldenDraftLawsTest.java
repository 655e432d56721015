package io.touchstone.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.json.HandwrittenText;
import io.touchstone.json.JsonEquality;
import io.touchstone.json.SmallTrees;
import io.touchstone.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of filling in a draft, whatever it asks, however it is written. */
class GoldenDraftLawsTest {
  @Provide
  Arbitrary<List<JsonNode>> pairs() {
    return SmallTrees.pairs();
  }

  @Property(tries = 600)
  void the_answer_is_expected_and_no_byte_of_the_draft_is_lost(
      @ForAll("pairs") List<JsonNode> inputAndAnswer, @ForAll long seed) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.set("input", inputAndAnswer.get(0));
    if (new Random(seed).nextBoolean()) {
      root.putArray("notes").add("after the input");
    }
    byte[] before = text(root, seed);
    GoldenSource source = new GoldenSource(Path.of("x.json"), "golden/x.json", "x.json");
    GoldenDraft draft = new GoldenDraft(source, StrictJson.parse(before, "x.json"), "planner");
    byte[] after = draft.filled(inputAndAnswer.get(1));
    GoldenFile golden = GoldenFixtures.golden(after);
    assertTrue(JsonEquality.equal(inputAndAnswer.get(0), golden.input()));
    assertTrue(JsonEquality.equal(inputAndAnswer.get(1), golden.expectedOutput()));
    assertOnlyInserted(before, after);
  }

  private static byte[] text(JsonNode root, long seed) {
    return HandwrittenText.of(root, new Random(seed)).getBytes(StandardCharsets.UTF_8);
  }

  /** The text before is that after without one piece of it. */
  private static void assertOnlyInserted(byte[] before, byte[] after) {
    int same = Arrays.mismatch(before, after);
    int rest = before.length - same;
    assertEquals(
        new String(before, same, rest, StandardCharsets.UTF_8),
        new String(after, after.length - rest, rest, StandardCharsets.UTF_8));
  }
}

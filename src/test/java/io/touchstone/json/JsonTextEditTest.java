package io.touchstone.json;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Edits of texts as people write them. */
class JsonTextEditTest {
  @Provide
  Arbitrary<JsonNode> trees() {
    return SmallTrees.trees();
  }

  @Property(tries = 3000)
  void the_new_value_stands_at_the_path_and_all_else_is_as_it_was(
      @ForAll("trees") JsonNode value, @ForAll long seed) {
    Random random = new Random(seed);
    JsonDocument before = HandwrittenText.document(value, random);
    FieldPath path = anyPlace(value, random);
    JsonNode wanted = another(path.in(value), random);

    byte[] text = JsonTextEdit.replace(before, path, wanted);

    JsonDocument after = StrictJson.parse(text, "edited");
    JsonNode expected = JsonTree.replace(value.deepCopy(), path, wanted);
    assertEquals(List.of(), JsonDifference.between(expected, after.root()));
    SourceRange old = before.range(path).orElseThrow();
    SourceRange now = after.range(path).orElseThrow();
    byte[] bytes = before.bytes();
    assertArrayEquals(head(bytes, old.start()), head(text, now.start()));
    assertArrayEquals(tail(bytes, old.end()), tail(text, now.end()));
  }

  private static JsonNode another(JsonNode value, Random random) {
    return random.nextInt(4) == 0 ? SmallTrees.tree(random, 2) : SmallTrees.changed(value, random);
  }

  private static byte[] head(byte[] bytes, int end) {
    return Arrays.copyOf(bytes, end);
  }

  private static byte[] tail(byte[] bytes, int start) {
    return Arrays.copyOfRange(bytes, start, bytes.length);
  }

  @Property(tries = 1000)
  void an_equal_value_changes_nothing(@ForAll("trees") JsonNode value, @ForAll long seed) {
    Random random = new Random(seed);
    JsonDocument before = HandwrittenText.document(value, random);
    FieldPath path = anyPlace(value, random);
    JsonNode same = SmallTrees.reordered(path.in(value), false, random);
    assertArrayEquals(before.bytes(), JsonTextEdit.replace(before, path, same));
  }

  @Property(tries = 2000)
  void a_changed_leaf_changes_its_own_line_only(
      @ForAll("trees") JsonNode value, @ForAll long seed) {
    Random random = new Random(seed);
    JsonDocument before = HandwrittenText.document(value, random);
    List<FieldPath> leaves =
        SmallTrees.places(value).stream()
            .filter(place -> !place.in(value).isContainerNode())
            .toList();
    if (leaves.isEmpty()) {
      return;
    }
    FieldPath leaf = leaves.get(random.nextInt(leaves.size()));
    JsonNode wanted = JsonTree.replace(value.deepCopy(), leaf, TextNode.valueOf("new\n"));

    byte[] text = JsonTextEdit.replace(before, FieldPath.ROOT, wanted);

    List<String> old = lines(before.bytes());
    List<String> now = lines(text);
    assertEquals(old.size(), now.size());
    int line = before.position(leaf).line() - 1;
    for (int i = 0; i < old.size(); i++) {
      assertEquals(i != line, old.get(i).equals(now.get(i)), old.get(i));
    }
  }

  @Property(tries = 1000)
  void a_text_on_one_line_stays_on_one_line(@ForAll("trees") JsonNode value, @ForAll long seed) {
    Random random = new Random(seed);
    String text = HandwrittenText.of(value, random, HandwrittenText.Layout.ONE_LINE);
    JsonDocument before = StrictJson.parse(text.getBytes(StandardCharsets.UTF_8), "test");
    byte[] after = JsonTextEdit.replace(before, FieldPath.ROOT, another(value, random));
    assertFalse(text(after).contains("\n"));
  }

  @Property(tries = 1000)
  void line_ends_and_tabs_stay_as_they_are(@ForAll("trees") JsonNode value, @ForAll long seed) {
    Random random = new Random(seed);
    HandwrittenText.Layout layout = new HandwrittenText.Layout("\t", "\r\n", false);
    String text = HandwrittenText.of(value, random, layout);
    JsonDocument before = StrictJson.parse(text.getBytes(StandardCharsets.UTF_8), "test");
    String after = text(JsonTextEdit.replace(before, FieldPath.ROOT, another(value, random)));
    if (text.contains("\n")) {
      assertFalse(after.replace("\r\n", "").contains("\n"));
      assertTrue(after.lines().noneMatch(line -> line.startsWith(" ")), after);
    }
  }

  private static FieldPath anyPlace(JsonNode value, Random random) {
    List<FieldPath> places = SmallTrees.places(value);
    return places.get(random.nextInt(places.size()));
  }

  private static List<String> lines(byte[] text) {
    return List.of(text(text).split("\n", -1));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}

package io.touchstone.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** To which shard a golden file goes. */
class ShardTest {
  @Property(tries = 300)
  void eachFileGoesToOneShard(@ForAll String name, @ForAll @IntRange(min = 1, max = 12) int count) {
    assertEquals(
        1,
        IntStream.rangeClosed(1, count)
            .filter(number -> new Shard(number, count).holds(name))
            .count());
  }

  /** Reports of two versions could not be merged if this changed. */
  @ParameterizedTest
  @CsvSource({
    "planner/simple.json, 3, 1",
    "planner/simple.json, 7, 3",
    "a.json, 2, 1",
    "b.json, 2, 1",
    "'caf\u00e9/\uD83D\uDE00.json', 5, 1",
  })
  void itStaysThere(String name, int count, int number) {
    assertTrue(new Shard(number, count).holds(name));
  }

  @Test
  void manyFilesAreDealtEvenly() {
    for (int number = 1; number <= 7; number++) {
      Shard shard = new Shard(number, 7);
      long held = IntStream.range(0, 7_000).filter(i -> shard.holds("case_" + i + ".json")).count();
      assertTrue(held > 900 && held < 1_100, shard + " holds " + held);
    }
  }

  @Test
  void itIsReadAsItIsWritten() {
    assertEquals(new Shard(2, 3), Shard.parse("2/3"));
    assertEquals("2/3", new Shard(2, 3).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "1",
        "1/",
        "/3",
        "0/3",
        "4/3",
        "-1/3",
        "1/0",
        "1/-2",
        "1.0/3",
        "1/3 ",
        "1/1000000",
        "99999999999/3",
        "1/3/5",
        "\u0661/\u0663"
      })
  void whatIsNoShardIsRefused(String text) {
    String words =
        assertThrows(IllegalArgumentException.class, () -> Shard.parse(text)).getMessage();
    assertTrue(words.startsWith("expected a shard"), words);
    assertTrue(words.contains("found"), words);
  }
}

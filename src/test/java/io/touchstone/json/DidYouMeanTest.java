package io.touchstone.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DidYouMeanTest {
  private static final List<String> KEYS = List.of("tags", "input", "ignored_fields");

  @Test
  void namesTheNearestAndAll() {
    assertEquals(
        "did you mean \"tags\"? Known: \"ignored_fields\", \"input\", \"tags\"",
        DidYouMean.among(KEYS, "tag"));
  }

  @Test
  void isBlindToCaseAndHyphens() {
    assertEquals(
        "did you mean \"ignored_fields\"? Known: \"ignored_fields\", \"input\", \"tags\"",
        DidYouMean.among(KEYS, "Ignored-Fields"));
  }

  @Test
  void namesNoneThatIsFar() {
    assertEquals(
        "Known: \"ignored_fields\", \"input\", \"tags\"", DidYouMean.among(KEYS, "completely"));
  }

  @Test
  void ofTwoEquallyNearTakesTheFirst() {
    assertEquals(
        "did you mean \"ca\"? Known: \"ca\", \"cb\"", DidYouMean.among(List.of("cb", "ca"), "cc"));
  }

  @Test
  void cutsALongList() {
    List<String> many = IntStream.range(10, 30).mapToObj(i -> "k" + i).toList();
    assertEquals(
        "Known: \"k10\", \"k11\", \"k12\", \"k13\", \"k14\", \"k15\", \"k16\", \"k17\", \"k18\","
            + " \"k19\", \"k20\", \"k21\" and 8 more",
        DidYouMean.among(many, "unlike"));
  }

  @Test
  void saysWhenThereIsNone() {
    assertEquals("none is known", DidYouMean.among(List.of(), "a"));
  }
}

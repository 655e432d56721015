package io.touchstone.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CodePointsLawsTest {
  private static final int LAST = Character.MAX_CODE_POINT;

  @Property
  void setsAnswerWhatLogicSays(
      @ForAll("sets") CodePoints a, @ForAll("sets") CodePoints b, @ForAll("points") int point) {
    boolean inA = a.contains(point);
    boolean inB = b.contains(point);
    assertEquals(inA || inB, a.union(b).contains(point));
    assertEquals(inA && inB, a.intersection(b).contains(point));
    assertEquals(!inA, a.complement().contains(point));
  }

  @Property
  void equalSetsAreEqualHoweverTheyCameAbout(
      @ForAll("sets") CodePoints a, @ForAll("sets") CodePoints b) {
    assertEquals(a, a.complement().complement());
    assertEquals(a.complement().hashCode(), a.union(CodePoints.NONE).complement().hashCode());
    assertEquals(a.union(b), b.union(a));
    assertEquals(a.union(b).complement(), a.complement().intersection(b.complement()), "De Morgan");
    assertEquals(CodePoints.ALL, a.union(a.complement()));
    assertEquals(CodePoints.NONE, a.intersection(a.complement()));
  }

  @Property
  void aSetIsTheUnionOfItsRanges(@ForAll("ranges") List<CodePoints> ranges) {
    CodePoints oneByOne = ranges.stream().reduce(CodePoints.NONE, CodePoints::union);
    assertEquals(oneByOne, CodePoints.union(ranges));
  }

  @Provide
  Arbitrary<CodePoints> sets() {
    return ranges().map(CodePoints::union);
  }

  @Provide
  Arbitrary<List<CodePoints>> ranges() {
    return Combinators.combine(points(), points())
        .as((x, y) -> CodePoints.range(Math.min(x, y), Math.max(x, y)))
        .list()
        .ofMaxSize(6);
  }

  /** Few enough to meet often, and both ends of Unicode among them. */
  @Provide
  Arbitrary<Integer> points() {
    return Arbitraries.oneOf(
        Arbitraries.integers().between(0, 20), Arbitraries.integers().between(LAST - 5, LAST));
  }
}

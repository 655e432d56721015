package io.touchstone.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CodePointsTest {
  private static final int LAST = Character.MAX_CODE_POINT;

  @Test
  void neighboursMerge() {
    CodePoints merged = CodePoints.range('a', 'c').union(CodePoints.range('d', 'f'));
    assertEquals(CodePoints.range('a', 'f'), merged);
    assertEquals("[61-66]", merged.toString());
    assertEquals("[0-60 67-10FFFF]", merged.complement().toString());
    assertEquals("[61 63]", CodePoints.anyOf("caca").toString());
  }

  @Test
  void theEndsOfUnicodeBelongToIt() {
    assertTrue(CodePoints.ALL.contains(0));
    assertTrue(CodePoints.ALL.contains(LAST));
    assertFalse(CodePoints.NONE.contains(0));
    assertEquals(CodePoints.NONE, CodePoints.ALL.complement());
    assertEquals(CodePoints.range(0, LAST - 1), CodePoints.of(LAST).complement());
  }

  @Test
  void aPartitionGivesEachKeyItsCodePoints() {
    Map<Integer, CodePoints> byPlane = CodePoints.partition(point -> point >> 16);
    assertEquals(17, byPlane.size());
    assertEquals(CodePoints.range(0x1_0000, 0x1_FFFF), byPlane.get(1));
    Map<Boolean, CodePoints> byOddity = CodePoints.partition(point -> point % 2 == 1);
    assertTrue(byOddity.get(true).contains(LAST));
    assertEquals(byOddity.get(false).complement(), byOddity.get(true));
  }

  @Test
  void whatIsNoRangeIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> CodePoints.range('b', 'a'));
    assertThrows(IllegalArgumentException.class, () -> CodePoints.range(-1, 'a'));
    assertThrows(IllegalArgumentException.class, () -> CodePoints.of(LAST + 1));
  }
}

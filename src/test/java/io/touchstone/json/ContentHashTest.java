package io.touchstone.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ContentHashTest {
  @Test
  void isTheSha256OfTheCanonicalForm() {
    // printf '{"a":1}' | sha256sum
    assertEquals(
        "015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862",
        ContentHash.of(StrictJson.parse(TestLines.bytes("{ \"a\": 1.0 }"), "x").root()).toString());
  }

  @Test
  void isNothingButAHash() {
    assertThrows(IllegalArgumentException.class, () -> new ContentHash("abc"));
    assertThrows(IllegalArgumentException.class, () -> new ContentHash("A".repeat(64)));
  }
}

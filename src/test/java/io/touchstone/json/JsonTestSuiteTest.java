package io.touchstone.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every case of nst/JSONTestSuite gets the verdict that its line in the data file says. */
class JsonTestSuiteTest {
  private static final List<String[]> CASES = TestLines.of("json-test-suite.txt");

  @TestFactory
  Stream<DynamicTest> getsItsVerdict() {
    return CASES.stream()
        .map(row -> DynamicTest.dynamicTest(row[1], () -> check(row[0], TestLines.bytes(row[2]))));
  }

  private static void check(String verdict, byte[] json) {
    if (verdict.equals("accept")) {
      assertNotNull(StrictJson.value(json, "case", JsonLimits.DEFAULT));
    } else {
      assertEquals("refuse", verdict);
      assertThrows(JsonInputException.class, () -> StrictJson.parse(json, "case"));
    }
  }

  @Test
  void theDataFileIsWhole() {
    assertEquals(95, CASES.stream().filter(row -> row[1].startsWith("y_")).count());
    assertEquals(188, CASES.stream().filter(row -> row[1].startsWith("n_")).count());
    assertEquals(35, CASES.stream().filter(row -> row[1].startsWith("i_")).count());
  }
}

package io.touchstone.llm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.touchstone.json.JsonInputException;
import io.touchstone.json.StrictJson;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LlmPricesTest {
  private final LlmPrices prices = LlmPrices.shipped();

  @ParameterizedTest
  @CsvSource({
    "claude-opus-5-5,            1000000, 0,       400",
    "claude-opus-5-5,            0,       1000000, 2000",
    "claude-opus-5-5,            1,       1,       0.0024",
    "claude-opus-5-5,            0,       0,       0",
    "claude-opus-4-5-20251101,   1000,    10,      0.525",
    "claude-haiku-4-5-20251001,  3,       7,       0.0038",
    "claude-haiku-5-5,           100000,  1,       1.00005",
    "claude-haiku-5-5,           100001,  1,       5.0003",
  })
  void tokensCostExactCents(String model, long input, long output, BigDecimal cents) {
    BigDecimal found = prices.cents(model, new LlmUsage(input, output)).orElseThrow();

    assertEquals(0, cents.compareTo(found), found::toPlainString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"claude-opus-4", "claude-opus-5-5-2026", "claude-opus-5-5x", "gpt", ""})
  void aModelThatIsNotInTheTableHasNoPrice(String model) {
    assertEquals(Optional.empty(), prices.cents(model, LlmUsage.NONE));
  }

  @Test
  void theMostIsForEveryByteAndEveryTokenAllowed() {
    LlmRequest shortOne = LlmRequest.of("claude-opus-5-5", 1_000, "ä".repeat(1_000));

    BigDecimal most = prices.mostCents(shortOne).orElseThrow();

    LlmUsage usage = new LlmUsage(2_000, 1_000);
    assertTrue(most.compareTo(prices.cents("claude-opus-5-5", usage).orElseThrow()) > 0);
    assertTrue(most.compareTo(new BigDecimal("4")) < 0, most::toPlainString);
  }

  @Test
  void theMostKnowsThePriceOfLongRequests() {
    LlmRequest longOne = LlmRequest.of("claude-haiku-5-5", 1, "a".repeat(100_000));

    BigDecimal most = prices.mostCents(longOne).orElseThrow();

    assertTrue(most.compareTo(new BigDecimal("5")) > 0, most::toPlainString);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"models\": {}}",
        "{\"models\": [{\"model\": \"m\", \"input\": -1, \"output\": 1}]}",
        "{\"models\": [{\"model\": \"m\", \"input\": 1.5, \"output\": 1}]}",
        "{\"models\": [{\"model\": \"m\", \"input\": 1}]}",
        "{\"models\": [{\"input\": 1, \"output\": 1}]}",
        "{\"models\": [], \"prices\": []}",
      })
  void aTableOfAnotherFormIsRefused(String table) {
    assertThrows(
        JsonInputException.class,
        () -> LlmPrices.read(StrictJson.parse(MessagesServer.utf8(table), "prices")));
  }
}

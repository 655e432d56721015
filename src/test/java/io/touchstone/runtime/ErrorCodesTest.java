package io.touchstone.runtime;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.touchstone.contract.ErrorCategory;
import io.touchstone.json.JsonInputException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorCodesTest {
  private static final String ROW =
      "{'code': 'ERR_A', 'category': 'TRANSIENT', 'retryable': true, 'severity': 'error',"
          + " 'what_to_do': 'Wait.'}";

  private static void read(String table) {
    ErrorCodes.read("table.json", table.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ERR_SKILL_NOT_FOUND",
        "ERR_VALIDATION_FAILED",
        "ERR_SCHEMA_MISMATCH",
        "ERR_TIMEOUT",
        "ERR_BUDGET_EXCEEDED",
        "ERR_RATE_LIMIT_INTERNAL",
        "ERR_RATE_LIMIT_CONCURRENT",
        "ERR_PERMISSION_DENIED",
        "ERR_RUNTIME_EXCEPTION",
        "ERR_HTTP_4XX",
        "ERR_HTTP_400",
        "ERR_HTTP_401",
        "ERR_HTTP_403",
        "ERR_HTTP_404",
        "ERR_HTTP_429",
        "ERR_HTTP_5XX",
        "ERR_HTTP_500",
        "ERR_HTTP_502",
        "ERR_HTTP_503",
        "ERR_HTTP_504",
        "ERR_HTTP_TIMEOUT",
        "ERR_DNS_FAILURE",
        "ERR_CONNECTION_REFUSED",
        "ERR_SSL_ERROR",
        "ERR_LLM_RATE_LIMIT",
        "ERR_LLM_CONTEXT_LENGTH",
        "ERR_LLM_CONTENT_FILTER",
        "ERR_LLM_INVALID_RESPONSE",
        "ERR_LLM_API_ERROR",
        "ERR_LLM_TIMEOUT",
        "ERR_LLM_SPEND_LIMIT",
        "ERR_LLM_INVALID_REQUEST",
        "ERR_LLM_NO_RECORDING",
        "ERR_LLM_NOT_SET_UP",
        "ERR_INVALID_PATH",
        "ERR_TRANSFORM_FAILED"
      })
  void eachCodeIsThere(String code) {
    assertEquals(code, ErrorCodes.of(code).code());
  }

  @Test
  void onlyBudgetsAreNotWorthAnotherTryThoughTheirCategoryIs() {
    assertEquals(
        Set.of("ERR_BUDGET_EXCEEDED", "ERR_LLM_SPEND_LIMIT"),
        ErrorCodes.all().stream()
            .filter(code -> code.retryable() != code.category().isRetryable())
            .map(ErrorCode::code)
            .collect(toSet()));
  }

  @Test
  void transientAndResourceAreRetryable() {
    assertEquals(
        EnumSet.of(ErrorCategory.TRANSIENT, ErrorCategory.RESOURCE),
        Stream.of(ErrorCategory.values()).filter(ErrorCategory::isRetryable).collect(toSet()));
  }

  @Test
  void anUnknownCodeIsAMistakeOfTheProgram() {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> ErrorCodes.of("ERR_TIMEOUTS"));
    assertTrue(
        refused
            .getMessage()
            .startsWith("there is no error code \"ERR_TIMEOUTS\"; did you mean \"ERR_TIMEOUT\"?"),
        refused.getMessage());
  }

  @Test
  void aCodeThatStandsTwiceIsRefused() {
    JsonInputException refused =
        assertThrows(JsonInputException.class, () -> read("[" + ROW + "," + ROW + "]"));
    assertEquals("\"ERR_A\" stands here twice; remove one", refused.problem());
  }

  @Test
  void aCodeIsNotRetryableWhereItsCategoryIsNot() {
    read("[" + ROW + "]");
    assertThrows(
        IllegalArgumentException.class,
        () -> read("[" + ROW.replace("TRANSIENT", "PERMISSION") + "]"));
  }
}

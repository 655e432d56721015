package io.touchstone.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.touchstone.proof.DecisionSettings.Draft4Integers;
import io.touchstone.schema.Dialect;
import io.touchstone.schema.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether constants are integers, under each policy. */
class Draft4IntegersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'enum': [1]}                           | refuted | proved  | proved",
        "{'enum': [1.0]}                         | refuted | refuted | proved",
        "{'enum': [1, 1.0]}                      | refuted | refuted | proved",
        "{'anyOf': [{'enum': [1]}, {'enum': [1.0]}]} | refuted | refuted | proved",
        "{'enum': [1.5]}                         | refuted | refuted | refuted",
        "{'type': 'integer', 'enum': [1.0]}      | proved  | proved  | proved"
      })
  void anEnumIsInTheIntegers(String enumeration, String strict, String spelled, String plain) {
    Schema a = ProofCases.schema(ProofCases.json(enumeration.replace('\'', '"')), Dialect.DRAFT_4);
    Schema b = ProofCases.schema(ProofCases.json("{\"type\": \"integer\"}"), Dialect.DRAFT_4);
    assertEquals(strict, answer(a, b, Draft4Integers.STRICT));
    assertEquals(spelled, answer(a, b, Draft4Integers.SPELLED));
    assertEquals(plain, answer(a, b, Draft4Integers.MATHEMATICAL));
  }

  private static String answer(Schema a, Schema b, Draft4Integers policy) {
    long steps = DecisionSettings.DEFAULT.steps();
    DecisionSettings settings = new DecisionSettings(steps, false, policy);
    return new ContainmentDecider(settings).decideUnconfirmed(a, b).word();
  }
}

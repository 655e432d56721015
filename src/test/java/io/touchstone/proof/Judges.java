package io.touchstone.proof;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.schema.Schema;
import io.touchstone.schema.SchemaValidator;
import io.touchstone.schema.SchemaValidator.Answer;

/** Both evaluators of one pair: the engine's own, and networknt. */
final class Judges {
  private final Schema a;
  private final Schema b;
  private SchemaValidator validatorOfA;
  private SchemaValidator validatorOfB;

  Judges(Schema a, Schema b) {
    this.a = a;
    this.b = b;
  }

  /** Whether the engine's evaluator is sure that a document is in a and not in b. */
  boolean engineSeparates(JsonNode document) {
    return Evaluation.of(b, document, DecisionSettings.DEFAULT) == Truth.FALSE
        && Evaluation.of(a, document, DecisionSettings.DEFAULT) == Truth.TRUE;
  }

  /** Whether networknt accepts a document under a and refuses it under b. */
  boolean networkntSeparates(JsonNode document) {
    if (validatorOfA == null) {
      validatorOfA = SchemaValidator.of(a, false);
      validatorOfB = SchemaValidator.of(b, false);
    }
    return validatorOfB.check(document) == Answer.INVALID
        && validatorOfA.check(document) == Answer.VALID;
  }
}

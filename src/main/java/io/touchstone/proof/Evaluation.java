package io.touchstone.proof;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.schema.Schema;

/** What the prover's reading of a schema says of one document; tests hold it against networknt. */
final class Evaluation {
  private Evaluation() {}

  static Truth of(Schema schema, JsonNode document, DecisionSettings settings) {
    return new Session(schema, schema, settings).evaluate(document);
  }
}

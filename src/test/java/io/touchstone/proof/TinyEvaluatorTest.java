package io.touchstone.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.schema.Dialect;
import io.touchstone.schema.SchemaValidator;
import io.touchstone.schema.SchemaValidator.Answer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The judge of the small models agrees with networknt, whose faults lie outside of them. */
class TinyEvaluatorTest {
  @Test
  void agreesWithNetworknt() {
    Random random = new Random(5);
    List<JsonNode> schemas = SmallModels.schemas();
    for (int i = 0; i < 150; i++) {
      JsonNode schema = SchemaWords.one(schemas, random);
      SchemaValidator validator =
          SchemaValidator.of(ProofCases.schema(schema, Dialect.DRAFT_2020_12), false);
      if (schema.toString().contains("uniqueItems")) {
        continue;
      }
      for (JsonNode document : SmallModels.documents()) {
        assertEquals(
            validator.check(document) == Answer.VALID,
            TinyEvaluator.accepts(schema, document),
            () -> document + " in " + schema);
      }
    }
  }
}

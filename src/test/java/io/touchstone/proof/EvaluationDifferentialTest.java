package io.touchstone.proof;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.JsonText;
import io.touchstone.schema.Dialect;
import io.touchstone.schema.Schema;
import io.touchstone.schema.SchemaValidator;
import io.touchstone.schema.SchemaValidator.Answer;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The prover reads a schema as networknt does, but for the faults that are known. */
class EvaluationDifferentialTest {
  private static final int SCHEMAS = 80;
  private static final int DOCUMENTS = 80;

  private final long seed = Long.getLong("touchstone.seed", System.nanoTime());

  @ParameterizedTest
  @EnumSource
  void agreesWithNetworkntOnRandomSchemas(Dialect dialect) {
    Random random = new Random(seed);
    RandomSchemas schemas = new RandomSchemas(random, dialect);
    int compared = 0;
    for (int i = 0; i < SCHEMAS; i++) {
      Schema schema = ProofCases.schema(schemas.document(), dialect);
      SchemaValidator validator = SchemaValidator.of(schema, false);
      for (JsonNode document : InstancePool.of(schema.json(), schema.json(), DOCUMENTS, random)) {
        if (!ValidatorFaults.mayMisjudge(schema, document)) {
          compare(schema, validator, document);
          compared++;
        }
      }
    }
    assertTrue(compared > SCHEMAS * DOCUMENTS / 4, compared + " compared");
  }

  private void compare(Schema schema, SchemaValidator validator, JsonNode document) {
    Truth ours = Evaluation.of(schema, document, DecisionSettings.DEFAULT);
    Answer theirs = validator.check(document);
    boolean agree =
        ours == Truth.UNKNOWN
            || theirs == Answer.FAILED
            || (ours == Truth.TRUE) == (theirs == Answer.VALID);
    assertTrue(
        agree,
        () ->
            "%s %s%n%s%nengine %s, networknt %s, -Dtouchstone.seed=%d"
                .formatted(
                    schema.dialect().word(),
                    JsonText.line(schema.json()),
                    JsonText.line(document),
                    ours,
                    theirs,
                    seed));
  }
}

package io.touchstone.proof;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import io.touchstone.schema.Dialect;
import io.touchstone.schema.Schema;
import io.touchstone.schema.SchemaValidator;
import io.touchstone.schema.SchemaValidator.Answer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the generators make is valid, and worth deciding. */
class GeneratorsTest {
  private static final int DOCUMENTS = 200;

  @ParameterizedTest
  @EnumSource
  void everySchemaAndEachMutationOfItLoads(Dialect dialect) {
    Random random = new Random(1);
    RandomSchemas schemas = new RandomSchemas(random, dialect);
    SchemaMutations mutations = new SchemaMutations(random, dialect);
    Schema metaSchema = ProofCases.schema(reference(dialect), dialect);
    SchemaValidator validity = SchemaValidator.of(metaSchema, false);
    for (int i = 0; i < DOCUMENTS; i++) {
      JsonNode schema = schemas.document();
      for (JsonNode one :
          List.of(schema, mutations.mutated(schema), mutations.equivalent(schema))) {
        assertTrue(validity.check(one) == Answer.VALID, one::toString);
        SchemaValidator loaded = SchemaValidator.of(ProofCases.schema(one, dialect), false);
        assertNotEquals(Answer.FAILED, loaded.check(IntNode.valueOf(1)), one::toString);
      }
    }
  }

  private static JsonNode reference(Dialect dialect) {
    return ProofCases.json("{\"$ref\": \"" + dialect.uri() + "\"}");
  }

  @ParameterizedTest
  @EnumSource
  void manySchemasTellDocumentsApart(Dialect dialect) {
    Random random = new Random(2);
    RandomSchemas schemas = new RandomSchemas(random, dialect);
    int telling = 0;
    for (int i = 0; i < DOCUMENTS; i++) {
      JsonNode schema = schemas.document();
      SchemaValidator validator = SchemaValidator.of(ProofCases.schema(schema, dialect), false);
      long answers =
          InstancePool.of(schema, schema, 100, random).stream()
              .map(validator::check)
              .distinct()
              .count();
      telling += answers > 1 ? 1 : 0;
    }
    assertTrue(telling > DOCUMENTS / 2, telling + " of " + DOCUMENTS);
  }
}

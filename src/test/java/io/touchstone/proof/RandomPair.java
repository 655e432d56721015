package io.touchstone.proof;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.JsonText;
import io.touchstone.schema.Dialect;
import io.touchstone.schema.Schema;
import java.util.List;
import java.util.Random;

/**
 * Two random schemas of one draft, mostly near relatives.
 *
 * @param equivalent whether b is a rewrite of a that changes no meaning
 */
record RandomPair(Schema a, Schema b, boolean equivalent) {
  static RandomPair of(Random random) {
    Dialect dialect = SchemaWords.one(List.of(Dialect.values()), random);
    boolean real = dialect == Dialect.DRAFT_2020_12 && random.nextInt(8) == 0;
    JsonNode a =
        real
            ? SchemaWords.one(RealSchemas.ALL, random)
            : new RandomSchemas(random, dialect).document();
    SchemaMutations mutations = new SchemaMutations(random, dialect);
    int kind = random.nextInt(6);
    JsonNode b =
        switch (kind) {
          case 0 -> mutations.equivalent(a);
          case 1, 2 -> new RandomSchemas(random, dialect).document();
          case 3 -> mutations.mutated(mutations.mutated(a));
          default -> mutations.mutated(a);
        };
    boolean swapped = kind > 2 && random.nextBoolean();
    return new RandomPair(
        ProofCases.schema(swapped ? b : a, dialect),
        ProofCases.schema(swapped ? a : b, dialect),
        kind == 0);
  }

  /** A near relative of a schema, in the same draft. */
  static Schema relative(Schema schema, Random random) {
    JsonNode mutated = new SchemaMutations(random, schema.dialect()).mutated(schema.json());
    return ProofCases.schema(mutated, schema.dialect());
  }

  @Override
  public String toString() {
    return "%s%na %s%nb %s"
        .formatted(a.dialect().word(), JsonText.line(a.json()), JsonText.line(b.json()));
  }
}

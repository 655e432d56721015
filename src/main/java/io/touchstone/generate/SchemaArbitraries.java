package io.touchstone.generate;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.schema.Schema;
import io.touchstone.schema.SchemaValidator;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.TooManyFilterMissesException;

/**
 * Arbitraries for properties of jqwik, from JSON Schemas. Whoever uses it adds jqwik; the rest of
 * the package needs none.
 */
public final class SchemaArbitraries {
  private static final int MOST_TRIES = 1_000;

  private SchemaArbitraries() {}

  /** As {@link #of(Schema, boolean)}, where {@code format} only annotates. */
  public static Arbitrary<JsonNode> of(Schema schema) {
    return of(schema, false);
  }

  /**
   * Values that the schema accepts, as the validator has confirmed. They shrink to smaller ones
   * that it accepts as well. Generating fails with {@link TooManyFilterMissesException} when the
   * schema accepts nothing, or nothing can be found.
   *
   * @param assertFormat whether a string of another format is invalid
   */
  public static Arbitrary<JsonNode> of(Schema schema, boolean assertFormat) {
    SchemaValidator validator = SchemaValidator.of(schema, assertFormat);
    TextPool pool = new TextPool();
    return Arbitraries.fromGenerator(
        (RandomGenerator<JsonNode>)
            random ->
                new ShrinkableJson(
                    next(new Workshop(schema, validator, assertFormat, pool, random)),
                    value -> validator.check(value) == SchemaValidator.Answer.VALID));
  }

  private static JsonNode next(Workshop workshop) {
    for (int i = 0; i < MOST_TRIES; i++) {
      Optional<Made> made = workshop.attempt();
      if (made.isPresent()) {
        return made.get().value();
      }
    }
    Workshop.Gathered last = workshop.gather(1);
    if (last.values().isEmpty()) {
      throw new TooManyFilterMissesException("no value of the schema: " + last.reason());
    }
    return last.values().get(0).value();
  }
}

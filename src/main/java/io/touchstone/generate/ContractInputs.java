package io.touchstone.generate;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.schema.Schema;
import io.touchstone.schema.SchemaValidator;
import java.util.List;
import java.util.Random;

/**
 * Inputs that no one wrote, made from the schema that a contract has for its inputs. The same
 * schema and seed give the same inputs on every machine. Immutable, and safe to share between
 * threads; needs no jqwik.
 */
public final class ContractInputs {
  private final Schema schema;
  private final boolean assertFormat;
  private final SchemaValidator validator;

  private ContractInputs(Schema schema, boolean assertFormat) {
    this.schema = schema;
    this.assertFormat = assertFormat;
    this.validator = SchemaValidator.of(schema, assertFormat);
  }

  /** Inputs of this schema, where {@code format} annotates but does not assert. */
  public static ContractInputs of(Schema schema) {
    return of(schema, false);
  }

  /**
   * Inputs of this schema.
   *
   * @param assertFormat whether a string of another format is invalid; a valid input keeps to the
   *     formats that are known either way
   */
  public static ContractInputs of(Schema schema, boolean assertFormat) {
    return new ContractInputs(schema, assertFormat);
  }

  /**
   * Inputs that the validator accepts, no two equal. Fewer than {@code count} only if there are no
   * more, or no more were found within a fixed number of tries; the answer says which.
   *
   * @param count how many, 0 or more
   */
  public Inputs<JsonNode> valid(int count, long seed) {
    Workshop.Gathered gathered = workshop(count, seed).gather(count);
    List<JsonNode> values = gathered.values().stream().map(Made::value).toList();
    return new Inputs<>(values, gathered.ending(), gathered.reason());
  }

  /**
   * Inputs that the validator refuses, no two equal, each one mutation away from a valid input. All
   * kinds of mutation that the schema offers are taken in turn. An answer without values and with
   * {@link Inputs.Ending#EXHAUSTED} says that the schema accepts everything, or nothing.
   *
   * @param count how many, 0 or more
   */
  public Inputs<InvalidInput> invalid(int count, long seed) {
    return new Invalidation(workshop(count, seed), assertFormat).gather(count);
  }

  private Workshop workshop(int count, long seed) {
    if (count < 0) {
      throw new IllegalArgumentException("expected a count of 0 or more, found " + count);
    }
    return new Workshop(schema, validator, assertFormat, new TextPool(), new Random(seed));
  }
}

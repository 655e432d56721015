package io.touchstone.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;

/**
 * Validates by networknt: the second opinion on a document. Compiles when it is first asked, and
 * may be asked by several threads.
 */
public final class SchemaValidator {
  /** What the validator says. */
  public enum Answer {
    VALID,
    INVALID,
    /** It failed: an exception, a stack overflow, a schema it cannot load. */
    FAILED
  }

  private final Schema schema;
  private final boolean assertFormat;
  private com.networknt.schema.Schema compiled;
  private boolean broken;

  private SchemaValidator(Schema schema, boolean assertFormat) {
    this.schema = schema;
    this.assertFormat = assertFormat;
  }

  /**
   * Does nothing yet; a schema that cannot be compiled fails each check.
   *
   * @param assertFormat whether {@code format} asserts, in every draft; otherwise in none
   */
  public static SchemaValidator of(Schema schema, boolean assertFormat) {
    return new SchemaValidator(schema, assertFormat);
  }

  /** Whether the schema accepts the document. Never throws. */
  public Answer check(JsonNode document) {
    try {
      com.networknt.schema.Schema validator = compiled();
      if (validator == null) {
        return Answer.FAILED;
      }
      // As text: networknt does not take the decimals of our trees for the numbers they are.
      boolean valid = validator.validate(document.toString(), InputFormat.JSON).isEmpty();
      return valid ? Answer.VALID : Answer.INVALID;
    } catch (StackOverflowError e) {
      forget();
      return Answer.FAILED;
    } catch (RuntimeException e) {
      return Answer.FAILED;
    }
  }

  private synchronized com.networknt.schema.Schema compiled() {
    if (compiled == null && !broken) {
      // Until it has ended well.
      broken = true;
      compiled = NetworkntSchemas.compile(schema, assertFormat);
      broken = false;
    }
    return compiled;
  }

  /** An overflow may leave the compiled schema half changed. */
  private synchronized void forget() {
    compiled = null;
  }
}

package io.touchstone.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.path.NodePath;
import io.touchstone.json.FieldPath;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Validates by networknt: the second opinion on a document. Compiles when it is first asked, and
 * may be asked by several threads.
 */
public final class SchemaValidator {
  private static final String NUMBER_FOUND = "number found, ";
  private static final Pattern INTEGER = Pattern.compile("\\binteger\\b");

  /** One mistake often breaks many demands; more than this helps nobody. */
  private static final int MOST_VIOLATIONS = 20;

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
    return errors(document)
        .map(errors -> errors.isEmpty() ? Answer.VALID : Answer.INVALID)
        .orElse(Answer.FAILED);
  }

  /**
   * What of the document the schema does not accept, by path, at most {@value #MOST_VIOLATIONS};
   * empty where the validator failed. Never throws.
   */
  public Optional<List<Violation>> violations(JsonNode document) {
    return violations(document, MOST_VIOLATIONS);
  }

  /** As {@link #violations(JsonNode)}, for a caller who wants another number of them. */
  public Optional<List<Violation>> violations(JsonNode document, int most) {
    return errors(document)
        .map(
            errors ->
                errors.stream()
                    .map(error -> violation(error, document))
                    .distinct()
                    .sorted(
                        Comparator.comparing((Violation violation) -> violation.path().pointer())
                            .thenComparing(Violation::message))
                    .limit(most)
                    .toList());
  }

  private static Violation violation(Error error, JsonNode document) {
    FieldPath path = FieldPath.ROOT;
    NodePath location = error.getInstanceLocation();
    for (int i = 0; i < location.getNameCount(); i++) {
      path = path.then(location.getName(i));
    }
    if (error.getProperty() != null) {
      path = path.then(error.getProperty());
    }
    ObjectNode demand = JsonNodeFactory.instance.objectNode();
    demand.set(error.getKeyword(), error.getSchemaNode());
    boolean isWhole = error.getKeyword().equals("type") && isWhole(path.in(document));
    return new Violation(path, isWhole ? whole(error.getMessage()) : error.getMessage(), demand);
  }

  private static boolean isWhole(JsonNode value) {
    if (value == null || !value.isNumber()) {
      return false;
    }
    return value.isDouble() || value.isFloat()
        ? value.doubleValue() == Math.rint(value.doubleValue())
        : value.decimalValue().stripTrailingZeros().scale() <= 0;
  }

  /** networknt calls 5 an integer and 5.0 a number; unless that is the point, they are the same. */
  private static String whole(String message) {
    return message.startsWith(NUMBER_FOUND) && !INTEGER.matcher(message).find()
        ? "integer" + message.substring("number".length())
        : message;
  }

  /** Empty where the validator failed. */
  private Optional<List<Error>> errors(JsonNode document) {
    try {
      com.networknt.schema.Schema validator = compiled();
      // As text: networknt does not take the decimals of our trees for the numbers they are.
      return validator == null
          ? Optional.empty()
          : Optional.of(validator.validate(document.toString(), InputFormat.JSON));
    } catch (StackOverflowError e) {
      forget();
      return Optional.empty();
    } catch (RuntimeException e) {
      return Optional.empty();
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

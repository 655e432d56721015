package io.touchstone.planner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.json.FieldPath;
import io.touchstone.schema.Schema;
import io.touchstone.schema.SchemaValidator;
import io.touchstone.schema.Violation;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Holds the parameters of a step against the inputs of its skill, before the run fills the
 * placeholders. It never refuses parameters that some filling makes valid:
 *
 * <ul>
 *   <li>Without placeholders, the whole schema counts.
 *   <li>With one anywhere, keywords that choose between schemas do not count, see {@link
 *       SettledSchema}: the choice may hang on what is filled in.
 *   <li>Of a string with a placeholder only this is known: whether it may stand there at all, and
 *       that it stays a string where other text stands around the placeholder.
 *   <li>Of an object or array around one, names, sizes and types are known, the value as a whole
 *       ({@code enum}, {@code const}, {@code uniqueItems}) is not.
 * </ul>
 */
final class ParamsCheck {
  /** What these say of a value depends on its name, or on nothing at all. */
  private static final Set<String> OF_NAMES =
      Set.of("additionalProperties", "propertyNames", "dependentRequired", "false");

  /** What these demand of an object or array no filling changes: keys and lengths stay. */
  private static final Set<String> OF_OUTLINES =
      Set.of("type", "required", "minProperties", "maxProperties", "minItems", "maxItems");

  private final SchemaValidator whole;
  private final SchemaValidator settled;

  ParamsCheck(Schema inputs) {
    this.whole = SchemaValidator.of(inputs, false);
    JsonNode part = SettledSchema.of(inputs.json());
    this.settled = SchemaValidator.of(Schema.of(part, inputs.dialect(), inputs.source()), false);
  }

  /** What is certainly wrong; nothing where the validator fails, as the run asks it again. */
  List<Violation> violations(ObjectNode params) {
    if (!Placeholders.isIn(params)) {
      return whole.violations(params).orElse(List.of());
    }
    Optional<List<Violation>> found = settled.violations(params, Integer.MAX_VALUE);
    return found.orElse(List.of()).stream().filter(each -> isCertain(each, params)).toList();
  }

  private static boolean isCertain(Violation violation, JsonNode params) {
    FieldPath path = violation.path();
    JsonNode value = path.in(params);
    if (value == null || !Placeholders.isIn(value)) {
      return true;
    }
    String keyword = violation.demand().fieldNames().next();
    if (OF_NAMES.contains(keyword)) {
      return true;
    }
    return value.isTextual()
        ? keyword.equals("type") && !Placeholders.isOne(value.textValue())
        : OF_OUTLINES.contains(keyword);
  }
}

package io.touchstone.diff;

import io.touchstone.schema.Dialect;
import java.util.Set;

/** Which members of a schema mean what. */
final class Keywords {
  /** Say where a schema is found, not what it accepts. */
  private static final Set<String> NAMES =
      Set.of(
          "$id",
          "id",
          "$schema",
          "$anchor",
          "$dynamicAnchor",
          "$recursiveAnchor",
          "$defs",
          "definitions",
          "$vocabulary",
          "$ref",
          "allOf");

  private static final Set<String> ASSERTIONS =
      Set.of(
          "type",
          "enum",
          "const",
          "minimum",
          "maximum",
          "exclusiveMinimum",
          "exclusiveMaximum",
          "multipleOf",
          "minLength",
          "maxLength",
          "minItems",
          "maxItems",
          "minContains",
          "maxContains",
          "minProperties",
          "maxProperties",
          "pattern",
          "format",
          "contentEncoding",
          "contentMediaType",
          "contentSchema",
          "uniqueItems",
          "properties",
          "required",
          "additionalProperties",
          "unevaluatedProperties",
          "patternProperties",
          "propertyNames",
          "dependentRequired",
          "dependentSchemas",
          "dependencies",
          "prefixItems",
          "items",
          "additionalItems",
          "unevaluatedItems",
          "contains",
          "anyOf",
          "oneOf",
          "not",
          "if",
          "then",
          "else",
          "$dynamicRef",
          "$recursiveRef",
          "default");

  private Keywords() {}

  /** Whether a keyword only tells about values, or is none that is known. */
  static boolean isAnnotation(Dialect dialect, String keyword) {
    boolean name = NAMES.contains(keyword) && !(keyword.equals("id") && isNoName(dialect));
    return !name && !ASSERTIONS.contains(keyword);
  }

  /** Only draft 4 has {@code id} without a dollar sign. */
  private static boolean isNoName(Dialect dialect) {
    return dialect.isAtLeast(Dialect.DRAFT_6);
  }

  /** Whether a keyword only says where a schema is found. */
  static boolean isName(String keyword) {
    return NAMES.contains(keyword);
  }
}

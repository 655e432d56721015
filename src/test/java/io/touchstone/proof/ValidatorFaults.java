package io.touchstone.proof;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.schema.Dialect;
import io.touchstone.schema.Schema;

/**
 * What networknt 2.0.8 is known to misjudge, by feature of the schema and of the document. Where
 * one of these meets, its contradiction says nothing.
 */
final class ValidatorFaults {
  private ValidatorFaults() {}

  static boolean mayMisjudge(Schema schema, JsonNode document) {
    return contains(schema.json(), schema.dialect()) || numbersWithin(schema.json(), document);
  }

  /**
   * Features of the schema alone: uniqueItems also compares the values of objects, and tells 1 from
   * 1.0; counts of contains are checked on what is no array when they are crossed; contains
   * evaluates items in 2019-09.
   */
  private static boolean contains(JsonNode schema, Dialect dialect) {
    if (schema.path("uniqueItems").asBoolean() || schema.has("maxContains")) {
      return true;
    }
    if (dialect == Dialect.DRAFT_2019_09 && schema.has("contains")) {
      return true;
    }
    for (JsonNode child : schema) {
      if (contains(child, dialect)) {
        return true;
      }
    }
    return false;
  }

  /** 1 and 1.0 differ for const and enum within arrays and objects. */
  private static boolean numbersWithin(JsonNode schema, JsonNode document) {
    boolean compares = schema.toString().contains("\"enum\"") || has(schema, "const");
    return compares && document.isContainerNode() && document.toString().matches(".*\\d.*");
  }

  private static boolean has(JsonNode schema, String keyword) {
    return schema.toString().contains('"' + keyword + '"');
  }
}

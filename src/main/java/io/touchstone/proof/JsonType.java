package io.touchstone.proof;

import com.fasterxml.jackson.databind.JsonNode;

/** The six types of JSON, in the order in which a witness is looked for. */
enum JsonType {
  NULL,
  BOOLEAN,
  NUMBER,
  STRING,
  ARRAY,
  OBJECT;

  /** All six as bits. */
  static final int ALL_BITS = (1 << values().length) - 1;

  int bit() {
    return 1 << ordinal();
  }

  static JsonType of(JsonNode value) {
    return switch (value.getNodeType()) {
      case NULL -> NULL;
      case BOOLEAN -> BOOLEAN;
      case NUMBER -> NUMBER;
      case STRING -> STRING;
      case ARRAY -> ARRAY;
      case OBJECT -> OBJECT;
      case BINARY, MISSING, POJO ->
          throw new IllegalArgumentException("expected a JSON value, found " + value.getNodeType());
    };
  }
}

package io.touchstone.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.FieldPath;

/**
 * One demand of a schema that a document does not meet.
 *
 * @param path where in the document; a member that is missing or too much has its own path
 * @param message what was expected and what was found, in the words of the validator
 * @param demand the keyword of the schema and its value: {@code {"type": "string"}}
 */
public record Violation(FieldPath path, String message, JsonNode demand) {}

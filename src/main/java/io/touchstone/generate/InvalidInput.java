package io.touchstone.generate;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.FieldPath;

/**
 * A valid input after one mutation, which has made it invalid.
 *
 * @param input what the schema does not accept
 * @param what the mutation in words, such as {@code member "goal" dropped}
 * @param path where it was made; of a member that was dropped, where it had been
 */
public record InvalidInput(JsonNode input, String what, FieldPath path) {}

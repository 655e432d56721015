package io.touchstone.verdict;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A document that tells two versions of a schema apart; networknt has confirmed it.
 *
 * @param document what one version accepts and the other refuses
 * @param ofOld whether it is the old version that accepts it
 */
public record Witness(JsonNode document, boolean ofOld) {}

package io.touchstone.golden;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One more answer to the same input.
 *
 * @param perturbation what was different when it was given, such as {@code repeat}
 * @param answer the answer; not to be changed
 */
public record Observation(String perturbation, JsonNode answer) {}

package io.touchstone.stress;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What is known about the inputs of a subject.
 *
 * @param accepts whether the contract allows an input
 * @param schema of the inputs; empty where there is no contract
 */
public record InputRules(Predicate<JsonNode> accepts, Optional<JsonNode> schema) {
  /** Nothing is known. */
  public static final InputRules ANY = new InputRules(input -> true, Optional.empty());
}

package io.touchstone.generate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingDistance;

/**
 * A value for jqwik to shrink.
 *
 * @param isValid whether a smaller value may be offered
 */
record ShrinkableJson(JsonNode value, Predicate<JsonNode> isValid) implements Shrinkable<JsonNode> {
  @Override
  public Stream<Shrinkable<JsonNode>> shrink() {
    ShrinkingDistance own = distance();
    return SmallerJson.of(value)
        .filter(isValid)
        .map(smaller -> (Shrinkable<JsonNode>) new ShrinkableJson(smaller, isValid))
        .filter(smaller -> smaller.distance().compareTo(own) < 0);
  }

  @Override
  public ShrinkingDistance distance() {
    return ShrinkingDistance.of(SmallerJson.values(value), SmallerJson.weight(value));
  }
}

package io.touchstone.stress;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.finding.Location;
import io.touchstone.golden.GoldenFile;
import io.touchstone.json.FieldPath;

/**
 * An input to stress a subject with.
 *
 * @param display names it in reports: the golden file, relative to the root
 * @param location where the input stands
 * @param input shared: to be copied before a subject gets it
 */
public record StressTarget(String display, Location location, JsonNode input) {
  /** The input of a golden file. */
  public static StressTarget of(GoldenFile golden) {
    String display = golden.source().display();
    return new StressTarget(
        display,
        Location.of(display, golden.document().position(FieldPath.of("input"))),
        golden.input());
  }
}

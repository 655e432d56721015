package io.touchstone.runtime;

import static io.touchstone.runtime.Skills.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.touchstone.ShippedContracts;
import io.touchstone.plan.JsonShapeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceContractTest {
  @Test
  void theDefaultsAreThoseOfTheShippedContract() {
    assertEquals(
        ResourceContract.of(ShippedContracts.newest("resource.default")),
        ResourceContract.withDefaults(ResourceContract.DEFAULT_ID));
    assertEquals(new ResourceContract("r", 1000, 60, 5, "1.0"), ResourceContract.withDefaults("r"));
  }

  @Test
  void itsJsonIsFlatAndReadBack() {
    ResourceContract limits = ResourceContract.of("r", 1, 2, 3);
    assertEquals(
        json(
            "{'resource_id': 'r', 'budget_cents': 1, 'rate_limit_per_min': 2,"
                + " 'max_concurrent': 3, 'schema_version': '1.0'}"),
        json(limits.toJson().toString()));
    assertEquals(limits, ResourceContract.fromJson(limits.toJson()));
    assertEquals(
        ResourceContract.withDefaults("r"),
        ResourceContract.fromJson(json("{'resource_id': 'r'}")));
  }

  @ParameterizedTest
  @CsvSource({"-1, 0, 0, budget_cents", "0, -1, 0, rate_limit_per_min", "0, 0, -1, max_concurrent"})
  void negativeLimitsAreRefused(long budget, long rate, long concurrent, String name) {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> ResourceContract.of("r", budget, rate, concurrent));
    assertEquals(name + " must be at least 0, found -1", refused.getMessage());
    JsonShapeException inJson =
        assertThrows(
            JsonShapeException.class,
            () ->
                ResourceContract.fromJson(json("{'resource_id': 'r', '%s': -1}".formatted(name))));
    assertEquals(name, inJson.path().toString());
  }

  @Test
  void theContractOfSomethingElseIsRefused() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> ResourceContract.of(Skills.contract("skill.test", "1.0.0")));
    assertEquals(
        "expected the contract of a resource, found that of a skill, skill.test 1.0.0",
        refused.getMessage());
  }
}

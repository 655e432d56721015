package io.touchstone.runtime.skill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.ShippedContracts;
import io.touchstone.contract.Contract;
import io.touchstone.json.JsonEquality;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.StrictJson;
import io.touchstone.runtime.AgentRuntime;
import io.touchstone.runtime.RuntimeContext;
import io.touchstone.runtime.StructuredOutcome;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EchoSkillTest {
  private static StructuredOutcome echo(String inputs) {
    Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    try (AgentRuntime runtime = new AgentRuntime(new RuntimeContext(clock, new Random(1)))) {
      runtime.registerSkill(new EchoSkill());
      return runtime.execute("skill.echo", json(inputs), Duration.ofMinutes(1));
    }
  }

  private static JsonNode json(String text) {
    return StrictJson.value(text.getBytes(StandardCharsets.UTF_8), "test", JsonLimits.DEFAULT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"hello\"", "null", "1.50", "{\"a\": [true]}"})
  void itAnswersTheMessage(String message) {
    String inputs = "{\"message\": " + message + "}";
    assertTrue(JsonEquality.equal(json(inputs), echo(inputs).result()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "\"hello\"", "{\"message\": 1, \"volume\": 2}"})
  void itsFailureIsTheOneThatItsContractPromises(String inputs) {
    StructuredOutcome outcome = echo(inputs);
    String code = outcome.error().orElseThrow().code();
    var promised = ShippedContracts.behavior("skill.echo").failureModes().get(code);
    assertEquals(promised.category(), outcome.error().orElseThrow().category());
    assertEquals(promised.retryable(), outcome.error().orElseThrow().retryable());
  }

  @Test
  void itsContractIsTheNewestThatShips() {
    Contract shipped = ShippedContracts.newest("skill.echo");
    assertEquals(shipped.version(), new EchoSkill().contract().version());
    assertTrue(shipped.saysTheSameAs(new EchoSkill().contract()));
  }

  @Test
  void aContractThatWasNotPackedIsNamed() {
    IllegalStateException refused =
        assertThrows(
            IllegalStateException.class, () -> ShippedContract.read("skill.none/1.0.0.json"));
    assertEquals(
        "expected contracts/skill.none/1.0.0.json beside the class, found none",
        refused.getMessage());
  }
}

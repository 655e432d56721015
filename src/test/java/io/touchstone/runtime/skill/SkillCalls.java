package io.touchstone.runtime.skill;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.StrictJson;
import io.touchstone.runtime.AgentRuntime;
import io.touchstone.runtime.RuntimeContext;
import io.touchstone.runtime.Skill;
import io.touchstone.runtime.StructuredOutcome;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;

/** Calls of skills, for tests of them. */
public final class SkillCalls {
  public static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private SkillCalls() {}

  public static JsonNode json(String text) {
    byte[] bytes = text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return StrictJson.value(bytes, "test", JsonLimits.DEFAULT);
  }

  /** What a call of a skill comes to whose clock stands still, through a runtime. */
  public static StructuredOutcome outcome(Skill skill, String inputs) {
    return outcome(skill, inputs, Duration.ofMinutes(2));
  }

  public static StructuredOutcome outcome(Skill skill, String inputs, Duration timeout) {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    try (AgentRuntime runtime = new AgentRuntime(new RuntimeContext(clock, new Random(1)))) {
      runtime.registerSkill(skill);
      return runtime.execute(skill.contract().id(), json(inputs), timeout);
    }
  }
}

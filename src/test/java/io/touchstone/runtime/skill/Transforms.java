package io.touchstone.runtime.skill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.StrictJson;
import io.touchstone.runtime.AgentRuntime;
import io.touchstone.runtime.RuntimeContext;
import io.touchstone.runtime.Skill;
import io.touchstone.runtime.SkillCall;
import io.touchstone.runtime.SkillResult;
import io.touchstone.runtime.StructuredOutcome;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;

/** Calls of skills, through a runtime and directly. */
final class Transforms {
  private static final Duration LONG = Duration.ofMinutes(2);

  private Transforms() {}

  static JsonNode json(String text) {
    byte[] bytes = text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return StrictJson.value(bytes, "test", JsonLimits.DEFAULT);
  }

  private static RuntimeContext context() {
    return new RuntimeContext(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), new Random(1));
  }

  /** What a runtime answers that has this skill only. */
  static StructuredOutcome outcome(Skill skill, JsonNode inputs) {
    try (AgentRuntime runtime = new AgentRuntime(context())) {
      runtime.registerSkill(skill);
      return runtime.execute(skill.contract().id(), inputs, LONG);
    }
  }

  /** What the skill itself answers. */
  static SkillResult call(Skill skill, JsonNode inputs) throws Exception {
    return skill.call(new SkillCall("call", inputs, LONG, BigDecimal.ZERO, context()));
  }

  static JsonNode value(Skill skill, JsonNode inputs) throws Exception {
    return ((SkillResult.Success) call(skill, inputs)).value();
  }

  static ObjectNode inputs(String type, JsonNode input) {
    ObjectNode inputs = JsonNodeFactory.instance.objectNode().put("operation", type);
    inputs.set("data", input);
    return inputs;
  }
}

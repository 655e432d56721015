package io.touchstone.runtime.skill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.contract.Contract;
import io.touchstone.runtime.Skill;
import io.touchstone.runtime.SkillCall;
import io.touchstone.runtime.SkillError;
import io.touchstone.runtime.SkillResult;
import io.touchstone.runtime.Usage;
import java.math.BigDecimal;

/**
 * {@code skill.probe}: does what it is told, so that a runtime can be tried: waits, costs, fails,
 * throws, or breaks its contract.
 */
public final class ProbeSkill implements Skill {
  private final Contract contract = ShippedContract.read("skill.probe/1.0.0.json");

  @Override
  public Contract contract() {
    return contract;
  }

  @Override
  public BigDecimal mostCents(JsonNode inputs) {
    return inputs.path("cost_cents").decimalValue();
  }

  @Override
  public SkillResult call(SkillCall call) throws InterruptedException {
    JsonNode told = call.inputs();
    Thread.sleep(told.path("wait_ms").asLong());
    Usage usage = Usage.costing(mostCents(told));
    if (told.has("fail")) {
      String code = told.get("fail").textValue();
      return new SkillResult.Failure(SkillError.of(code, "the probe was told to fail"), usage);
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.set("answer", told.get("answer"));
    return switch (told.path("misbehave").asText()) {
      case "throw" -> throw new IllegalStateException("the probe was told to throw");
      case "overflow" -> call(call);
      case "nothing" -> null;
      case "mismatch" -> new SkillResult.Success(JsonNodeFactory.instance.nullNode(), usage);
      default -> new SkillResult.Success(answer, usage);
    };
  }
}

package io.touchstone.runtime.skill;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.contract.Contract;
import io.touchstone.runtime.Skill;
import io.touchstone.runtime.SkillCall;
import io.touchstone.runtime.SkillResult;

/** {@code skill.echo}: answers the message that it is given, whatever JSON value that is. */
public final class EchoSkill implements Skill {
  private final Contract contract = ShippedContract.read("skill.echo/1.0.0.json");

  @Override
  public Contract contract() {
    return contract;
  }

  @Override
  public SkillResult call(SkillCall call) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.set("message", call.inputs().get("message"));
    return SkillResult.of(answer);
  }
}

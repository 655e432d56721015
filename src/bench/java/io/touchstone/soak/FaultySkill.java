package io.touchstone.soak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.touchstone.contract.Contract;
import io.touchstone.contract.ContractReader;
import io.touchstone.json.StrictJson;
import io.touchstone.runtime.Skill;
import io.touchstone.runtime.SkillCall;
import io.touchstone.runtime.SkillResult;
import io.touchstone.runtime.Usage;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** Does what its inputs say, right or wrong, and keeps books of it. */
final class FaultySkill implements Skill {
  private static final String CONTRACT =
      """
      {
        "contract": "%s",
        "kind": "skill",
        "version": "1.0.0",
        "inputs_schema": {
          "type": "object",
          "required": ["number"],
          "additionalProperties": false,
          "properties": {
            "number": { "type": "integer" },
            "fault": { "type": "string" },
            "linger_ms": { "type": "integer", "minimum": 0 }
          }
        },
        "outputs_schema": {
          "type": "object",
          "required": ["value"],
          "properties": { "value": { "type": ["integer", "string", "array"] } }
        }
      }
      """;

  private final Contract contract;
  private final BigDecimal mostCents;
  private final Ledger ledger;

  /**
   * @param mostCents what each call reserves; one that ends well costs a half or all of it
   * @param ledger of the resource that has the skill's id
   */
  FaultySkill(BigDecimal mostCents, Ledger ledger) {
    String text = CONTRACT.formatted(ledger.limits().resourceId());
    this.contract =
        ContractReader.read(StrictJson.parse(text.getBytes(StandardCharsets.UTF_8), "contract"));
    this.mostCents = mostCents;
    this.ledger = ledger;
  }

  @Override
  public Contract contract() {
    return contract;
  }

  @Override
  public BigDecimal mostCents(JsonNode inputs) {
    return mostCents;
  }

  @Override
  public SkillResult call(SkillCall call) throws InterruptedException {
    ledger.begin(mostCents);
    BigDecimal cost = mostCents;
    try {
      JsonNode inputs = call.inputs();
      long number = inputs.get("number").longValue();
      BigDecimal told = number % 2 == 0 ? mostCents : mostCents.divide(BigDecimal.valueOf(2));
      Thread.sleep(inputs.path("linger_ms").longValue());
      JsonNode fault = inputs.get("fault");
      if (fault == null) {
        cost = told;
        return new SkillResult.Success(
            JsonNodeFactory.instance.objectNode().put("value", number), Usage.costing(told));
      }
      Fault misdeed = Fault.named(fault.textValue());
      if (!misdeed.isSilent()) {
        cost = told;
      }
      return misdeed.commit(Usage.costing(told));
    } finally {
      ledger.end(mostCents, cost);
    }
  }
}

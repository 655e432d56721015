package io.touchstone.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.contract.Contract;
import io.touchstone.contract.ContractReader;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.StrictJson;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;

/** Skills and what else tests of the runtime need. */
final class Skills {
  /** Longer than any test takes that passes. */
  static final Duration LONG = Duration.ofMinutes(2);

  static final RuntimeSettings UNLIMITED =
      RuntimeSettings.DEFAULT.withDefaultLimits(1_000_000, 1_000_000, 1_000_000);

  private Skills() {}

  /** What a skill does. */
  interface Body {
    SkillResult call(SkillCall call) throws Exception;
  }

  static JsonNode json(String text) {
    byte[] bytes = text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return StrictJson.value(bytes, "test", JsonLimits.DEFAULT);
  }

  static RuntimeContext context(ManualClock clock) {
    return new RuntimeContext(clock, new Random(1));
  }

  static Contract contract(String text) {
    return ContractReader.read(
        StrictJson.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8), "contract"));
  }

  /** The contract of a skill that takes and answers anything. */
  static Contract contract(String id, String version) {
    return contract(
        "{'contract': '%s', 'kind': 'skill', 'version': '%s', 'inputs_schema': {}}"
            .formatted(id, version));
  }

  /** A skill that takes and answers anything. */
  static Skill skill(String id, String version) {
    return skill(contract(id, version), call -> SkillResult.of(call.inputs()));
  }

  /** The skill {@code skill.test} 1.0.0, which takes and answers anything. */
  static Skill skill(Body body) {
    return skill(contract("skill.test", "1.0.0"), body);
  }

  static Skill skill(Contract contract, Body body) {
    return costing(contract, "0", body);
  }

  /** A skill that reserves so many cents. */
  static Skill costing(Contract contract, String mostCents, Body body) {
    return new Skill() {
      @Override
      public Contract contract() {
        return contract;
      }

      @Override
      public BigDecimal mostCents(JsonNode inputs) {
        return new BigDecimal(mostCents);
      }

      @Override
      public SkillResult call(SkillCall call) throws Exception {
        return body.call(call);
      }
    };
  }
}

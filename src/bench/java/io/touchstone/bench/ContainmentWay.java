package io.touchstone.bench;

import io.apicurio.registry.rules.compatibility.jsonschema.JsonSchemaDiffLibrary;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.StrictJson;
import io.touchstone.proof.Containment;
import io.touchstone.proof.Containment.Undecided;
import io.touchstone.proof.ContainmentDecider;
import io.touchstone.proof.DecisionSettings;
import io.touchstone.schema.Dialect;
import io.touchstone.schema.Schema;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Who says whether one schema is contained in another; each starts from their texts. */
enum ContainmentWay {
  DECIDING("deciding alone") {
    @Override
    Verdict ask(String a, String b) {
      return verdict(DECIDER.decideUnconfirmed(schema(a), schema(b)));
    }
  },
  CONFIRMING("with confirmation") {
    @Override
    Verdict ask(String a, String b) {
      return verdict(DECIDER.decide(schema(a), schema(b)));
    }
  },
  APICURIO("Apicurio 3.0.7") {
    @Override
    Verdict ask(String a, String b) {
      try {
        boolean compatible = JsonSchemaDiffLibrary.isCompatible(a, b, Map.of());
        return compatible ? Verdict.CONTAINED : Verdict.NOT_CONTAINED;
      } catch (RuntimeException | StackOverflowError e) {
        return Verdict.NONE;
      }
    }
  };

  /** What it says. */
  enum Verdict {
    CONTAINED,
    NOT_CONTAINED,
    NONE
  }

  private static final ContainmentDecider DECIDER =
      new ContainmentDecider(DecisionSettings.DEFAULT);

  final String words;

  ContainmentWay(String words) {
    this.words = words;
  }

  abstract Verdict ask(String a, String b);

  private static Schema schema(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Schema.of(
        StrictJson.value(bytes, "schema", JsonLimits.DEFAULT), Dialect.DRAFT_7, "schema");
  }

  private static Verdict verdict(Containment containment) {
    if (containment instanceof Undecided) {
      return Verdict.NONE;
    }
    return containment instanceof Containment.Proved ? Verdict.CONTAINED : Verdict.NOT_CONTAINED;
  }
}

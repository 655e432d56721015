package io.touchstone.generate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.proof.Containment;
import io.touchstone.proof.ContainmentDecider;
import io.touchstone.proof.DecisionSettings;
import io.touchstone.schema.Schema;
import java.util.Collection;

/** Asks the prover for a document where making one by structure has failed. */
final class Witnesses {
  private static final long STEPS = 200_000;

  private final Schema schema;
  private final ContainmentDecider decider;

  Witnesses(Schema schema, boolean assertFormat) {
    DecisionSettings plain = DecisionSettings.DEFAULT;
    this.schema = schema;
    this.decider =
        new ContainmentDecider(new DecisionSettings(STEPS, assertFormat, plain.draft4Integers()))
            .remembering();
  }

  /** A document that the schema accepts and that is none of these; proved if there is none. */
  Containment another(Collection<JsonNode> known) {
    ObjectNode others = JsonNodeFactory.instance.objectNode();
    if (known.isEmpty()) {
      others.putObject("not");
    } else {
      known.forEach(others.putArray("enum")::add);
    }
    return decider.decide(schema, plain(others));
  }

  /** A document that the schema refuses and that is none of these; proved if there is none. */
  Containment anotherRefused(Collection<JsonNode> known) {
    ObjectNode others = JsonNodeFactory.instance.objectNode();
    if (!known.isEmpty()) {
      known.forEach(others.putObject("not").putArray("enum")::add);
    }
    return decider.decide(plain(others), schema);
  }

  private Schema plain(ObjectNode json) {
    return Schema.of(json, schema.dialect(), "generated");
  }
}

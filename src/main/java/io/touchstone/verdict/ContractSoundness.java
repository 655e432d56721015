package io.touchstone.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.contract.Contract;
import io.touchstone.contract.Terms;
import io.touchstone.finding.Finding;
import io.touchstone.finding.Location;
import io.touchstone.finding.Severity;
import io.touchstone.json.FieldPath;
import io.touchstone.proof.Containment;
import io.touchstone.proof.ContainmentDecider;
import io.touchstone.proof.DecisionSettings;
import io.touchstone.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What makes a contract a bad one, whatever it was before. */
final class ContractSoundness {
  static final String SAYS_NOTHING = "inputs-say-nothing";

  private static final String UNSATISFIABLE = "schema-accepts-nothing";

  private static final List<String> TYPES =
      List.of("null", "boolean", "number", "string", "array", "object");

  private final ContainmentDecider decider = new ContainmentDecider(DecisionSettings.DEFAULT);

  /** Of any version: a schema that nothing satisfies. */
  List<Finding> contradictions(Contract contract) {
    List<Finding> findings = new ArrayList<>();
    if (contract.terms() instanceof Terms.Behavior behavior) {
      contradiction(contract, "inputs_schema", behavior.inputs()).ifPresent(findings::add);
      behavior
          .outputs()
          .flatMap(schema -> contradiction(contract, "outputs_schema", schema))
          .ifPresent(findings::add);
    } else if (contract.terms() instanceof Terms.Format format) {
      contradiction(contract, "schema", format.schema()).ifPresent(findings::add);
    }
    return findings;
  }

  private Optional<Finding> contradiction(Contract contract, String key, Schema schema) {
    ObjectNode nothing = JsonNodeFactory.instance.objectNode();
    nothing.putObject("not");
    Schema none = Schema.of(nothing, schema.dialect(), "nothing");
    return decider.decideUnconfirmed(schema, none) instanceof Containment.Proved
        ? Optional.of(
            finding(
                contract,
                key,
                UNSATISFIABLE,
                Severity.INVALID,
                "no document satisfies \"%s\"; its demands contradict each other, loosen one"
                    .formatted(key)))
        : Optional.empty();
  }

  /**
   * Whether the inputs may be of any type, and were not said to be on purpose. A new version must
   * not be so.
   */
  boolean saysNothing(Contract contract) {
    return contract.terms() instanceof Terms.Behavior behavior && saysNothing(behavior.inputs());
  }

  /** What is wrong with a new version by itself. */
  List<Finding> ofNew(Contract contract) {
    List<Finding> findings = new ArrayList<>(contradictions(contract));
    if (saysNothing(contract)) {
      findings.add(emptyInputs(contract, Optional.empty()));
    }
    return findings;
  }

  /**
   * The finding that it is so.
   *
   * @param waiver one to paste, where waivers count
   */
  static Finding emptyInputs(Contract contract, Optional<String> waiver) {
    FieldPath path = FieldPath.of("inputs_schema");
    return new Finding(
        SAYS_NOTHING,
        Severity.ERROR,
        Location.of(contract.document().source(), contract.document().keyPosition(path), path),
        "expected \"inputs_schema\" to say of what type the inputs are, found that it accepts"
            + " all types; add \"type\": \"object\", or write true if anything goes on purpose",
        Optional.empty(),
        Optional.empty(),
        waiver.map(text -> "or waive it in waivers.json with: " + text));
  }

  private boolean saysNothing(Schema inputs) {
    JsonNode json = inputs.json();
    return json.isObject()
        && !json.has("type")
        && TYPES.stream().allMatch(type -> accepts(inputs, type));
  }

  private boolean accepts(Schema inputs, String type) {
    ObjectNode other = JsonNodeFactory.instance.objectNode();
    other.putObject("not").put("type", type);
    return decider.decide(inputs, Schema.of(other, inputs.dialect(), type))
        instanceof Containment.Refuted;
  }

  private static Finding finding(
      Contract contract, String key, String rule, Severity severity, String message) {
    FieldPath path = FieldPath.of(key);
    return Finding.of(
        rule,
        severity,
        Location.of(contract.document().source(), contract.document().keyPosition(path), path),
        message);
  }
}

package io.touchstone.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.finding.ContractStep;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The step between two versions of a contract, for programs. */
public final class ContractStepJson {
  private ContractStepJson() {}

  /** Every change with all it carries; a member that has no value is left out. */
  public static ObjectNode of(ContractStep step) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("skill_id", step.contract());
    // Null where the contract came or went.
    json.put("old_version", step.oldVersion().isEmpty() ? null : step.oldVersion());
    json.put("new_version", step.newVersion().isEmpty() ? null : step.newVersion());
    json.put("compatible", step.isCompatible());
    json.put("declared_bump", step.declared());
    json.put("recommended_bump", step.required());
    json.put("recommended_version", step.recommended());
    ObjectNode relation = json.putObject("relation");
    new TreeMap<>(step.relations()).forEach(relation::put);
    json.set("breaking_changes", changes(step, ContractStep.Change::isBreaking));
    json.set("warnings", changes(step, change -> !change.isBreaking() && change.warning()));
    json.set(
        "non_breaking_changes", changes(step, change -> !change.isBreaking() && !change.warning()));
    json.set("findings", FindingJson.of(step.findings()));
    return json;
  }

  private static ArrayNode changes(ContractStep step, Predicate<ContractStep.Change> wanted) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    step.changes().stream().filter(wanted).forEach(change -> array.add(json(change)));
    return array;
  }

  private static ObjectNode json(ContractStep.Change change) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("type", change.type());
    json.put("path", change.path());
    json.put("description", change.description());
    json.put("bump", change.bump());
    change.before().ifPresent(value -> json.set("before", value));
    change.after().ifPresent(value -> json.set("after", value));
    json.put("rule", change.rule());
    json.put("fingerprint", change.fingerprint());
    change.witness().ifPresent(value -> json.set("witness", value));
    change.acceptedBy().ifPresent(version -> json.put("witness_accepted_by", version));
    if (change.waived()) {
      json.put("waived", true);
    }
    return json;
  }
}

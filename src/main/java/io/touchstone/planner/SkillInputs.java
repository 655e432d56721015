package io.touchstone.planner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.json.CanonicalJson;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.StrictJson;
import io.touchstone.plan.JsonShapeException;
import io.touchstone.schema.SchemaReader;
import io.touchstone.schema.Violation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the skills of a tool manifest take, as far as the manifest says. */
final class SkillInputs {
  private final Map<String, List<ParamsCheck>> checks = new HashMap<>();

  /**
   * @param manifest one that {@link ToolManifest#of} has read, and that has a canonical form; an
   *     entry may have its schema as {@code inputs_schema}
   * @throws JsonShapeException with the path of what is no schema
   */
  SkillInputs(JsonNode manifest) {
    for (int i = 0; i < manifest.size(); i++) {
      JsonNode schema = manifest.get(i).path("inputs_schema");
      if (!schema.isMissingNode() && !schema.isNull()) {
        FieldPath at = FieldPath.of("tool_manifest", Integer.toString(i), "inputs_schema");
        checks
            .computeIfAbsent(manifest.get(i).get("skill_id").textValue(), id -> new ArrayList<>())
            .add(check(schema, at));
      }
    }
  }

  private static ParamsCheck check(JsonNode schema, FieldPath at) {
    try {
      return new ParamsCheck(
          SchemaReader.read(
              StrictJson.parse(CanonicalJson.bytes(schema), at.toString()), Optional.empty()));
    } catch (JsonInputException e) {
      throw new JsonShapeException(at, e.problem());
    }
  }

  /**
   * What is wrong with the parameters of a skill. Where the manifest has a skill several times, one
   * entry that accepts them is enough.
   */
  List<Violation> violations(String skill, ObjectNode params) {
    List<Violation> first = null;
    for (ParamsCheck check : checks.getOrDefault(skill, List.of())) {
      List<Violation> violations = check.violations(params);
      if (violations.isEmpty()) {
        return violations;
      }
      first = first == null ? violations : first;
    }
    return first == null ? List.of() : first;
  }
}

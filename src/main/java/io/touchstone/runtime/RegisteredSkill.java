package io.touchstone.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.contract.Contract;
import io.touchstone.contract.FailureMode;
import io.touchstone.contract.Kind;
import io.touchstone.contract.SemVer;
import io.touchstone.contract.Terms;
import io.touchstone.schema.SchemaValidator;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** One version of one skill, as a registry knows it. Immutable, but for what the skill does. */
public final class RegisteredSkill {
  private final Skill skill;
  private final Contract contract;
  private final Terms.Behavior behavior;
  private final SortedSet<String> tags;
  private final SchemaValidator inputs;
  private final Optional<SchemaValidator> outputs;

  /**
   * @throws IllegalArgumentException when the contract is not one of a skill, or has a schema that
   *     cannot be used
   */
  RegisteredSkill(Skill skill, Collection<String> tags) {
    this.skill = skill;
    this.contract = skill.contract();
    if (contract == null || contract.kind() != Kind.SKILL) {
      throw new IllegalArgumentException(
          "expected a skill with the contract of a skill, found "
              + (contract == null ? "none" : "that of a " + contract.kind().word()));
    }
    this.behavior = (Terms.Behavior) contract.terms();
    this.tags = Collections.unmodifiableSortedSet(new TreeSet<>(tags));
    this.inputs = validator(SchemaValidator.of(behavior.inputs(), false), "inputs_schema");
    this.outputs =
        behavior
            .outputs()
            .map(schema -> validator(SchemaValidator.of(schema, false), "outputs_schema"));
  }

  /** Compiles now, so that a schema that cannot be compiled fails no call. */
  private SchemaValidator validator(SchemaValidator validator, String name) {
    if (validator.check(NullNode.instance) == SchemaValidator.Answer.FAILED) {
      throw new IllegalArgumentException(
          "the " + name + " of " + contract + " cannot be used; correct it");
    }
    return validator;
  }

  public Skill skill() {
    return skill;
  }

  public Contract contract() {
    return contract;
  }

  public String id() {
    return contract.id();
  }

  public SemVer version() {
    return contract.version();
  }

  /** Sorted. */
  public SortedSet<String> tags() {
    return tags;
  }

  SchemaValidator inputs() {
    return inputs;
  }

  /** Empty where the contract promises nothing about outputs. */
  Optional<SchemaValidator> outputs() {
    return outputs;
  }

  /** What the contract promises of an error; empty where it does not know the code. */
  Optional<FailureMode> failureMode(String code) {
    return Optional.ofNullable(behavior.failureModes().get(code));
  }

  /** What it does in words; empty where its contract does not say. */
  public String description() {
    return contract.member("description").map(JsonNode::asText).orElse("");
  }

  /** Its entry in the manifest for planners. */
  ObjectNode toManifest() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("skill_id", id())
        .put("version", version().toString())
        .put("description", description());
    tags.forEach(json.putArray("tags")::add);
    json.set("inputs_schema", behavior.inputs().json().deepCopy());
    behavior.outputs().ifPresent(schema -> json.set("outputs_schema", schema.json().deepCopy()));
    return json;
  }
}

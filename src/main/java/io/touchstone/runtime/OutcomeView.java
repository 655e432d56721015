package io.touchstone.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.contract.Determinism;
import io.touchstone.contract.Terms;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonShape;
import io.touchstone.json.PathRules;
import java.util.List;

/**
 * What of an outcome a skill promises to repeat. With {@code FULL}, and where there is no promise
 * to go by, that is all but ids, times and volatile fields; with {@code STRUCTURAL} whether it
 * succeeded, the code of its error, its stable fields, and the shape of the rest; with {@code NONE}
 * whether it succeeded. Which version was called with which inputs counts always.
 */
final class OutcomeView {
  private static final FieldPath RESULT = FieldPath.of("result");

  private final Determinism determinism;
  private final List<FieldPath> stable;
  private final PathRules rules;

  private OutcomeView(Determinism determinism, List<FieldPath> stable, List<FieldPath> unstable) {
    this.determinism = determinism;
    this.stable = stable;
    this.rules = PathRules.builder().ignore(unstable.stream().map(RESULT::then).toList()).build();
  }

  /** Everything but ids and times. */
  static OutcomeView full() {
    return new OutcomeView(Determinism.FULL, List.of(), List.of());
  }

  /** As the contract of the skill says. */
  static OutcomeView of(RegisteredSkill skill) {
    Terms.Behavior terms = (Terms.Behavior) skill.contract().terms();
    return new OutcomeView(terms.determinism(), terms.stableFields(), terms.volatileFields());
  }

  /** What is to be ignored in two views. */
  PathRules rules() {
    return rules;
  }

  JsonNode of(StructuredOutcome outcome) {
    ObjectNode all = outcome.deterministicView();
    if (determinism == Determinism.FULL) {
      return all;
    }
    ObjectNode view = JsonNodeFactory.instance.objectNode();
    view.set("ok", all.get("ok"));
    if (determinism == Determinism.STRUCTURAL) {
      view.set("result", JsonShape.of(all.get("result"), stable));
      outcome
          .error()
          .map(SkillError::code)
          .ifPresent(code -> view.putObject("error").put("code", code));
    }
    ObjectNode meta = view.putObject("meta");
    for (String name : List.of("skill_id", "skill_version", "inputs_hash")) {
      meta.set(name, all.at("/meta/" + name));
    }
    return view;
  }
}

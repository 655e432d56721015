package io.touchstone.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.json.DidYouMean;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonText;
import io.touchstone.plan.JsonMembers;
import io.touchstone.plan.JsonShapeException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** The questions that a runtime answers about itself, each by its name. */
final class Queries {
  private final SkillRegistry registry;
  private final ResourceGuards guards;
  private final RuntimeSettings settings;
  private final History history;
  private final Map<String, Query> queries = new TreeMap<>();

  /** A question, and which parameters it takes. */
  private record Query(Set<String> keys, Function<JsonMembers, JsonNode> answer) {}

  Queries(
      SkillRegistry registry, ResourceGuards guards, RuntimeSettings settings, History history) {
    this.registry = registry;
    this.guards = guards;
    this.settings = settings;
    this.history = history;
    queries.put("remaining_budget_cents", new Query(Set.of("resource_id"), this::remainingBudget));
    queries.put("what_did_i_try_already", new Query(Set.of("skill_id", "step_id"), this::tried));
    queries.put("allowed_skills", new Query(Set.of(), this::allowedSkills));
    queries.put("last_step_outcome", new Query(Set.of(), this::lastOutcome));
    queries.put("skills_available_for_goal", new Query(Set.of("goal"), this::skillsForGoal));
  }

  /**
   * @param params an object; null and JSON null mean none
   */
  QueryAnswer ask(String name, JsonNode params) {
    try {
      return answer(name, params);
    } catch (RuntimeException | StackOverflowError e) {
      return new QueryAnswer.Refused(SkillRun.thrown("the query met ", e));
    }
  }

  private QueryAnswer answer(String name, JsonNode params) {
    Query query = name == null ? null : queries.get(name);
    if (query == null) {
      return unknown(String.valueOf(name));
    }
    boolean none = params == null || params.isNull() || params.isMissingNode();
    try {
      JsonMembers members =
          JsonMembers.of(
              none ? JsonNodeFactory.instance.objectNode() : params,
              FieldPath.ROOT,
              "the parameters of " + name,
              query.keys());
      return new QueryAnswer.Known(query.answer().apply(members));
    } catch (JsonShapeException e) {
      return new QueryAnswer.Refused(
          Mismatch.error(
              "ERR_VALIDATION_FAILED",
              "the query " + name,
              List.of(new Mismatch(e.path(), e.problem()))));
    }
  }

  private QueryAnswer unknown(String name) {
    ObjectNode details = JsonNodeFactory.instance.objectNode();
    queries.keySet().forEach(details.putArray("known")::add);
    return new QueryAnswer.Refused(
        SkillError.of(
            "ERR_UNKNOWN_QUERY",
            "unknown query %s; %s"
                .formatted(JsonText.quote(name), DidYouMean.among(queries.keySet(), name)),
            details));
  }

  private JsonNode remainingBudget(JsonMembers params) {
    String id = params.text("resource_id").orElse(settings.defaultLimits().resourceId());
    ResourceGuard guard =
        guards
            .find(id)
            .orElseThrow(
                () ->
                    new JsonShapeException(
                        params.path("resource_id"),
                        "there is no resource %s; %s"
                            .formatted(JsonText.quote(id), DidYouMean.among(guards.ids(), id))));
    return DecimalNode.valueOf(guard.remainingCents());
  }

  private JsonNode tried(JsonMembers params) {
    ArrayNode calls = JsonNodeFactory.instance.arrayNode();
    history
        .calls(params.text("skill_id"), params.text("step_id"))
        .forEach(call -> calls.add(call.toJson()));
    return calls;
  }

  private JsonNode allowedSkills(JsonMembers params) {
    ArrayNode ids = JsonNodeFactory.instance.arrayNode();
    registry.ids().stream().filter(settings::allows).forEach(ids::add);
    return ids;
  }

  private JsonNode lastOutcome(JsonMembers params) {
    return history.last().orElse(NullNode.instance);
  }

  private JsonNode skillsForGoal(JsonMembers params) {
    GoalWords goal = GoalWords.of(params.requiredText("goal"));
    List<RegisteredSkill> allowed =
        registry.list().stream().filter(skill -> settings.allows(skill.id())).toList();
    ArrayNode found = JsonNodeFactory.instance.arrayNode();
    for (GoalWords.Match match : goal.matches(allowed)) {
      ObjectNode row = found.addObject();
      row.put("skill_id", match.skill().id())
          .put("version", match.skill().version().toString())
          .put("description", match.skill().description());
      match.words().forEach(row.putArray("matched")::add);
    }
    return found;
  }
}

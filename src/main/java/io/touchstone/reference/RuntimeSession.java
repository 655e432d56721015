package io.touchstone.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.touchstone.contract.Calling;
import io.touchstone.contract.SemVer;
import io.touchstone.json.FieldPath;
import io.touchstone.plan.JsonMembers;
import io.touchstone.plan.JsonShapeException;
import io.touchstone.runtime.AgentRuntime;
import io.touchstone.runtime.ResourceContract;
import io.touchstone.runtime.RuntimeContext;
import io.touchstone.runtime.RuntimeSettings;
import io.touchstone.runtime.SkillRegistry;
import io.touchstone.runtime.SkillRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What is to be done with a fresh runtime, as JSON: {@code limits} of resources, {@code
 * allowed_skills}, what is done {@code before}, and then one of
 *
 * <ul>
 *   <li>{@code "execute": {"skill_id": ..., "inputs": ..., "version": ..., "timeout_ms": ...,
 *       "step_id": ...}}
 *   <li>{@code "query": {"name": ..., "params": ...}}
 *   <li>{@code "describe": "skill.echo"}
 * </ul>
 */
final class RuntimeSession {
  private static final Set<String> DOINGS = Set.of("execute", "query", "describe");
  private static final Set<String> KEYS =
      Set.of("limits", "allowed_skills", "before", "execute", "query", "describe");
  private static final long MOST_MILLIS = 60_000;

  private final RuntimeSettings settings;
  private final List<ResourceContract> limits;
  private final List<Doing> doings;

  /** One thing to do, and the answer to it as JSON. */
  private interface Doing extends Function<AgentRuntime, JsonNode> {}

  private RuntimeSession(
      RuntimeSettings settings, List<ResourceContract> limits, List<Doing> doings) {
    this.settings = settings;
    this.limits = limits;
    this.doings = doings;
  }

  /**
   * @throws JsonShapeException with the path of what is wrong
   */
  static RuntimeSession of(JsonNode input) {
    JsonMembers members = JsonMembers.of(input, FieldPath.ROOT, "the input of the runtime", KEYS);
    RuntimeSettings settings = RuntimeSettings.DEFAULT;
    if (members.find("allowed_skills").isPresent()) {
      settings = settings.withAllowedSkills(Set.copyOf(members.texts("allowed_skills")));
    }
    List<ResourceContract> limits = new ArrayList<>();
    int number = 0;
    for (JsonNode json : members.elements("limits")) {
      FieldPath at = members.path("limits").then(Integer.toString(number++));
      ResourceContract each = ResourceContract.fromJson(json, at);
      if (each.resourceId().equals(ResourceContract.DEFAULT_ID)) {
        settings =
            settings.withDefaultLimits(
                each.budgetCents(), each.rateLimitPerMin(), each.maxConcurrent());
      } else {
        limits.add(each);
      }
    }
    List<Doing> doings = new ArrayList<>();
    for (JsonNode before : members.elements("before")) {
      FieldPath at = members.path("before").then(Integer.toString(doings.size()));
      doings.add(doing(JsonMembers.of(before, at, "a thing to do", DOINGS), at));
    }
    doings.add(doing(members, FieldPath.ROOT));
    return new RuntimeSession(settings, limits, doings);
  }

  private static Doing doing(JsonMembers members, FieldPath at) {
    List<String> found = DOINGS.stream().filter(name -> members.find(name).isPresent()).toList();
    if (found.size() != 1) {
      throw new JsonShapeException(
          at, "expected one of execute, query and describe, found " + found.size());
    }
    return switch (found.get(0)) {
      case "execute" -> execute(members.find("execute").get(), members.path("execute"));
      case "query" -> query(members.find("query").get(), members.path("query"));
      default -> describe(members.requiredText("describe"));
    };
  }

  private static Doing execute(JsonNode json, FieldPath at) {
    JsonMembers members =
        JsonMembers.of(
            json,
            at,
            "a call of a skill",
            Set.of("skill_id", "inputs", "version", "timeout_ms", "step_id"));
    JsonNode inputs = members.find("inputs").orElseGet(JsonNodeFactory.instance::objectNode);
    long millis = members.wholeNumber("timeout_ms", 1, MOST_MILLIS).orElse(MOST_MILLIS);
    SkillRequest request =
        new SkillRequest(
            members.requiredText("skill_id"),
            members.text("version").map(text -> version(text, members.path("version"))),
            Calling.COMPATIBLE,
            inputs,
            Duration.ofMillis(millis),
            members.text("step_id"));
    return runtime -> runtime.execute(request).toJson();
  }

  private static SemVer version(String text, FieldPath at) {
    return SemVer.parse(text)
        .orElseThrow(
            () -> JsonMembers.wrong(at, "a version such as 1.2.3", TextNode.valueOf(text)));
  }

  private static Doing query(JsonNode json, FieldPath at) {
    JsonMembers members = JsonMembers.of(json, at, "a query", Set.of("name", "params"));
    String name = members.requiredText("name");
    Optional<JsonNode> params = members.find("params");
    return runtime -> runtime.query(name, params.orElse(null)).toJson();
  }

  private static Doing describe(String skillId) {
    return runtime -> runtime.describeSkill(skillId).toJson();
  }

  /** Does all of it with a fresh runtime, and says what it answered to the last. */
  JsonNode run(SkillRegistry skills, RuntimeContext world) {
    try (AgentRuntime runtime = new AgentRuntime(skills, world, settings)) {
      limits.forEach(runtime::registerResourceContract);
      JsonNode answer = null;
      for (Doing doing : doings) {
        answer = doing.apply(runtime);
      }
      return answer;
    }
  }
}

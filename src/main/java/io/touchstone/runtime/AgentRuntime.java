package io.touchstone.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.json.DidYouMean;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.JsonText;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * Calls skills within their limits. Whatever a skill does, the caller gets a {@link
 * StructuredOutcome}, and in time; nothing is ever thrown at who executes or queries.
 *
 * <p>Many threads may use one. A skill that ignores that its time is over keeps its thread, its
 * place and the money reserved for it until it really ends. Only a skill that exits the Java
 * process cannot be guarded against.
 *
 * <p>A skill is held to the limits of the resource that has its id; all skills without such a
 * resource share those of {@link ResourceContract#DEFAULT_ID}.
 */
public final class AgentRuntime implements AutoCloseable {
  private final SkillRegistry registry;
  private final RuntimeContext context;
  private final RuntimeSettings settings;
  private final ResourceGuards guards;
  private final SkillThreads threads;
  private final History history;
  private final Queries queries;

  /** A runtime without skills, as {@link RuntimeSettings#DEFAULT} says. */
  public AgentRuntime(RuntimeContext context) {
    this(new SkillRegistry(), context, RuntimeSettings.DEFAULT);
  }

  /**
   * @param registry the skills; what is registered there later counts too
   */
  public AgentRuntime(SkillRegistry registry, RuntimeContext context, RuntimeSettings settings) {
    this.registry = registry;
    this.context = context;
    this.settings = settings;
    this.guards = new ResourceGuards(settings.defaultLimits(), context.clock());
    this.threads = new SkillThreads(settings.maxThreads());
    this.history = new History(settings.maxHistory());
    this.queries = new Queries(registry, guards, settings, history);
  }

  /** Calls the latest release of a skill; see {@link #execute(SkillRequest)}. */
  public StructuredOutcome execute(String skillId, JsonNode inputs, Duration timeout) {
    return execute(SkillRequest.of(skillId, inputs, timeout));
  }

  /**
   * Calls a skill with a copy of the inputs and waits for its outcome, no longer than the timeout.
   * Errors of the runtime itself are {@code ERR_SKILL_NOT_FOUND}, {@code ERR_PERMISSION_DENIED},
   * {@code ERR_VALIDATION_FAILED} and {@code ERR_SCHEMA_MISMATCH} (each violation with its path in
   * {@code details.violations}), {@code ERR_BUDGET_EXCEEDED}, {@code ERR_RATE_LIMIT_INTERNAL},
   * {@code ERR_RATE_LIMIT_CONCURRENT}, {@code ERR_TIMEOUT}, {@code ERR_CANCELLED} (the caller was
   * interrupted, and still is), {@code ERR_RUNTIME_EXCEPTION} and {@code ERR_RUNTIME_CLOSED}; all
   * others are the skill's.
   */
  public StructuredOutcome execute(SkillRequest request) {
    SkillRequest asked = request == null ? SkillRequest.of("", null, null) : request;
    return remember(asked, execution(asked, Optional.empty()).run());
  }

  /**
   * As {@link #execute(SkillRequest)}, for a step of a plan: held to the budget of the plan too,
   * and waiting for a place of its resource, and for money that is only reserved, instead of
   * failing.
   */
  StructuredOutcome execute(SkillRequest request, Optional<PlanBudget> budget) {
    return remember(request, execution(request, budget).runOnceThereIsRoom());
  }

  /** The outcome of a request that cannot be made. */
  StructuredOutcome refuse(SkillRequest request, SkillError error) {
    return remember(request, execution(request, Optional.empty()).refused(error));
  }

  private Execution execution(SkillRequest request, Optional<PlanBudget> budget) {
    return new Execution(request, context, settings, registry, guards, threads, budget);
  }

  private StructuredOutcome remember(SkillRequest request, StructuredOutcome outcome) {
    history.add(request.stepId(), outcome);
    return outcome;
  }

  int maxThreads() {
    return settings.maxThreads();
  }

  JsonLimits jsonLimits() {
    return settings.jsonLimits();
  }

  /** The latest release of a skill. */
  Optional<RegisteredSkill> latest(String skillId) {
    return registry.latest(skillId);
  }

  /**
   * Adds a skill.
   *
   * @throws IllegalArgumentException when its version is registered already, or its contract cannot
   *     be that of a skill
   */
  public void registerSkill(Skill skill) {
    registry.register(skill);
  }

  /** As {@link #registerSkill(Skill)}, with words under which the skill can be found. */
  public void registerSkill(Skill skill, Collection<String> tags) {
    registry.register(skill, Set.copyOf(tags));
  }

  /**
   * Limits the skill that has the id of the resource; calls that run already count nowhere.
   *
   * @throws IllegalArgumentException when the resource has limits already
   */
  public void registerResourceContract(ResourceContract limits) {
    guards.register(limits);
  }

  /** The limits of a resource. */
  public Optional<ResourceContract> getResourceContract(String resourceId) {
    return Optional.ofNullable(resourceId).flatMap(guards::find).map(ResourceGuard::limits);
  }

  /**
   * The latest release of a skill: its entry in the manifest for planners, with all {@code
   * versions}, the {@code contract}, and whether it is {@code allowed}.
   */
  public QueryAnswer describeSkill(String skillId) {
    Optional<RegisteredSkill> found = registry.latest(skillId);
    if (found.isEmpty()) {
      String id = String.valueOf(skillId);
      return new QueryAnswer.Refused(
          SkillError.of(
              "ERR_SKILL_NOT_FOUND",
              "there is no release of %s; %s"
                  .formatted(JsonText.quote(id), DidYouMean.among(registry.ids(), id))));
    }
    ObjectNode json = found.get().toManifest();
    registry.versions(skillId).stream()
        .map(skill -> skill.version().toString())
        .forEach(json.putArray("versions")::add);
    json.put("allowed", settings.allows(skillId));
    json.set("contract", found.get().contract().document().root().deepCopy());
    return new QueryAnswer.Known(json);
  }

  /**
   * Answers a question about the runtime:
   *
   * <ul>
   *   <li>{@code remaining_budget_cents} (of {@code resource_id}, otherwise of the default): a
   *       number
   *   <li>{@code what_did_i_try_already} (of {@code skill_id}, of {@code step_id}): the calls that
   *       are remembered, in the order in which they ended
   *   <li>{@code allowed_skills}: the ids of the skills that there are and that may be called
   *   <li>{@code last_step_outcome}: the outcome of the call that ended last, or null
   *   <li>{@code skills_available_for_goal} (of {@code goal}): allowed skills that have words of
   *       the goal in id, tags or description, the best first
   * </ul>
   *
   * Another name is {@code ERR_UNKNOWN_QUERY}, wrong parameters are {@code ERR_VALIDATION_FAILED}.
   *
   * @param params an object; null where there is nothing to say
   */
  public QueryAnswer query(String name, JsonNode params) {
    return queries.ask(name, params);
  }

  /** Interrupts all calls, whose callers get {@code ERR_RUNTIME_CLOSED}, and takes on no more. */
  @Override
  public void close() {
    threads.close();
  }
}

package io.touchstone.planner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.contract.Determinism;
import io.touchstone.json.ContentHash;
import io.touchstone.plan.Plan;
import io.touchstone.plan.PlanStep;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Plans by a table of rules, without a model: the same input always gives the same plan. It looks
 * at the goal, then at the tool manifest, then at the rest of the input and the rules; the first
 * trouble is its answer.
 *
 * <p>Everything is done with the {@linkplain PlannerInput#normalized() normalized} input, so that
 * inputs of one cache key have one plan. A change of what it answers is a change of {@link
 * #version()}.
 */
public final class StubPlanner implements Planner {
  /** How many calls are remembered where nobody says otherwise. */
  public static final int DEFAULT_HISTORY = 100;

  private static final String ID = "stub";
  private static final String VERSION = "1.0.0";

  private final Clock clock;
  private final List<PlannerRule> rules;
  private final int historyLimit;
  private final Deque<PlannerCall> history = new ArrayDeque<>();

  /** A planner with the default rules. */
  public StubPlanner(Clock clock) {
    this(clock, defaultRules(), DEFAULT_HISTORY);
  }

  /**
   * A planner with rules of the caller's.
   *
   * @param clock tells {@code metadata.generated_at}
   * @param rules where several of one priority match, the first is taken
   * @param historyLimit how many calls are remembered; 0 for none
   */
  public StubPlanner(Clock clock, List<PlannerRule> rules, int historyLimit) {
    if (historyLimit < 0) {
      throw new IllegalArgumentException("historyLimit must be at least 0, found " + historyLimit);
    }
    this.clock = clock;
    this.rules = List.copyOf(rules);
    this.historyLimit = historyLimit;
  }

  /** The rules that ship with the planner, to be used as they are or with others. */
  public static List<PlannerRule> defaultRules() {
    return DefaultRules.read();
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String version() {
    return VERSION;
  }

  @Override
  public Determinism determinismMode() {
    return Determinism.FULL;
  }

  /** Nothing: no model is asked. */
  @Override
  public CostEstimate estimateCost(PlannerInput input) {
    return CostEstimate.FREE;
  }

  @Override
  public PlannerResult plan(PlannerInput input) {
    PlannerResult result = Question.ask(input, this::answer, error -> error);
    if (input != null) {
      remember(new PlannerCall(input, result));
    }
    return result;
  }

  private PlannerResult answer(Question question) {
    String goal = question.input().goal();
    Placeholders placeholders = new Placeholders(goal, question.context());
    return ruleFor(goal)
        .map(rule -> planBy(rule, question.manifest(), placeholders, question.cacheKey()))
        .orElseGet(this::noRule);
  }

  private Optional<PlannerRule> ruleFor(String goal) {
    Set<String> words = Words.of(goal);
    // The sort is stable: among equals the first of the table stays first.
    return rules.stream()
        .filter(rule -> rule.matches(words))
        .sorted(Comparator.comparingInt(PlannerRule::priority).reversed())
        .findFirst();
  }

  private PlannerResult planBy(
      PlannerRule rule, ToolManifest manifest, Placeholders placeholders, ContentHash cacheKey) {
    ToolManifest.Selection selection = manifest.select(rule.steps());
    if (selection.steps().isEmpty()) {
      return noSkills(
          "No step of the plan can be run: the tool manifest lacks "
              + String.join(", ", selection.missingSkills()),
          listOf("missing_skills", selection.missingSkills()));
    }
    List<PlanStep> steps =
        selection.steps().stream()
            .map(step -> step.withParams(placeholders.fill(step.params())))
            .toList();
    return new PlannerOutput(
        new Plan(steps), metadata(cacheKey), selection.warning().stream().toList());
  }

  private PlannerMetadata metadata(ContentHash cacheKey) {
    return new PlannerMetadata(
        ID, VERSION, null, 0, 0, BigDecimal.ZERO, true, cacheKey, clock.instant());
  }

  private static PlannerError noSkills(String message, JsonNode details) {
    return PlannerError.permanent(PlannerErrorCode.PLANNER_NO_SKILLS_AVAILABLE, message, details);
  }

  private PlannerError noRule() {
    Set<String> keywords = new TreeSet<>();
    rules.forEach(rule -> keywords.addAll(rule.keywords()));
    return PlannerError.permanent(
        PlannerErrorCode.PLANNER_GENERATION_FAILED,
        "No rule matches the goal; it must have one of the words in details.keywords",
        listOf("keywords", keywords));
  }

  private static ObjectNode listOf(String name, Collection<String> values) {
    ObjectNode details = JsonNodeFactory.instance.objectNode();
    values.forEach(details.putArray(name)::add);
    return details;
  }

  private void remember(PlannerCall call) {
    synchronized (history) {
      history.add(call);
      if (history.size() > historyLimit) {
        history.remove();
      }
    }
  }

  /** The latest calls of this instance, oldest first. */
  public List<PlannerCall> calls() {
    synchronized (history) {
      return new ArrayList<>(history);
    }
  }
}

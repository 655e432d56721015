package io.touchstone.planner;

import io.touchstone.contract.Determinism;
import io.touchstone.json.CanonicalJson;
import io.touchstone.json.ContentHash;
import io.touchstone.json.JsonText;
import io.touchstone.llm.LlmClient;
import io.touchstone.llm.LlmPrices;
import io.touchstone.llm.LlmUsage;
import io.touchstone.schema.Dialect;
import io.touchstone.schema.Schema;
import io.touchstone.schema.SchemaValidator;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Objects;

/**
 * Plans by asking Claude. The plan comes as the input of a tool, and only one that can be run is
 * handed on: it is valid, its skills are in the tool manifest, what their steps are given is valid
 * under the {@code inputs_schema} of the manifest, and each placeholder names a step that has ended
 * before. A model that hands in another plan is told all that is wrong with it, once; if that does
 * not help, the answer is {@link PlannerErrorCode#PLANNER_INVALID_PLAN}.
 *
 * <p>Parameters with placeholders are judged as far as can be known before the run; nothing is
 * refused that some filling makes valid.
 *
 * <p>Equal inputs give equal requests, so that a client with recordings repeats a plan. Of itself
 * the model repeats only the form. Inputs that no planner takes are refused in the words of {@link
 * StubPlanner}, before anyone is asked; so is an {@code inputs_schema} that is none.
 */
public final class ClaudePlanner implements Planner {
  private static final String ID = "claude";
  private static final String VERSION = "1.0.0";

  /**
   * What the service adds to a request on its own, in tokens: the marks of turns, and how to call a
   * tool. It tells of less than half of this.
   */
  private static final long ADDED_TOKENS = 1_000;

  private final LlmClient client;
  private final ClaudePlannerSettings settings;
  private final Spending.Prices prices;
  private final Clock clock;
  private final PlanPrompt prompt;
  private final SchemaValidator form;

  /**
   * A planner that knows the prices that ship.
   *
   * @param client asks the model, or its recordings; does retries of its own, if any
   * @param clock tells {@code metadata.generated_at}, and the time that is left for a repair
   */
  public ClaudePlanner(LlmClient client, ClaudePlannerSettings settings, Clock clock) {
    this(client, settings, clock, LlmPrices.shipped());
  }

  /** As the other, with prices of one's own. */
  public ClaudePlanner(
      LlmClient client, ClaudePlannerSettings settings, Clock clock, LlmPrices prices) {
    this(client, settings, clock, prices::cents);
  }

  ClaudePlanner(
      LlmClient client, ClaudePlannerSettings settings, Clock clock, Spending.Prices prices) {
    this.client = Objects.requireNonNull(client, "client");
    this.settings = Objects.requireNonNull(settings, "settings");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.prices = prices;
    this.prompt = new PlanPrompt(settings.model(), settings.maxTokens());
    this.form =
        SchemaValidator.of(
            Schema.of(prompt.answerSchema(), Dialect.DRAFT_2020_12, "the form of a plan"), false);
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
    return Determinism.STRUCTURAL;
  }

  /**
   * The most that the plan and its repair can take: of what is read, a token for each byte; of what
   * is written, all that is allowed. Most plans take a small part of it. What a client spends on
   * retries is not in it. The cost is 0 where the price of the model is not known, and everything
   * is where the input is refused unasked.
   */
  @Override
  public CostEstimate estimateCost(PlannerInput input) {
    try {
      return Question.ask(input, this::estimate, error -> CostEstimate.FREE);
    } catch (RuntimeException | StackOverflowError e) {
      return CostEstimate.FREE;
    }
  }

  private CostEstimate estimate(Question question) {
    // Refuses what a plan would be refused for.
    new SkillInputs(question.input().toolManifest());
    long first = CanonicalJson.bytes(prompt.request(question).toJson()).length + ADDED_TOKENS;
    long written = settings.maxTokens();
    // A repair reads the first request again, the answer, and what is wrong with it.
    long repair = first + written + AnswerProblem.MOST_BYTES;
    Spending most = meter(Spending.NONE, new LlmUsage(first, written));
    most = meter(most, new LlmUsage(repair, written));
    return new CostEstimate(
        most.inputTokens(), most.outputTokens(), most.costCents().orElse(BigDecimal.ZERO));
  }

  @Override
  public PlannerResult plan(PlannerInput input) {
    try {
      return Question.ask(input, this::answer, error -> error);
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      return PlannerError.permanent(
          PlannerErrorCode.PLANNER_GENERATION_FAILED,
          "The planner failed on this input: " + e.getClass().getSimpleName(),
          null);
    }
  }

  private PlannerResult answer(Question question) {
    SkillInputs inputs = new SkillInputs(question.input().toolManifest());
    PlanReview review = new PlanReview(form, question.manifest(), inputs);
    return new PlanTalk(client, settings.timeout(), clock, this::meter, prompt, review)
        .plan(question, agreed -> output(agreed, question.cacheKey()));
  }

  private Spending meter(Spending before, LlmUsage usage) {
    return before.plus(settings.model(), usage, prices);
  }

  private PlannerOutput output(PlanTalk.Agreed agreed, ContentHash cacheKey) {
    Spending spending = agreed.spending();
    PlannerMetadata metadata =
        new PlannerMetadata(
            ID,
            VERSION,
            PlannerError.writable(agreed.model()),
            spending.inputTokens(),
            spending.outputTokens(),
            spending.costCents().orElse(BigDecimal.ZERO),
            false,
            cacheKey,
            clock.instant());
    List<String> warnings =
        spending.costCents().isPresent()
            ? List.of()
            : List.of(
                "the price of the model %s is not known, so metadata.cost_cents is 0"
                    .formatted(JsonText.quote(settings.model())));
    return new PlannerOutput(agreed.plan(), metadata, warnings);
  }
}

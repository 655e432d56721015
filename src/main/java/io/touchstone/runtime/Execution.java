package io.touchstone.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.touchstone.contract.SemVer;
import io.touchstone.json.CanonicalJsonException;
import io.touchstone.json.ContentHash;
import io.touchstone.json.DidYouMean;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.JsonText;
import io.touchstone.json.NotPlainJsonException;
import io.touchstone.json.PlainCopy;
import io.touchstone.schema.SchemaValidator;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One request on its way to its outcome. For one thread, and to be run once. */
final class Execution {
  private final SkillRequest request;
  private final RuntimeContext context;
  private final RuntimeSettings settings;
  private final SkillRegistry registry;
  private final ResourceGuards guards;
  private final SkillThreads threads;
  private final Optional<PlanBudget> budget;
  private final String id;
  private final String callId;
  private final Instant startedAt;
  private Optional<SemVer> version = Optional.empty();
  private Optional<ContentHash> inputsHash = Optional.empty();

  /**
   * @param budget of the plan that asks; empty where none does
   */
  Execution(
      SkillRequest request,
      RuntimeContext context,
      RuntimeSettings settings,
      SkillRegistry registry,
      ResourceGuards guards,
      SkillThreads threads,
      Optional<PlanBudget> budget) {
    this.request = request;
    this.context = context;
    this.settings = settings;
    this.registry = registry;
    this.guards = guards;
    this.threads = threads;
    this.budget = budget;
    this.id = context.newId();
    this.callId = context.newId();
    this.startedAt = context.now();
  }

  StructuredOutcome run() {
    SkillRun.Ending ending;
    try {
      ending = ending();
    } catch (RuntimeException | Error e) {
      ending = SkillRun.Ending.before(SkillRun.thrown("the runtime met ", e));
    }
    return outcome(ending);
  }

  /** The outcome of a request that is not even looked at. */
  StructuredOutcome refused(SkillError error) {
    return outcome(SkillRun.Ending.before(error));
  }

  private StructuredOutcome outcome(SkillRun.Ending ending) {
    return new StructuredOutcome(id, ending.value(), ending.error(), meta(ending));
  }

  private OutcomeMeta meta(SkillRun.Ending ending) {
    return new OutcomeMeta(
        callId,
        request.skillId(),
        version,
        startedAt,
        context.now(),
        inputsHash,
        ending.costCents(),
        ending.attempts(),
        ending.sideEffects());
  }

  private SkillRun.Ending ending() {
    JsonNode inputs = null;
    List<Mismatch> mismatches = List.of();
    try {
      inputs = PlainCopy.of(request.inputs(), settings.jsonLimits());
      inputsHash = Optional.of(ContentHash.of(inputs));
    } catch (NotPlainJsonException e) {
      mismatches = List.of(Mismatch.of(e));
    } catch (CanonicalJsonException e) {
      // Told with all else that is wrong with the inputs.
      inputsHash = Optional.empty();
    }
    if (!settings.allows(request.skillId())) {
      return refused("ERR_PERMISSION_DENIED", quoted() + " is not among the allowed skills");
    }
    Optional<RegisteredSkill> found = find();
    if (found.isEmpty()) {
      return refused("ERR_SKILL_NOT_FOUND", notFound());
    }
    RegisteredSkill skill = found.get();
    version = Optional.of(skill.version());
    if (inputs != null) {
      // What has a hash has a canonical form, which is not to be made twice.
      Optional<SchemaValidator> schema = Optional.of(skill.inputs());
      mismatches =
          inputsHash.isPresent() ? Mismatch.bySchema(schema, inputs) : Mismatch.all(schema, inputs);
    }
    if (!mismatches.isEmpty()) {
      return SkillRun.Ending.before(
          Mismatch.error("ERR_VALIDATION_FAILED", "the input of " + skill.contract(), mismatches));
    }
    Duration timeout = request.timeout();
    if (timeout == null || timeout.isNegative() || timeout.isZero()) {
      return refused("ERR_VALIDATION_FAILED", "expected a timeout above 0, found " + timeout);
    }
    return called(skill, inputs, timeout);
  }

  private SkillRun.Ending called(RegisteredSkill skill, JsonNode inputs, Duration timeout) {
    SkillCall draft = new SkillCall(callId, inputs, timeout, BigDecimal.ZERO, context);
    JsonLimits limits = settings.jsonLimits();
    SkillRun run = new SkillRun(skill, guards.of(skill.id()), budget, draft, limits);
    SkillThreads.Ended<SkillRun.Ending> ended;
    try {
      ended = threads.run(run, timeout);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return givenUp(run, "ERR_CANCELLED", "the caller was interrupted");
    }
    if (ended instanceof SkillThreads.Ended.Done<SkillRun.Ending> done) {
      return done.value();
    }
    if (ended instanceof SkillThreads.Ended.Late) {
      return givenUp(
          run, "ERR_TIMEOUT", skill.contract() + " did not answer within " + words(timeout));
    }
    if (ended instanceof SkillThreads.Ended.Crowded) {
      return refused(
          "ERR_RATE_LIMIT_CONCURRENT",
          "no thread was free within %s: %d skills are running"
              .formatted(words(timeout), settings.maxThreads()));
    }
    return givenUp(run, "ERR_RUNTIME_CLOSED", "the runtime was closed");
  }

  /** What the skill reserved it keeps until it ends; so much the call may have cost. */
  private static SkillRun.Ending givenUp(SkillRun run, String code, String message) {
    SkillError error = SkillError.of(code, message);
    return run.abandon()
        .map(cents -> SkillRun.Ending.after(error, cents))
        .orElseGet(() -> SkillRun.Ending.before(error));
  }

  private static SkillRun.Ending refused(String code, String message) {
    return SkillRun.Ending.before(SkillError.of(code, message, NullNode.instance));
  }

  private static String words(Duration timeout) {
    return BigDecimal.valueOf(timeout.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
  }

  private Optional<RegisteredSkill> find() {
    return request
        .version()
        .map(asked -> registry.find(request.skillId(), asked, request.calling()))
        .orElseGet(() -> registry.latest(request.skillId()));
  }

  private String quoted() {
    return JsonText.quote(request.skillId());
  }

  private String notFound() {
    List<String> versions =
        registry.versions(request.skillId()).stream()
            .map(skill -> skill.version().toString())
            .toList();
    if (versions.isEmpty()) {
      return "there is no skill %s; %s"
          .formatted(quoted(), DidYouMean.among(registry.ids(), request.skillId()));
    }
    return "no version of %s is what was asked for (%s); there are %s"
        .formatted(
            quoted(),
            request.version().map(asked -> "one for " + asked).orElse("the latest release"),
            String.join(", ", versions));
  }
}

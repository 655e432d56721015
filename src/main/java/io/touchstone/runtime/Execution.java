package io.touchstone.runtime;

import com.fasterxml.jackson.databind.node.NullNode;
import io.touchstone.contract.SemVer;
import io.touchstone.json.DidYouMean;
import io.touchstone.json.JsonText;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One request on its way to its outcome. For one thread, and to be run once. */
final class Execution {
  private static final Duration LEAST = Duration.ofNanos(1);

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
  private long begun;
  private final Inputs inputs;
  private Optional<SemVer> version = Optional.empty();

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
    this.inputs = new Inputs(request.inputs(), settings.jsonLimits());
    this.id = context.newId();
    this.callId = context.newId();
    this.startedAt = context.now();
  }

  /** Runs it now, or says why it cannot be now. */
  StructuredOutcome run() {
    return run(false);
  }

  /**
   * Runs it once calls that are in the way have ended. The wait does not count against the time
   * limit, but is over when no such call ends for as long.
   */
  StructuredOutcome runOnceThereIsRoom() {
    return run(true);
  }

  private StructuredOutcome run(boolean waits) {
    SkillRun.Ending ending;
    try {
      ending = ending();
      while (waits && ending.room().isPresent() && there(ending.room().get())) {
        ending = ending();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      ending = refused("ERR_CANCELLED", "the caller was interrupted");
    } catch (RuntimeException | Error e) {
      ending = SkillRun.Ending.before(SkillRun.thrown("the runtime met ", e));
    }
    return outcome(ending);
  }

  private boolean there(Admission.Room room) throws InterruptedException {
    return room.await(SkillThreads.nanos(request.timeout()));
  }

  /** The outcome of a request that is not even looked at. */
  StructuredOutcome refused(SkillError error) {
    return outcome(SkillRun.Ending.before(error));
  }

  private StructuredOutcome outcome(SkillRun.Ending ending) {
    OutcomeMeta meta = meta(ending);
    try {
      return new StructuredOutcome(id, ending.value(), ending.error(), meta);
    } catch (StackOverflowError e) {
      // The caller may have less of a stack than the skill, and the result be deep.
      SkillError error = SkillRun.thrown("the stack of the caller is too small: ", e);
      return new StructuredOutcome(id, NullNode.instance, Optional.of(error), meta);
    }
  }

  private OutcomeMeta meta(SkillRun.Ending ending) {
    return new OutcomeMeta(
        callId,
        request.skillId(),
        version,
        startedAt,
        context.now(),
        inputs.hash(),
        ending.costCents(),
        ending.attempts(),
        ending.sideEffects());
  }

  private SkillRun.Ending ending() {
    begun = System.nanoTime();
    Duration timeout = request.timeout();
    if (timeout == null || timeout.isNegative() || timeout.isZero()) {
      return refused("ERR_VALIDATION_FAILED", "expected a timeout above 0, found " + timeout);
    }
    if (!settings.allows(request.skillId())) {
      return ending(
          () -> refused("ERR_PERMISSION_DENIED", quoted() + " is not among the allowed skills"));
    }
    Optional<RegisteredSkill> found = find();
    if (found.isEmpty()) {
      return ending(() -> refused("ERR_SKILL_NOT_FOUND", notFound()));
    }
    RegisteredSkill skill = found.get();
    version = Optional.of(skill.version());
    return ending(
        new SkillRun(
            skill, guards.of(skill.id()), budget, inputs, this::call, settings.jsonLimits()));
  }

  /** What comes of the work, which begins once the inputs are read, within the time limit. */
  private SkillRun.Ending ending(SkillWork work) {
    return work.settled(within(work));
  }

  private SkillRun.Ending within(SkillWork work) {
    Duration timeout = request.timeout();
    SkillThreads.Ended<SkillRun.Ending> ended;
    try {
      ended = threads.run(() -> onThread(work), timeout);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return givenUp(work, "ERR_CANCELLED", "the caller was interrupted");
    }
    if (ended instanceof SkillThreads.Ended.Done<SkillRun.Ending> done) {
      return done.value();
    }
    if (ended instanceof SkillThreads.Ended.Late) {
      return givenUp(work, "ERR_TIMEOUT", called() + " did not answer within " + words(timeout));
    }
    if (ended instanceof SkillThreads.Ended.Crowded) {
      return refused(
          "ERR_RATE_LIMIT_CONCURRENT",
          "no thread was free within %s: %d skills are running"
              .formatted(words(timeout), settings.maxThreads()));
    }
    return givenUp(work, "ERR_RUNTIME_CLOSED", "the runtime was closed");
  }

  private SkillRun.Ending onThread(SkillWork work) {
    try {
      inputs.read();
      return work.call();
    } catch (Throwable thrown) {
      return SkillRun.Ending.before(SkillRun.thrown("the runtime met ", thrown));
    }
  }

  /** The call itself, once it is known what it may cost. */
  private SkillCall call(BigDecimal reservedCents) {
    Duration used = Duration.ofNanos(System.nanoTime() - begun);
    Duration left = request.timeout().minus(used);
    Duration limit = left.compareTo(LEAST) < 0 ? LEAST : left;
    return new SkillCall(callId, inputs.copy(), limit, reservedCents, context);
  }

  /** What the skill reserved it keeps until it ends; so much the call may have cost. */
  private static SkillRun.Ending givenUp(SkillWork work, String code, String message) {
    SkillError error = SkillError.of(code, message);
    return work.abandon()
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

  private String called() {
    return version.map(found -> request.skillId() + " " + found).orElseGet(this::quoted);
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

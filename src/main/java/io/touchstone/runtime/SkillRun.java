package io.touchstone.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.json.JsonLimits;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One call of a skill: its inputs validated, admitted, made, paid and judged, all on a thread of
 * its own, because all of it takes time or runs into foreign code. Throws nothing, whatever the
 * skill does.
 */
final class SkillRun implements SkillWork {
  private static final int MOST_CHARACTERS = 2_000;

  private final RegisteredSkill registered;
  private final ResourceGuard guard;
  private final Optional<PlanBudget> budget;
  private final Inputs inputs;
  private final Function<BigDecimal, SkillCall> calls;
  private final JsonLimits limits;
  private boolean abandoned;
  private BigDecimal reserved;

  /**
   * What a call came to.
   *
   * @param value JSON null where there is an error
   * @param room what to wait for before another try; empty where that is of no use
   */
  record Ending(
      JsonNode value,
      Optional<SkillError> error,
      BigDecimal costCents,
      int attempts,
      List<SideEffect> sideEffects,
      Optional<Admission.Room> room) {

    static Ending before(SkillError error) {
      return refused(new Admission.Refused(error, Optional.empty()));
    }

    static Ending refused(Admission.Refused refused) {
      return new Ending(
          NullNode.instance,
          Optional.of(refused.error()),
          BigDecimal.ZERO,
          0,
          List.of(),
          refused.room());
    }

    static Ending after(SkillError error, BigDecimal costCents) {
      return new Ending(
          NullNode.instance, Optional.of(error), costCents, 1, List.of(), Optional.empty());
    }

    /** This, with an error instead of a result or of another error. */
    Ending failed(SkillError instead) {
      return new Ending(
          NullNode.instance, Optional.of(instead), costCents, attempts, sideEffects, room);
    }
  }

  /**
   * @param budget of the plan that asks; empty where none does
   * @param inputs that have been read once this is called
   * @param calls makes the call of what is reserved for it
   * @param limits how deep and large a result may be
   */
  SkillRun(
      RegisteredSkill registered,
      ResourceGuard guard,
      Optional<PlanBudget> budget,
      Inputs inputs,
      Function<BigDecimal, SkillCall> calls,
      JsonLimits limits) {
    this.registered = registered;
    this.guard = guard;
    this.budget = budget;
    this.inputs = inputs;
    this.calls = calls;
    this.limits = limits;
  }

  @Override
  public synchronized Optional<BigDecimal> abandon() {
    abandoned = true;
    return Optional.ofNullable(reserved);
  }

  @Override
  public synchronized Ending settled(Ending ending) {
    if (reserved == null || budget.isEmpty()) {
      return ending;
    }
    return budget.get().settle(reserved, ending.costCents())
        ? ending
        : ending.failed(overspent("the plan's budget", ending.costCents()));
  }

  /** Takes all that the call needs, or nothing; and nothing where nobody waits. */
  private synchronized Admission enter(BigDecimal most) {
    if (abandoned) {
      return new Admission.Refused(
          SkillError.of("ERR_TIMEOUT", "nobody waits for the call"), Optional.empty());
    }
    Optional<Admission.Refused> refused = budget.flatMap(plan -> plan.reserve(most));
    if (refused.isPresent()) {
      return refused.get();
    }
    try {
      Admission admission = guard.admit(most);
      reserved = admission instanceof Admission.Admitted ? most : null;
      return admission;
    } finally {
      if (reserved == null) {
        budget.ifPresent(plan -> plan.settle(most, BigDecimal.ZERO));
      }
    }
  }

  @Override
  public Ending call() {
    List<Mismatch> mismatches = inputs.mismatches(registered);
    if (!mismatches.isEmpty()) {
      return Ending.before(
          Mismatch.error(
              "ERR_VALIDATION_FAILED", "the input of " + registered.contract(), mismatches));
    }
    try {
      BigDecimal most = registered.skill().mostCents(inputs.copy());
      Admission admission = enter(most);
      return admission instanceof Admission.Admitted admitted
          ? within(admitted.permit())
          : Ending.refused((Admission.Refused) admission);
    } catch (Throwable thrown) {
      return Ending.before(thrown(thrown));
    }
  }

  private Ending within(ResourceGuard.Permit permit) {
    SkillResult result = null;
    Throwable failure = null;
    try {
      result = registered.skill().call(calls.apply(reserved));
    } catch (Throwable thrown) {
      failure = thrown;
    }
    BigDecimal cost = result == null ? reserved : result.usage().costCents();
    boolean covered = permit.end(cost);
    if (failure != null) {
      return Ending.after(thrown(failure), cost);
    }
    if (result == null) {
      return Ending.after(nothing(), cost);
    }
    Ending ending = judged(result);
    return covered ? ending : ending.failed(overspent("the budget", cost));
  }

  private Ending judged(SkillResult result) {
    try {
      Answers answers = new Answers(registered, limits);
      if (result instanceof SkillResult.Success success) {
        Answers.Checked checked = answers.check(success.value());
        return checked.error().isPresent()
            ? failed(checked.error().get(), success.usage())
            : ending(checked.value(), Optional.empty(), success.usage());
      }
      SkillResult.Failure failure = (SkillResult.Failure) result;
      return failed(answers.check(failure.error()), failure.usage());
    } catch (Throwable thrown) {
      return failed(thrown(thrown), result.usage());
    }
  }

  private static Ending failed(SkillError error, Usage usage) {
    return ending(NullNode.instance, Optional.of(error), usage);
  }

  private static Ending ending(JsonNode value, Optional<SkillError> error, Usage usage) {
    return new Ending(
        value, error, usage.costCents(), usage.attempts(), usage.sideEffects(), Optional.empty());
  }

  private SkillError nothing() {
    return SkillError.of(
        "ERR_SCHEMA_MISMATCH", registered.contract() + " answered a Java null, no SkillResult");
  }

  private SkillError overspent(String budgetName, BigDecimal cost) {
    ObjectNode details = JsonNodeFactory.instance.objectNode();
    details.set("reserved_cents", DecimalNode.valueOf(reserved));
    details.set("cost_cents", DecimalNode.valueOf(cost));
    return SkillError.of(
        "ERR_BUDGET_EXCEEDED",
        "%s cost %s cents, more than the %s that it reserved and than %s bears"
            .formatted(registered.contract(), Cents.plain(cost), Cents.plain(reserved), budgetName),
        details);
  }

  private SkillError thrown(Throwable thrown) {
    return thrown(registered.contract() + " threw ", thrown);
  }

  /** Words for what was thrown, whatever it does when it is asked. */
  static SkillError thrown(String start, Throwable thrown) {
    String type = thrown.getClass().getName();
    return SkillError.of(
        "ERR_RUNTIME_EXCEPTION",
        start + type + message(thrown),
        JsonNodeFactory.instance.objectNode().put("exception", type));
  }

  private static String message(Throwable thrown) {
    try {
      String message = thrown.getMessage();
      if (message == null || message.isEmpty()) {
        return "";
      }
      return ": "
          + (message.length() <= MOST_CHARACTERS
              ? message
              : message.substring(0, MOST_CHARACTERS) + "...");
    } catch (Throwable hopeless) {
      return "";
    }
  }
}

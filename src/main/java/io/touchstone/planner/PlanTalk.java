package io.touchstone.planner;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.llm.LlmClient;
import io.touchstone.llm.LlmReply;
import io.touchstone.llm.LlmRequest;
import io.touchstone.llm.LlmTrouble;
import io.touchstone.plan.Plan;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The talk with a model about one plan: a request, and a second one if the answer needs it. */
final class PlanTalk {

  /** A plan that can be run, and what it took. */
  record Agreed(Plan plan, String model, Spending spending) {}

  private final LlmClient client;
  private final Spending.Meter meter;
  private final Clock clock;
  private final Instant end;
  private final PlanPrompt prompt;
  private final PlanReview review;
  private Spending spending = Spending.NONE;

  /**
   * @param timeout for all of it, from now on
   */
  PlanTalk(
      LlmClient client,
      Duration timeout,
      Clock clock,
      Spending.Meter meter,
      PlanPrompt prompt,
      PlanReview review) {
    this.client = client;
    this.clock = clock;
    this.end = clock.instant().plus(timeout);
    this.meter = meter;
    this.prompt = prompt;
    this.review = review;
  }

  /** To be asked once. */
  PlannerResult plan(Question question, Function<Agreed, PlannerResult> agreed) {
    LlmRequest first = prompt.request(question);
    return judged(
        first,
        agreed,
        (reply, problems) ->
            judged(
                prompt.repair(first, reply, problems),
                agreed,
                (second, others) -> invalid(others)));
  }

  private PlannerResult judged(
      LlmRequest request,
      Function<Agreed, PlannerResult> agreed,
      BiFunction<LlmReply, List<AnswerProblem>, PlannerResult> refused) {
    return send(
        request,
        reply -> {
          PlanReview.Verdict verdict = review.of(reply);
          return verdict.problems().isEmpty()
              ? agreed.apply(new Agreed(verdict.plan(), model(reply), spending))
              : refused.apply(reply, verdict.problems());
        });
  }

  private static String model(LlmReply reply) {
    return reply.match(LlmReply.Answer::model, failure -> "");
  }

  private PlannerResult send(LlmRequest request, Function<LlmReply, PlannerResult> judge) {
    Duration left = Duration.between(clock.instant(), end);
    if (left.isNegative() || left.isZero()) {
      String message = "the first plan needs a repair, for which no time is left";
      return LlmErrors.of(LlmReply.failed(LlmTrouble.TIMEOUT, message), spending);
    }
    LlmReply reply;
    try {
      if (Thread.currentThread().isInterrupted()) {
        return cancelled();
      }
      reply = client.send(request, left);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return cancelled();
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      return broken("threw " + e.getClass().getSimpleName());
    }
    if (reply == null) {
      return broken("answered a Java null");
    }
    spending = meter.add(spending, reply.usage());
    LlmReply given = reply;
    return reply.match(
        judge::apply,
        failure ->
            LlmErrors.isAnswerOfModel(failure)
                ? judge.apply(given)
                : LlmErrors.of(failure, spending));
  }

  private PlannerError cancelled() {
    return new PlannerError(
        PlannerErrorCode.PLANNER_CANCELLED,
        "The thread was interrupted while it waited for the model",
        true,
        details(),
        null);
  }

  private PlannerError broken(String what) {
    return PlannerError.permanent(
        PlannerErrorCode.PLANNER_GENERATION_FAILED,
        "Expected a reply of the model's client, but it " + what,
        details());
  }

  private PlannerError invalid(List<AnswerProblem> problems) {
    ObjectNode details = AnswerProblem.toJson(problems);
    int others = problems.size() - 1;
    return PlannerError.permanent(
        PlannerErrorCode.PLANNER_INVALID_PLAN,
        "The model's plan cannot be run, nor can its repair: %s%s"
            .formatted(problems.get(0).text(), others == 0 ? "" : "; and " + others + " more"),
        spending.addTo(details));
  }

  private ObjectNode details() {
    return spending.addTo(JsonNodeFactory.instance.objectNode());
  }
}

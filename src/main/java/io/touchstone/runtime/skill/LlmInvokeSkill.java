package io.touchstone.runtime.skill;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.contract.Contract;
import io.touchstone.llm.LlmClient;
import io.touchstone.llm.LlmPrices;
import io.touchstone.llm.LlmReply;
import io.touchstone.llm.LlmUsage;
import io.touchstone.llm.RetryingClient;
import io.touchstone.retry.Pause;
import io.touchstone.runtime.Skill;
import io.touchstone.runtime.SkillCall;
import io.touchstone.runtime.SkillResult;
import io.touchstone.runtime.Usage;
import java.math.BigDecimal;
import java.util.List;

/**
 * {@code skill.llm_invoke}: asks a model and answers its text.
 *
 * <p>What may succeed later is tried again within the time of the call. A model without a price is
 * not asked, as no budget could be kept then. Answers repeat themselves where the client replays
 * recorded ones ({@link io.touchstone.llm.RecordedClient}); what those did cost is charged again,
 * so that a run has the same outcome each time.
 */
public final class LlmInvokeSkill implements Skill {
  private final Contract contract = ShippedContract.read("skill.llm_invoke/1.0.0.json");
  private final LlmClient client;
  private final LlmPrices prices;
  private final Pause pause;

  /** At the prices that ship. */
  public LlmInvokeSkill(LlmClient client) {
    this(client, LlmPrices.shipped());
  }

  /**
   * @param client who asks the model, once for each request
   * @param prices what models cost
   */
  public LlmInvokeSkill(LlmClient client, LlmPrices prices) {
    this(client, prices, Pause.SLEEP);
  }

  LlmInvokeSkill(LlmClient client, LlmPrices prices, Pause pause) {
    this.client = client;
    this.prices = prices;
    this.pause = pause;
  }

  @Override
  public Contract contract() {
    return contract;
  }

  /** The price of all that the model may read and write; 0 for a model that is not asked. */
  @Override
  public BigDecimal mostCents(JsonNode inputs) {
    return prices.mostCents(LlmCall.of(inputs).request()).orElse(BigDecimal.ZERO);
  }

  @Override
  public SkillResult call(SkillCall call) throws InterruptedException {
    LlmCall asked = LlmCall.of(call.inputs());
    String model = asked.request().model();
    if (prices.cents(model, LlmUsage.NONE).isEmpty()) {
      return SkillResult.failed(LlmErrors.noPrice(model, prices));
    }
    RetryingClient retrying =
        new RetryingClient(client, call.context().clock(), pause, call.callId());
    LlmReply reply = retrying.send(asked.request(), call.timeLimit());
    BigDecimal cents = prices.cents(model, reply.usage()).orElseThrow();
    Usage usage = new Usage(cents, retrying.attempts(), List.of());
    return reply.match(
        answer ->
            new SkillResult.Success(
                asked.result(
                    answer.model(), answer.text(), answer.usage(), answer.finishReason(), cents),
                usage),
        failure -> new SkillResult.Failure(LlmErrors.of(failure, retrying.attempts()), usage));
  }
}

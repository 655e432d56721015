package io.touchstone.runtime.skill;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.contract.Contract;
import io.touchstone.contract.Terms;
import io.touchstone.json.DidYouMean;
import io.touchstone.json.JsonText;
import io.touchstone.llm.LlmPrices;
import io.touchstone.llm.LlmUsage;
import io.touchstone.runtime.Skill;
import io.touchstone.runtime.SkillCall;
import io.touchstone.runtime.SkillError;
import io.touchstone.runtime.SkillResult;
import io.touchstone.runtime.Usage;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Stands in for {@link LlmInvokeSkill} under the same contract, without a model: answers what it
 * was told to, and equal calls equally. May be told more while it is called.
 *
 * <p>A prompt that it was told nothing of is answered with a text made from the prompt's hash. Four
 * bytes are a token. A call costs what the real one would; nothing where the model has no price.
 */
public final class StubLlmSkill implements Skill {
  private static final int MOST_REMEMBERED = 1_000;
  private static final int BYTES_OF_A_TOKEN = 4;

  private final Contract contract = ShippedContract.read("skill.llm_invoke/1.0.0.json");
  private final LlmPrices prices = LlmPrices.shipped();
  private final int mostRemembered;
  private final Map<String, Reply> replies = new HashMap<>();
  private final Deque<Request> history = new ArrayDeque<>();
  private Optional<String> otherwise = Optional.empty();

  /**
   * A call that was answered.
   *
   * @param promptHash SHA-256 of the prompt in UTF-8
   */
  public record Request(String model, String promptHash, int maxTokens) {}

  /** An error where there is a code, otherwise an answer. */
  private record Reply(String content, Optional<String> code) {}

  /** Remembers the last 1,000 calls. */
  public StubLlmSkill() {
    this(MOST_REMEMBERED);
  }

  /**
   * @param mostRemembered how many calls it remembers
   */
  public StubLlmSkill(int mostRemembered) {
    if (mostRemembered < 0) {
      throw new IllegalArgumentException(
          "expected a history of at least 0, found " + mostRemembered);
    }
    this.mostRemembered = mostRemembered;
  }

  /** Tells what just this prompt is answered with. */
  public synchronized StubLlmSkill answering(String prompt, String content) {
    replies.put(prompt, new Reply(content, Optional.empty()));
    return this;
  }

  /**
   * Tells the error in which just this prompt ends.
   *
   * @param code one that the contract promises
   * @throws IllegalArgumentException when it does not promise it
   */
  public synchronized StubLlmSkill failing(String prompt, String code) {
    replies.put(prompt, new Reply("", Optional.of(promised(code))));
    return this;
  }

  /** Tells the error in which all other prompts end, as {@link #failing} does. */
  public synchronized StubLlmSkill otherwiseFailing(String code) {
    otherwise = Optional.of(promised(code));
    return this;
  }

  private String promised(String code) {
    Set<String> codes = ((Terms.Behavior) contract.terms()).failureModes().keySet();
    if (!codes.contains(code)) {
      throw new IllegalArgumentException(
          "%s does not fail with %s; %s"
              .formatted(contract, JsonText.quote(code), DidYouMean.among(codes, code)));
    }
    return code;
  }

  /** The calls that it remembers, the oldest first. */
  public synchronized List<Request> history() {
    return List.copyOf(history);
  }

  @Override
  public Contract contract() {
    return contract;
  }

  @Override
  public BigDecimal mostCents(JsonNode inputs) {
    return prices.mostCents(LlmCall.of(inputs).request()).orElse(BigDecimal.ZERO);
  }

  @Override
  public SkillResult call(SkillCall call) {
    LlmCall asked = LlmCall.of(call.inputs());
    Reply reply = reply(asked);
    if (reply.code().isPresent()) {
      return SkillResult.failed(
          SkillError.of(reply.code().get(), "the stub was told to fail for this prompt"));
    }
    String model = asked.request().model();
    long most = asked.request().maxTokens();
    long output = tokens(reply.content());
    String content = output <= most ? reply.content() : cut(reply.content(), most);
    LlmUsage usage =
        new LlmUsage(
            tokens(asked.request().system().orElse("")) + tokens(asked.prompt()),
            Math.min(output, most));
    BigDecimal cents = prices.cents(model, usage).orElse(BigDecimal.ZERO);
    return new SkillResult.Success(
        asked.result(model, content, usage, output <= most ? "end_turn" : "max_tokens", cents),
        Usage.costing(cents));
  }

  private synchronized Reply reply(LlmCall asked) {
    String hash = asked.promptHash();
    history.addLast(new Request(asked.request().model(), hash, asked.request().maxTokens()));
    while (history.size() > mostRemembered) {
      history.removeFirst();
    }
    Reply told = replies.get(asked.prompt());
    return told != null
        ? told
        : new Reply("Stub response to the prompt " + hash.substring(0, 16), otherwise);
  }

  private static long tokens(String text) {
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    return (bytes + BYTES_OF_A_TOKEN - 1) / BYTES_OF_A_TOKEN;
  }

  /** The longest beginning of whole characters that has so many tokens. */
  private static String cut(String text, long tokens) {
    long left = tokens * BYTES_OF_A_TOKEN;
    int end = 0;
    while (end < text.length()) {
      int character = text.codePointAt(end);
      left -= Character.toString(character).getBytes(StandardCharsets.UTF_8).length;
      if (left < 0) {
        break;
      }
      end += Character.charCount(character);
    }
    return text.substring(0, end);
  }
}

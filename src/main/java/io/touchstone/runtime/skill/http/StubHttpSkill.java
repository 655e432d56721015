package io.touchstone.runtime.skill.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.touchstone.contract.Contract;
import io.touchstone.contract.Terms;
import io.touchstone.json.ContentHash;
import io.touchstone.json.DidYouMean;
import io.touchstone.json.JsonText;
import io.touchstone.runtime.SideEffect;
import io.touchstone.runtime.Skill;
import io.touchstone.runtime.SkillCall;
import io.touchstone.runtime.SkillResult;
import io.touchstone.runtime.Usage;
import io.touchstone.runtime.skill.ShippedContract;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Stands in for {@link HttpCallSkill} under the same contract, without a network: answers what it
 * was told to, and equal calls equally. May be told more while it is called.
 *
 * <p>What it is told is for a URL, for the beginning of one ({@code https://example.org/a}), or for
 * a host ({@code example.org}). An exact URL counts first, then the longest of the others that
 * match. What matches nothing is answered with status 200 and {@code {"stub": true, "message":
 * "Default stub response"}}.
 */
public final class StubHttpSkill implements Skill {
  private static final int MOST_REMEMBERED = 1_000;

  private final Contract contract = ShippedContract.read("skill.http_call/1.0.0.json");
  private final int mostRemembered;
  private final Map<String, Reply> replies = new HashMap<>();
  private final Deque<Request> history = new ArrayDeque<>();

  /**
   * A call that was answered.
   *
   * @param headers the names of its headers, in lower case; values may be secrets
   * @param bodyHash SHA-256 of the bytes of its body; empty where it had none
   */
  public record Request(
      String method, String url, List<String> headers, Optional<String> bodyHash) {
    public Request {
      headers = List.copyOf(headers);
    }
  }

  /** An error where there is a code, otherwise a response. */
  private record Reply(int status, JsonNode body, Optional<String> code) {}

  /** Remembers the last 1,000 calls. */
  public StubHttpSkill() {
    this(MOST_REMEMBERED);
  }

  /**
   * @param mostRemembered how many calls it remembers
   */
  public StubHttpSkill(int mostRemembered) {
    if (mostRemembered < 0) {
      throw new IllegalArgumentException(
          "expected a history of at least 0, found " + mostRemembered);
    }
    this.mostRemembered = mostRemembered;
  }

  /**
   * Tells a response; a status from 400 on fails as the real one does.
   *
   * @param where a URL, its beginning, or a host
   * @param body a string is text, any other value JSON
   */
  public synchronized StubHttpSkill answering(String where, int status, JsonNode body) {
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException("expected a status between 200 and 599, found " + status);
    }
    replies.put(where, new Reply(status, body.deepCopy(), Optional.empty()));
    return this;
  }

  /**
   * Tells an error.
   *
   * @param where a URL, its beginning, or a host
   * @param code one that the contract promises
   * @throws IllegalArgumentException when it does not promise it
   */
  public synchronized StubHttpSkill failing(String where, String code) {
    Set<String> codes = ((Terms.Behavior) contract.terms()).failureModes().keySet();
    if (!codes.contains(code)) {
      throw new IllegalArgumentException(
          "%s does not fail with %s; %s"
              .formatted(contract, JsonText.quote(code), DidYouMean.among(codes, code)));
    }
    replies.put(where, new Reply(0, null, Optional.of(code)));
    return this;
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
  public SkillResult call(SkillCall call) {
    HttpCallRequest request;
    try {
      request = HttpCallInputs.of(call.inputs()).request();
    } catch (HttpFault fault) {
      return SkillResult.failed(fault.error());
    }
    Reply reply = reply(call.inputs().get("url").textValue(), request);
    List<SideEffect> effects =
        request.isReading() ? List.of() : List.of(new SideEffect("http_request", request.shown()));
    Usage usage = new Usage(BigDecimal.ZERO, 1, effects);
    Optional<HttpFault> fault = fault(request, reply);
    if (fault.isPresent()) {
      return new SkillResult.Failure(HttpErrors.after(1, fault.get()), usage);
    }
    return new SkillResult.Success(answer(request, reply), usage);
  }

  private static Optional<HttpFault> fault(HttpCallRequest request, Reply reply) {
    return reply.status >= 400
        ? Optional.of(HttpErrors.status(request, reply.status, Optional.empty()))
        : reply.code.map(code -> HttpErrors.simulated(request, code));
  }

  private synchronized Reply reply(String url, HttpCallRequest request) {
    String uri = request.target().uri().toString();
    remember(
        new Request(
            request.method(),
            uri,
            List.copyOf(request.headers().keySet()),
            request.body().map(bytes -> ContentHash.ofBytes(bytes).hex())));
    Reply exact = replies.containsKey(url) ? replies.get(url) : replies.get(uri);
    return exact != null
        ? exact
        : replies.keySet().stream()
            .filter(where -> matches(where, url, request.target()))
            .max(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
            .map(replies::get)
            .orElseGet(StubHttpSkill::byDefault);
  }

  private static boolean matches(String where, String url, HttpTarget target) {
    return where.contains("://")
        ? url.startsWith(where) || target.uri().toString().startsWith(where)
        : where.equalsIgnoreCase(target.host());
  }

  private static Reply byDefault() {
    JsonNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("stub", true)
            .put("message", "Default stub response");
    return new Reply(200, body, Optional.empty());
  }

  private void remember(Request request) {
    history.addLast(request);
    while (history.size() > mostRemembered) {
      history.removeFirst();
    }
  }

  private static JsonNode answer(HttpCallRequest request, Reply reply) {
    boolean isText = reply.body.isTextual();
    String body = isText ? reply.body.textValue() : JsonText.line(reply.body);
    String written = request.method().equals("HEAD") ? "" : body;
    String type = isText ? "text/plain; charset=utf-8" : "application/json";
    return HttpCallAnswer.of(
        request,
        reply.status,
        Map.of("content-type", List.of(type)),
        written.getBytes(StandardCharsets.UTF_8),
        Duration.ZERO);
  }
}

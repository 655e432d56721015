package io.touchstone.runtime.skill.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.ContentHash;
import io.touchstone.retry.Deadline;
import io.touchstone.retry.Pause;
import io.touchstone.retry.RetryDelays;
import io.touchstone.runtime.SideEffect;
import io.touchstone.runtime.SkillCall;
import io.touchstone.runtime.SkillResult;
import io.touchstone.runtime.Usage;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One call: its attempts, and the redirects of each. */
final class HttpCallRun {
  private static final int MOST_REDIRECTS = 5;

  /** What is left of a call's time to tell what was sent, before the runtime gives the call up. */
  private static final Duration LONGEST_FAREWELL = Duration.ofMillis(500);

  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  private final List<SideEffect> sideEffects = new ArrayList<>();

  private final PinnedClient client;
  private final Pause pause;
  private final Clock clock;
  private final Deadline deadline;

  /** Of the call's id, which nobody else knows before the call is over. */
  private final String key;

  private final RetryDelays delays;
  private final HttpCallInputs inputs;
  private int attempts;
  private boolean wasRedirected;

  HttpCallRun(PinnedClient client, Pause pause, SkillCall call, HttpCallInputs inputs) {
    this.client = client;
    this.pause = pause;
    this.clock = call.context().clock();
    this.deadline = Deadline.in(clock, allButAFarewell(call.timeLimit()));
    byte[] id = call.callId().getBytes(StandardCharsets.UTF_8);
    this.key = "Touchstone " + ContentHash.ofBytes(id).hex();
    this.delays = new RetryDelays(call.callId());
    this.inputs = inputs;
  }

  private static Duration allButAFarewell(Duration limit) {
    Duration tenth = limit.dividedBy(10);
    return limit.minus(tenth.compareTo(LONGEST_FAREWELL) < 0 ? tenth : LONGEST_FAREWELL);
  }

  SkillResult result() throws InterruptedException {
    while (true) {
      attempts++;
      try {
        JsonNode answer = attempt(deadline.within(inputs.timeout()));
        return new SkillResult.Success(answer, usage());
      } catch (HttpFault fault) {
        boolean again = fault.isWorthAnother(inputs.request().isRepeatable(), wasRedirected);
        if (attempts > inputs.retries() || !again) {
          return failed(fault);
        }
        Duration wait = delays.next(fault.retryAfter());
        if (wait.compareTo(deadline.left()) >= 0) {
          return failed(fault);
        }
        pause.of(wait);
      }
    }
  }

  private Usage usage() {
    return new Usage(BigDecimal.ZERO, attempts, sideEffects);
  }

  private SkillResult failed(HttpFault fault) {
    return new SkillResult.Failure(HttpErrors.after(attempts, fault), usage());
  }

  private JsonNode attempt(Deadline end) throws HttpFault, InterruptedException {
    Instant start = clock.instant();
    HttpCallRequest request = inputs.request();
    for (int redirects = 0; ; redirects++) {
      HttpResponse<byte[]> response = send(request, end);
      Optional<String> location = response.headers().firstValue("location");
      int status = response.statusCode();
      if (status < 200) {
        throw HttpErrors.broken(request, null);
      }
      if (status >= 400) {
        throw HttpErrors.status(request, status, retryAfter(response));
      }
      if (!inputs.followsRedirects() || !REDIRECTS.contains(status) || location.isEmpty()) {
        return HttpCallAnswer.of(
            request,
            status,
            response.headers().map(),
            response.body(),
            Duration.between(start, clock.instant()));
      }
      if (redirects == MOST_REDIRECTS) {
        throw HttpErrors.redirect(request, "was redirected more than " + MOST_REDIRECTS + " times");
      }
      request = redirected(request, status, location.get());
      wasRedirected = true;
    }
  }

  private Optional<Duration> retryAfter(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("retry-after")
        .flatMap(text -> RetryDelays.asked(text, clock.instant()));
  }

  private HttpResponse<byte[]> send(HttpCallRequest request, Deadline end)
      throws HttpFault, InterruptedException {
    return client.send(
        request,
        key,
        end,
        () -> {
          if (!request.isReading()) {
            sideEffects.add(new SideEffect("http_request", request.shown()));
          }
        });
  }

  private static HttpCallRequest redirected(HttpCallRequest request, int status, String location)
      throws HttpFault {
    HttpTarget to;
    try {
      to = request.target().resolve(location);
    } catch (IllegalArgumentException e) {
      throw HttpErrors.redirect(
          request, "was redirected to where nothing can be: " + e.getMessage());
    }
    if (request.target().isSecure() && !to.isSecure()) {
      throw HttpErrors.redirect(request, "was redirected from https to http");
    }
    return request.redirected(status, to);
  }
}

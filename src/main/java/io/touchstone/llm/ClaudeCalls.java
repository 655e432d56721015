package io.touchstone.llm;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.JsonValue;
import com.anthropic.core.RequestOptions;
import com.anthropic.core.Timeout;
import com.anthropic.core.http.Headers;
import com.anthropic.core.http.HttpResponse;
import com.anthropic.core.http.Interceptor;
import com.anthropic.errors.AnthropicException;
import com.anthropic.errors.AnthropicServiceException;
import com.anthropic.models.messages.MessageCreateParams;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.StrictJson;
import io.touchstone.retry.RetryDelays;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** All that knows Anthropic's library. */
final class ClaudeCalls {
  /** One more than an answer may have, so that a longer one is told from one that fits. */
  private static final long MOST_BYTES = MessageBody.LIMITS.maxBytes() + 1;

  private static final Duration LONGEST = Duration.ofDays(1);

  private final AnthropicClient client;
  private final String key;
  private final Clock clock;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "touchstone-claude");
            thread.setDaemon(true);
            return thread;
          });

  ClaudeCalls(String key, URI service, Clock clock) {
    this.client =
        AnthropicOkHttpClient.builder()
            .apiKey(key)
            .baseUrl(service.toString())
            .maxRetries(0)
            .addInterceptor(
                Interceptor.syncOnly(
                    (http, request, options) ->
                        new BoundedResponse(http.execute(request, options), MOST_BYTES)))
            .build();
    this.key = key;
    this.clock = clock;
  }

  /**
   * Asks on another thread, as the library's own waiting cannot be interrupted.
   *
   * @throws IllegalStateException when the library does what it does not promise
   */
  LlmReply send(LlmRequest request, Duration timeout) throws InterruptedException {
    Duration limit = limited(timeout);
    Future<LlmReply> reply = threads.submit(() -> reply(request, limit));
    try {
      return reply.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | CancellationException e) {
      return timeout();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      reply.cancel(true);
    }
  }

  /** Whole milliseconds, as the library wants them. */
  private static Duration limited(Duration timeout) {
    return timeout.compareTo(LONGEST) > 0
        ? LONGEST
        : Duration.ofMillis(Math.max(1, timeout.toMillis()));
  }

  private LlmReply reply(LlmRequest request, Duration timeout) {
    try (HttpResponse response =
        client.messages().withRawResponse().create(parameters(request), options(timeout))) {
      return MessageBody.read(bytes(response), request.tool());
    } catch (AnthropicServiceException e) {
      return withoutKey(ErrorBody.read(e.statusCode(), body(e), retryAfter(e.headers())));
    } catch (JsonInputException e) {
      return LlmReply.failed(LlmTrouble.INVALID_RESPONSE, "the reply is longer than any answer");
    } catch (AnthropicException | UncheckedIOException e) {
      return broken(e);
    } catch (IOException e) {
      return broken(e);
    }
  }

  /** What the library wants by its own methods would be sent twice if it were given as the rest. */
  @SuppressWarnings("unchecked")
  private static MessageCreateParams parameters(LlmRequest request) {
    ObjectNode rest = request.toJson();
    rest.remove(List.of("model", "max_tokens"));
    MessageCreateParams.Builder parameters =
        MessageCreateParams.builder()
            .model(request.model())
            .maxTokens(request.maxTokens())
            .messages(JsonValue.fromJsonNode(rest.remove("messages")));
    for (Map.Entry<String, JsonNode> member : rest.properties()) {
      parameters.putAdditionalBodyProperty(
          member.getKey(), JsonValue.fromJsonNode(member.getValue()));
    }
    return parameters.build();
  }

  private static RequestOptions options(Duration timeout) {
    return RequestOptions.builder()
        .timeout(
            Timeout.builder()
                .connect(timeout)
                .read(timeout)
                .write(timeout)
                .request(timeout)
                .build())
        .followRedirects(false)
        .build();
  }

  private static byte[] bytes(HttpResponse response) throws IOException {
    try (InputStream in = response.body()) {
      return StrictJson.bytes(in, "the reply", MessageBody.LIMITS);
    }
  }

  private static JsonNode body(AnthropicServiceException e) {
    try {
      JsonNode body = e.body().convert(JsonNode.class);
      return body == null ? MissingNode.getInstance() : body;
    } catch (RuntimeException noJson) {
      return MissingNode.getInstance();
    }
  }

  private Optional<Duration> retryAfter(Headers headers) {
    return headers.values("retry-after").stream()
        .findFirst()
        .flatMap(text -> RetryDelays.asked(text, clock.instant()));
  }

  /** A service might repeat what it was sent. */
  private LlmReply.Failure withoutKey(LlmReply.Failure failure) {
    return new LlmReply.Failure(
        failure.trouble(),
        failure.message().replace(key, "(the key)"),
        failure.status(),
        failure.retryAfter(),
        failure.usage());
  }

  private static LlmReply.Failure broken(Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof InterruptedIOException) {
        return timeout();
      }
    }
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return LlmReply.failed(
        LlmTrouble.CONNECTION,
        "there was no connection to the service, or it broke: " + cause.getClass().getSimpleName());
  }

  private static LlmReply.Failure timeout() {
    return LlmReply.failed(LlmTrouble.TIMEOUT, "the model did not answer in time");
  }
}

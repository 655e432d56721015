package io.touchstone.subject.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.JsonLimits;
import io.touchstone.subject.Subject;
import io.touchstone.subject.SubjectFault;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;

/**
 * One endpoint, with a client of its own, which lets go of its connections when it is forgotten.
 */
final class HttpSubject implements Subject {
  private final EndpointRequest endpoint;
  private final AnswerReader reader;
  private final Set<CompletableFuture<?>> underWay = ConcurrentHashMap.newKeySet();

  /** Guarded by this object's monitor, as is {@code closed}; null until the first call. */
  private HttpClient client;

  private boolean closed;

  HttpSubject(EndpointRequest endpoint, JsonLimits limits) {
    this.endpoint = endpoint;
    this.reader = new AnswerReader(endpoint, limits);
  }

  @Override
  public JsonNode call(JsonNode input) throws SubjectFault {
    Exchange exchange = new Exchange(endpoint, reader, input);
    CompletableFuture<HttpResponse<BoundedBody.Body>> answer = send(exchange);
    try {
      return reader.value(answer.get());
    } catch (InterruptedException e) {
      throw new SubjectFault(SubjectFault.STOPPED, endpoint + " " + exchange.progress());
    } catch (CancellationException e) {
      throw closed();
    } catch (ExecutionException e) {
      throw isClosed() ? closed() : exchange.broken(e.getCause());
    } finally {
      underWay.remove(answer);
      // Closes the connection, unless the exchange is over.
      answer.cancel(true);
    }
  }

  private synchronized CompletableFuture<HttpResponse<BoundedBody.Body>> send(Exchange exchange)
      throws SubjectFault {
    if (closed) {
      throw closed();
    }
    if (client == null) {
      client =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .followRedirects(HttpClient.Redirect.NEVER)
              .build();
    }
    CompletableFuture<HttpResponse<BoundedBody.Body>> answer =
        client.sendAsync(exchange.request(), exchange);
    underWay.add(answer);
    return answer;
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  private SubjectFault closed() {
    return new SubjectFault("closed", endpoint + " is not sent: its subject was closed");
  }

  /** Ends calls that are under way, too. */
  @Override
  public void close() {
    HttpClient last = shut();
    underWay.forEach(answer -> answer.cancel(true));
    // From Java 21 on; before, a client ends when it is forgotten.
    if (last instanceof AutoCloseable closeable) {
      try {
        closeable.close();
      } catch (Exception e) {
        // The answers are there already.
      }
    }
  }

  private synchronized HttpClient shut() {
    HttpClient last = client;
    closed = true;
    client = null;
    return last;
  }
}

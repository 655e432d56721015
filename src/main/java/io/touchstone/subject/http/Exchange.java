package io.touchstone.subject.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.JsonText;
import io.touchstone.subject.SubjectFault;
import java.net.ConnectException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Flow;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** One request and how far it has come, so that its end can be told whatever it is. */
final class Exchange implements HttpResponse.BodyHandler<BoundedBody.Body> {
  /** Of a connection that was not made: which of these it is depends on the version of Java. */
  private static final Pattern SAYS_LITTLE = Pattern.compile("(?i)closed|connection refused");

  private final EndpointRequest endpoint;
  private final AnswerReader reader;
  private final byte[] input;

  private volatile boolean connected;

  /** Null until a status and headers have come. */
  private volatile Head head;

  private record Head(int status, BoundedBody body) {}

  Exchange(EndpointRequest endpoint, AnswerReader reader, JsonNode input) {
    this.endpoint = endpoint;
    this.reader = reader;
    this.input = JsonText.line(input).getBytes(StandardCharsets.UTF_8);
  }

  HttpRequest request() {
    return endpoint.post(new WatchedBody());
  }

  /** Begins to read a body. */
  @Override
  public BoundedBody apply(HttpResponse.ResponseInfo info) {
    BoundedBody body = new BoundedBody(reader.most(info.statusCode(), info.headers()));
    head = new Head(info.statusCode(), body);
    return body;
  }

  /** What was under way, as it goes on behind the request's name. */
  String progress() {
    Head come = head;
    if (come != null) {
      return "was answered with status %d and %d bytes of a body that had not ended"
          .formatted(come.status, come.body.received());
    }
    return connected
        ? "was connected, and no answer had come"
        : "was not connected yet; is \"url\" in touchstone.json right, and the host there?";
  }

  /** Why there is no whole response. */
  SubjectFault broken(Throwable cause) {
    String said = said(cause);
    if (head != null) {
      return fault(
          "cut_off",
          "was answered with status %d and a body that was cut off after %d bytes (%s); look whether the service failed in the middle of its answer"
              .formatted(head.status, head.body.received(), said));
    }
    if (has(cause, SSLException.class::isInstance)) {
      return fault(
          "not_secure",
          "came to no secure connection: "
              + said
              + "; look at the certificate of the service, and whether Java trusts who issued it");
    }
    if (has(cause, UnresolvedAddressException.class::isInstance)) {
      return fault(
          "unknown_host",
          "names the host %s, which has no address; correct \"url\" in touchstone.json"
              .formatted(JsonText.quote(endpoint.url().getHost())));
    }
    if (!connected || has(cause, ConnectException.class::isInstance)) {
      return fault(
          "no_connection",
          "found no connection, nobody listens there or there is no way there%s; start the service, or correct \"url\" in touchstone.json"
              .formatted(SAYS_LITTLE.matcher(said).matches() ? "" : ": " + said));
    }
    return fault(
        "no_answer",
        "was connected, and not answered as HTTP has it: "
            + said
            + "; look whether the service failed, hung up, or closed a connection that it had kept open (with the header \"Connection: close\" it keeps none), and whether it speaks HTTP/1.1"
            + (endpoint.url().getScheme().equalsIgnoreCase("http") ? " without TLS" : ""));
  }

  private static boolean has(Throwable thrown, Predicate<Throwable> what) {
    return causes(thrown).anyMatch(what);
  }

  private static Stream<Throwable> causes(Throwable thrown) {
    return Stream.iterate(thrown, each -> each != null, Throwable::getCause).limit(10);
  }

  /** The words of the innermost exception that has some; a peer may have chosen them. */
  private String said(Throwable thrown) {
    String words =
        causes(thrown)
            .map(Throwable::getMessage)
            .filter(message -> message != null && !message.isBlank())
            .reduce((outer, inner) -> inner)
            .orElse("closed");
    return reader.line(words);
  }

  private SubjectFault fault(String type, String problem) {
    return new SubjectFault(type, endpoint + " " + problem);
  }

  /** Java's client asks for the body when it has a connection, and not before. */
  private final class WatchedBody implements HttpRequest.BodyPublisher {
    private final HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.ofByteArray(input);

    @Override
    public long contentLength() {
      return body.contentLength();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
      connected = true;
      body.subscribe(subscriber);
    }
  }
}

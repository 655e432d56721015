package io.touchstone.subject.http;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Reads a body up to a limit, and not a byte further, whatever length was announced. */
final class BoundedBody implements BodySubscriber<BoundedBody.Body> {
  private final long most;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CompletableFuture<Body> body = new CompletableFuture<>();
  private Flow.Subscription subscription;
  private volatile long received;

  /**
   * A body, or its beginning.
   *
   * @param goesOn whether there is more of it, past the limit
   */
  record Body(byte[] bytes, boolean goesOn) {}

  /**
   * @param most in bytes
   */
  BoundedBody(long most) {
    this.most = most;
  }

  /** How many bytes have come. */
  long received() {
    return received;
  }

  @Override
  public CompletionStage<Body> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    given.request(1);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      if (body.isDone()) {
        return;
      }
      byte[] chunk = new byte[(int) Math.min(buffer.remaining(), most - bytes.size())];
      buffer.get(chunk);
      bytes.writeBytes(chunk);
      received = bytes.size();
      if (buffer.hasRemaining()) {
        subscription.cancel();
        body.complete(new Body(bytes.toByteArray(), true));
        return;
      }
    }
    subscription.request(1);
  }

  @Override
  public void onError(Throwable thrown) {
    body.completeExceptionally(thrown);
  }

  @Override
  public void onComplete() {
    body.complete(new Body(bytes.toByteArray(), false));
  }
}

package io.touchstone.runtime.skill.http;

import io.touchstone.retry.Deadline;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends single requests to addresses that were judged: the name is resolved once, each address held
 * against the rules, and the connection made to one of just these; see {@link PinnedTunnel}.
 */
final class PinnedClient {
  /** Beyond the body, for the headers and what frames the body. */
  private static final long FRAME_BYTES = 1 << 20;

  /** What headers may have, names and values. */
  private static final int HEADER_BYTES = 256 << 10;

  /** Java's client keeps a little of each proxy that it has met, and each tunnel is a new one. */
  private static final int MOST_CALLS_OF_CLIENT = 1_000;

  private final HttpCallSettings settings;
  private final AddressRules rules;
  private final HostResolver resolver;
  private final Tunnels tunnels = new Tunnels();
  private HttpClient client;
  private int callsOfClient;

  PinnedClient(HttpCallSettings settings, HostResolver resolver) {
    this.settings = settings;
    this.rules = new AddressRules(settings.allowedNetworks());
    this.resolver = resolver;
  }

  /**
   * @param key for the tunnel; hard to guess, printable ASCII
   * @param onSending told when something may reach the server
   */
  HttpResponse<byte[]> send(
      HttpCallRequest request, String key, Deadline deadline, Runnable onSending)
      throws HttpFault, InterruptedException {
    List<InetAddress> addresses = addresses(request);
    try (SocketChannel server = connect(request, addresses, deadline);
        PinnedTunnel tunnel =
            new PinnedTunnel(
                server, request.target(), key, settings.maxResponseBytes() + FRAME_BYTES)) {
      onSending.run();
      return send(request, key, tunnel, deadline);
    } catch (IOException e) {
      throw HttpErrors.notConnected(request, e);
    }
  }

  private List<InetAddress> addresses(HttpCallRequest request) throws HttpFault {
    List<InetAddress> addresses;
    try {
      addresses = request.target().addresses(resolver);
    } catch (UnknownHostException e) {
      throw HttpErrors.unknownHost(request);
    }
    if (addresses.isEmpty()) {
      throw HttpErrors.unknownHost(request);
    }
    for (InetAddress address : addresses) {
      Optional<String> objection = rules.objection(address);
      if (objection.isPresent()) {
        throw HttpErrors.forbidden(request, objection.get());
      }
    }
    return addresses;
  }

  /** To the first address that takes a connection; each gets its share of the time. */
  private static SocketChannel connect(
      HttpCallRequest request, List<InetAddress> addresses, Deadline deadline)
      throws HttpFault, InterruptedException {
    IOException last = new SocketTimeoutException();
    for (int i = 0; i < addresses.size() && !deadline.left().isZero(); i++) {
      InetAddress address = addresses.get(i);
      int share = Math.max(1, millis(deadline.left()) / (addresses.size() - i));
      try {
        SocketChannel channel = SocketChannel.open();
        try {
          channel.socket().connect(new InetSocketAddress(address, request.target().port()), share);
          return channel;
        } catch (IOException e) {
          channel.close();
          throw e;
        }
      } catch (ClosedByInterruptException e) {
        Thread.interrupted();
        throw new InterruptedException();
      } catch (IOException e) {
        last = e;
      }
    }
    throw HttpErrors.notConnected(request, last);
  }

  private synchronized HttpClient client() {
    if (client == null || callsOfClient == MOST_CALLS_OF_CLIENT) {
      HttpClient.Builder builder =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .followRedirects(HttpClient.Redirect.NEVER)
              .proxy(tunnels);
      settings.tls().ifPresent(builder::sslContext);
      client = builder.build();
      callsOfClient = 0;
    }
    callsOfClient++;
    return client;
  }

  private static int millis(Duration duration) {
    return (int) Math.min(Integer.MAX_VALUE, duration.toMillis());
  }

  private HttpResponse<byte[]> send(
      HttpCallRequest request, String key, PinnedTunnel tunnel, Deadline deadline)
      throws HttpFault, InterruptedException, IOException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        tunnels.through(
            tunnel.start(),
            () ->
                client()
                    .sendAsync(
                        request.forClient(key),
                        info -> {
                          tunnel.headWasRead();
                          return new BoundedBody(settings.maxResponseBytes());
                        }));
    try {
      HttpResponse<byte[]> response = answer.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
      if (tunnel.isBroken() && endsWithTheConnection(response)) {
        throw HttpErrors.broken(request, null);
      }
      return checked(request, response);
    } catch (TimeoutException e) {
      throw HttpErrors.timeout(request);
    } catch (ExecutionException e) {
      if (!tunnel.isHeadRead() && tunnel.received() > HEADER_BYTES) {
        throw HttpErrors.tooLarge(request, "headers", HEADER_BYTES);
      }
      if (e.getCause() instanceof BoundedBody.TooLargeException) {
        throw HttpErrors.tooLarge(request, "a body", settings.maxResponseBytes());
      }
      boolean wasSecured = tunnel.isBroken() || tunnel.isHeadRead();
      throw HttpErrors.broken(request, wasSecured ? null : e.getCause());
    } finally {
      answer.cancel(true);
    }
  }

  /**
   * Only the end of the connection tells the end of such a body, so a reset cuts it silently. An
   * orderly end too early does as well, even where TLS did not say goodbye: Java's client does not
   * tell.
   */
  private static boolean endsWithTheConnection(HttpResponse<byte[]> response) {
    return response.body().length > 0
        && response.headers().firstValue("content-length").isEmpty()
        && response.headers().firstValue("transfer-encoding").isEmpty();
  }

  private static HttpResponse<byte[]> checked(
      HttpCallRequest request, HttpResponse<byte[]> response) throws HttpFault {
    long sum = 0;
    for (var header : response.headers().map().entrySet()) {
      for (String value : header.getValue()) {
        sum += header.getKey().length() + value.length();
      }
    }
    if (sum > HEADER_BYTES) {
      throw HttpErrors.tooLarge(request, "headers", HEADER_BYTES);
    }
    return response;
  }

  /** Tells the client the tunnel of the request that this thread is sending. */
  private static final class Tunnels extends ProxySelector {
    private final ThreadLocal<SocketAddress> current = new ThreadLocal<>();

    /** Starts to send. */
    interface Sending {
      CompletableFuture<HttpResponse<byte[]>> start() throws HttpFault;
    }

    CompletableFuture<HttpResponse<byte[]>> through(SocketAddress tunnel, Sending sending)
        throws HttpFault {
      current.set(tunnel);
      try {
        return sending.start();
      } finally {
        current.remove();
      }
    }

    /** Fails rather than let the client connect by itself. */
    @Override
    public List<Proxy> select(URI uri) {
      SocketAddress tunnel = current.get();
      if (tunnel == null) {
        throw new IllegalStateException("a request must go through its tunnel");
      }
      return List.of(new Proxy(Proxy.Type.HTTP, tunnel));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException e) {
      // The request fails, and says so.
    }
  }
}

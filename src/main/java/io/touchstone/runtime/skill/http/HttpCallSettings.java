package io.touchstone.runtime.skill.http;

import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * How {@code skill.http_call} is set up.
 *
 * @param allowedNetworks what may be connected to beside the public internet: {@code
 *     "127.0.0.1/32"}, {@code "fd00::/8"}
 * @param maxResponseBytes the longest body of a response that is read
 * @param tls whom to trust; empty means whom Java trusts
 */
public record HttpCallSettings(
    List<String> allowedNetworks, int maxResponseBytes, Optional<SSLContext> tls) {

  /** The public internet only, 10 MiB, and whom Java trusts. */
  public static final HttpCallSettings DEFAULT =
      new HttpCallSettings(List.of(), 10 << 20, Optional.empty());

  /**
   * @throws IllegalArgumentException when a network is none, or the limit is negative
   */
  public HttpCallSettings {
    allowedNetworks = List.copyOf(allowedNetworks);
    allowedNetworks.forEach(Network::of);
    if (maxResponseBytes < 0) {
      throw new IllegalArgumentException(
          "expected a limit of at least 0 bytes, found " + maxResponseBytes);
    }
  }

  /** These with other networks allowed beside the public internet. */
  public HttpCallSettings withAllowedNetworks(String... networks) {
    return new HttpCallSettings(List.of(networks), maxResponseBytes, tls);
  }

  /** These with another limit of a response's body. */
  public HttpCallSettings withMaxResponseBytes(int most) {
    return new HttpCallSettings(allowedNetworks, most, tls);
  }

  /** These with others to trust. */
  public HttpCallSettings withTls(SSLContext context) {
    return new HttpCallSettings(allowedNetworks, maxResponseBytes, Optional.of(context));
  }
}

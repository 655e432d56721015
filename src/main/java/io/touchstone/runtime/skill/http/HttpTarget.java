package io.touchstone.runtime.skill.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a request goes: a URL that can be read in one way only.
 *
 * @param uri absolute, ASCII, the host in lower case, without user and fragment
 * @param host without brackets
 * @param port always there
 */
record HttpTarget(URI uri, String host, int port) {
  private static final int LONGEST = 8_192;
  private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
  private static final Pattern DOTTED_QUAD = Pattern.compile("(" + OCTET + "\\.){3}" + OCTET);

  /** What some parser somewhere reads as an IPv4 address: its last label is a number. */
  private static final Pattern NUMERIC = Pattern.compile("(.*\\.)?([0-9]+|0[xX][0-9a-fA-F]*)\\.?");

  /**
   * @throws IllegalArgumentException with words for what is wrong, which do not repeat the URL
   */
  static HttpTarget of(String url) {
    refuseTooLong(url);
    try {
      return of(new URI(url));
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("expected a URL, found " + reason(e));
    }
  }

  private static void refuseTooLong(String url) {
    if (url.length() > LONGEST) {
      throw new IllegalArgumentException(
          "expected a URL of at most " + LONGEST + " characters, found " + url.length());
    }
  }

  /**
   * The target that a redirect names, relative to this one.
   *
   * @throws IllegalArgumentException as {@link #of(String)} does
   */
  HttpTarget resolve(String location) {
    refuseTooLong(location);
    try {
      URI to = new URI(ascii(location));
      boolean samePath =
          !to.isOpaque() && to.getRawAuthority() == null && to.getRawPath().isEmpty();
      // RFC 3986, 5.2.2; Java's own resolution drops the last segment of the path here.
      String query = to.getRawQuery() == null ? uri.getRawQuery() : to.getRawQuery();
      return samePath && !to.isAbsolute()
          ? of(URI.create(withoutQuery() + (query == null ? "" : "?" + query)))
          : of(withoutDotsAtItsStart(uri.resolve(to)));
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("expected a URL, found " + reason(e));
    }
  }

  /** Servers that write UTF-8 into a header are read as ISO 8859-1; so each is one of its bytes. */
  private static String ascii(String location) {
    StringBuilder ascii = new StringBuilder();
    for (char c : location.toCharArray()) {
      ascii.append(c < 0x80 || c > 0xff ? String.valueOf(c) : "%%%02X".formatted((int) c));
    }
    return ascii.toString();
  }

  /**
   * RFC 3986, 5.2.4: nothing lies above the root; Java's own resolution keeps what climbs there.
   */
  private static URI withoutDotsAtItsStart(URI to) {
    return URI.create(to.toString().replaceFirst("^(https?://[^/?#]*)(/\\.\\.)+(?=[/?#]|$)", "$1"));
  }

  private static String reason(URISyntaxException e) {
    return e.getReason().toLowerCase(Locale.ROOT) + " at index " + e.getIndex();
  }

  private static HttpTarget of(URI uri) {
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    if (!List.of("http", "https").contains(scheme)) {
      throw new IllegalArgumentException("expected a URL that begins with http:// or https://");
    }
    if (uri.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "expected a URL without a user; send an Authorization header instead");
    }
    String host = host(uri);
    int port = uri.getPort() != -1 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("expected a port between 1 and 65535, found " + port);
    }
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    String shown = host.contains(":") ? "[" + host + "]" : host;
    String authority = uri.getPort() == -1 ? shown : shown + ":" + port;
    URI whole = URI.create(scheme + "://" + authority + path + query);
    return new HttpTarget(URI.create(whole.toASCIIString()), host, port);
  }

  private static String host(URI uri) {
    if (uri.getHost() == null) {
      throw new IllegalArgumentException(
          "expected a host of letters, digits, '-' and '.', or an IP address in its usual form");
    }
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    if (host.startsWith("[")) {
      host = host.substring(1, host.length() - 1);
      if (host.contains("%")) {
        throw new IllegalArgumentException("expected an IPv6 address without a zone");
      }
    } else if (host.endsWith(".")) {
      throw new IllegalArgumentException("expected a host without a dot at its end");
    } else if (NUMERIC.matcher(host).matches() && !isDottedQuad(host)) {
      throw new IllegalArgumentException(
          "expected an IPv4 address of four decimal numbers without leading zeros");
    }
    return host;
  }

  static boolean isDottedQuad(String host) {
    return DOTTED_QUAD.matcher(host).matches();
  }

  boolean isSecure() {
    return uri.getScheme().equals("https");
  }

  /** The addresses to choose from; the resolver is asked for names only, and once. */
  List<InetAddress> addresses(HostResolver resolver) throws UnknownHostException {
    return isDottedQuad(host) || host.contains(":")
        ? List.of(InetAddress.getByName(host))
        : resolver.resolve(host);
  }

  boolean hasOriginOf(HttpTarget other) {
    return uri.getScheme().equals(other.uri.getScheme())
        && host.equals(other.host)
        && port == other.port;
  }

  /** For people: without the query, which may hold a secret. */
  String shown() {
    return withoutQuery() + (uri.getRawQuery() == null ? "" : "?...");
  }

  private String withoutQuery() {
    return uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath();
  }
}

package io.touchstone.schema;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * URI references, resolved as RFC 3986 says. On texts, because identifiers in the wild are not
 * always what {@code java.net.URI} accepts.
 */
final class UriText {
  private UriText() {}

  static String withoutFragment(String uri) {
    int hash = uri.indexOf('#');
    return hash < 0 ? uri : uri.substring(0, hash);
  }

  /** What follows the {@code #}; empty without one. */
  static String fragment(String uri) {
    int hash = uri.indexOf('#');
    return hash < 0 ? "" : uri.substring(hash + 1);
  }

  /** The scheme of an absolute URI; empty for a relative reference. */
  static String scheme(String uri) {
    return Parts.of(uri).scheme;
  }

  /** The absolute URI of a reference; neither it nor the base has a fragment. */
  static String resolve(String base, String reference) {
    if (reference.isEmpty()) {
      return base;
    }
    Parts parts = merge(base, reference);
    return parts.withPath(removeDots(parts.path)).text();
  }

  /** Whether the reference has more {@code ..} than the base has folders. */
  static boolean leavesRoot(String base, String reference) {
    int depth = 0;
    for (String segment : merge(base, reference).path.split("/", -1)) {
      depth += segment.equals("..") ? -1 : segment.isEmpty() || segment.equals(".") ? 0 : 1;
      if (depth < 0) {
        return true;
      }
    }
    return false;
  }

  /** A text without its percent-encoding; empty when that is malformed. */
  static Optional<String> decode(String text) {
    if (text.indexOf('%') < 0) {
      return Optional.of(text);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != '%') {
        bytes.writeBytes(text.substring(i, i + 1).getBytes(StandardCharsets.UTF_8));
        continue;
      }
      int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
      int low = i + 2 < text.length() ? Character.digit(text.charAt(i + 2), 16) : -1;
      if (high < 0 || low < 0) {
        return Optional.empty();
      }
      bytes.write(high * 16 + low);
      i += 2;
    }
    return Optional.of(bytes.toString(StandardCharsets.UTF_8));
  }

  private static Parts merge(String baseText, String reference) {
    Parts parts = Parts.of(reference);
    if (!parts.scheme.isEmpty()) {
      return parts;
    }
    Parts base = Parts.of(baseText);
    if (!parts.authority.isEmpty()) {
      return new Parts(base.scheme, parts.authority, parts.path, parts.query);
    }
    if (parts.path.isEmpty()) {
      String query = parts.query.isEmpty() ? base.query : parts.query;
      return new Parts(base.scheme, base.authority, base.path, query);
    }
    if (parts.path.startsWith("/")) {
      return new Parts(base.scheme, base.authority, parts.path, parts.query);
    }
    boolean bare = base.path.isEmpty() && !base.authority.isEmpty();
    String folder = bare ? "/" : base.path.substring(0, base.path.lastIndexOf('/') + 1);
    return new Parts(base.scheme, base.authority, folder + parts.path, parts.query);
  }

  private static String removeDots(String path) {
    if (!path.contains("/.") || !path.startsWith("/")) {
      return path;
    }
    List<String> kept = new ArrayList<>();
    String[] segments = path.substring(1).split("/", -1);
    for (int i = 0; i < segments.length; i++) {
      boolean up = segments[i].equals("..");
      boolean dots = up || segments[i].equals(".");
      if (up && !kept.isEmpty()) {
        kept.remove(kept.size() - 1);
      }
      if (!dots) {
        kept.add(segments[i]);
      } else if (i == segments.length - 1) {
        kept.add("");
      }
    }
    return "/" + String.join("/", kept);
  }

  /**
   * The parts of a reference without a fragment; an absent one is empty.
   *
   * @param scheme without its colon
   * @param authority with its two slashes
   * @param query with its question mark
   */
  private record Parts(String scheme, String authority, String path, String query) {
    static Parts of(String text) {
      int colon = schemeEnd(text);
      String scheme = text.substring(0, Math.max(colon, 0));
      String rest = text.substring(colon + 1);
      int mark = rest.indexOf('?');
      String query = mark < 0 ? "" : rest.substring(mark);
      String hierarchy = mark < 0 ? rest : rest.substring(0, mark);
      if (!hierarchy.startsWith("//")) {
        return new Parts(scheme, "", hierarchy, query);
      }
      int slash = hierarchy.indexOf('/', 2);
      int end = slash < 0 ? hierarchy.length() : slash;
      return new Parts(scheme, hierarchy.substring(0, end), hierarchy.substring(end), query);
    }

    private static int schemeEnd(String text) {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == ':') {
          return i == 0 ? -1 : i;
        }
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        boolean later = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
        if (!letter && !(later && i > 0)) {
          return -1;
        }
      }
      return -1;
    }

    Parts withPath(String other) {
      return new Parts(scheme, authority, other, query);
    }

    String text() {
      return (scheme.isEmpty() ? "" : scheme + ":") + authority + path + query;
    }
  }
}

package io.touchstone.soak;

import java.util.Set;

/**
 * What the server does to a call of {@code skill.http_call}.
 *
 * @param path where the server does it
 * @param codes of the errors that the caller may see
 */
record HttpFault(String path, Set<String> codes) {
  static final HttpFault[] ALL = {
    new HttpFault("/broken", Set.of("ERR_HTTP_503")),
    new HttpFault("/missing", Set.of("ERR_HTTP_404")),
    new HttpFault("/away", Set.of("ERR_PERMISSION_DENIED")),
    new HttpFault("/hang", Set.of("ERR_HTTP_TIMEOUT", "ERR_TIMEOUT")),
    new HttpFault("/cut", Set.of("ERR_CONNECTION_LOST")),
    new HttpFault("/huge", Set.of("ERR_HTTP_TOO_LARGE"))
  };
}

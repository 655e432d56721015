package io.touchstone.runtime.skill.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.runtime.SkillError;
import io.touchstone.runtime.skill.http.HttpFault.Again;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;

/** Words and codes for what goes wrong; none of them repeats a header of the request. */
final class HttpErrors {
  private static final Set<Integer> APART = Set.of(400, 401, 403, 404, 429, 500, 502, 503, 504);

  private HttpErrors() {}

  /** The code of a status from 400 on. */
  static String code(int status) {
    if (APART.contains(status)) {
      return "ERR_HTTP_" + status;
    }
    return status < 500 ? "ERR_HTTP_4XX" : "ERR_HTTP_5XX";
  }

  static HttpFault status(HttpCallRequest request, int status, Optional<Duration> retryAfter) {
    ObjectNode details = details(request).put("status_code", status);
    retryAfter.ifPresent(wait -> details.put("retry_after_ms", wait.toMillis()));
    Again again = status == 429 ? Again.ALWAYS : status >= 500 ? Again.IF_REPEATABLE : Again.NEVER;
    return new HttpFault(
        SkillError.of(
            code(status), request.shown() + " was answered with status " + status, details),
        again,
        retryAfter);
  }

  static HttpFault timeout(HttpCallRequest request) {
    return fault(
        "ERR_HTTP_TIMEOUT", request, "was not answered within its time", Again.IF_REPEATABLE);
  }

  static HttpFault unknownHost(HttpCallRequest request) {
    return fault("ERR_DNS_FAILURE", request, "names a host that has no address", Again.ALWAYS);
  }

  static HttpFault forbidden(HttpCallRequest request, String objection) {
    return fault("ERR_PERMISSION_DENIED", request, "is not allowed: " + objection, Again.NEVER);
  }

  static HttpFault notConnected(HttpCallRequest request, Exception e) {
    if (e instanceof SocketTimeoutException) {
      return fault("ERR_HTTP_TIMEOUT", request, "could not connect in time", Again.ALWAYS);
    }
    String how = e instanceof ConnectException ? "refused" : "impossible";
    return fault("ERR_CONNECTION_REFUSED", request, "found its connection " + how, Again.ALWAYS);
  }

  static HttpFault redirect(HttpCallRequest request, String problem) {
    return fault("ERR_HTTP_REDIRECT", request, problem, Again.NEVER);
  }

  static HttpFault tooLarge(HttpCallRequest request, String what, long most) {
    return fault(
        "ERR_HTTP_TOO_LARGE",
        request,
        "was answered with %s of more than %d bytes".formatted(what, most),
        Again.NEVER);
  }

  static HttpFault broken(HttpCallRequest request, Throwable cause) {
    if (cause instanceof SSLException) {
      return fault("ERR_SSL_ERROR", request, "came to no secure connection", Again.NEVER);
    }
    return fault(
        "ERR_CONNECTION_LOST",
        request,
        "lost its connection, or was answered with something that is not HTTP",
        Again.IF_REPEATABLE);
  }

  /** What a stub was told. */
  static HttpFault simulated(HttpCallRequest request, String code) {
    return fault(code, request, "was told to fail", Again.NEVER);
  }

  /** The error of the last of so many attempts. */
  static SkillError after(int attempts, HttpFault last) {
    SkillError error = last.error();
    JsonNode details = error.details();
    if (details instanceof ObjectNode object) {
      object.put("attempts", attempts);
    }
    return SkillError.of(error.code(), error.message(), details);
  }

  private static HttpFault fault(
      String code, HttpCallRequest request, String problem, Again again) {
    return new HttpFault(
        SkillError.of(code, request.shown() + " " + problem, details(request)), again);
  }

  private static ObjectNode details(HttpCallRequest request) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("method", request.method())
        .put("url", request.target().shown());
  }
}

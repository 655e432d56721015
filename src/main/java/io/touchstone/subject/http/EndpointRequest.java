package io.touchstone.subject.http;

import io.touchstone.json.JsonText;
import io.touchstone.subject.Secrets;
import io.touchstone.subject.SubjectBinding;
import io.touchstone.subject.SubjectFault;
import io.touchstone.subject.VariableText;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * What all requests to an endpoint have in common, checked once.
 *
 * @param headers by lower-case name, with the values of variables: never to be shown
 * @param secrets what is to be kept out of everything that is shown or written
 */
record EndpointRequest(URI url, SortedMap<String, String> headers, Secrets secrets) {
  private static final int MOST_CHARACTERS = 200;
  private static final int HIGHEST_PORT = 65_535;
  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  private static final Pattern VALUE = Pattern.compile("[\t -~]*");

  /** What belongs to the connection, and so to Java's client. */
  private static final Set<String> OF_THE_CONNECTION =
      Set.of(
          "connection",
          "content-length",
          "expect",
          "host",
          "http2-settings",
          "keep-alive",
          "proxy-authorization",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  /** Sent unless the configuration says otherwise. */
  private static final Map<String, String> USUAL =
      Map.of(
          "accept", "application/json",
          "content-type", "application/json",
          "user-agent", "touchstone");

  /**
   * Puts the values of variables in their places.
   *
   * @throws SubjectFault of the type {@code variable_not_set}, {@code header_refused} or {@code
   *     url_refused}; it shows no value
   */
  static EndpointRequest of(SubjectBinding.Endpoint endpoint, UnaryOperator<String> environment)
      throws SubjectFault {
    String shown = shown(endpoint.url());
    if (endpoint.url().getPort() > HIGHEST_PORT) {
      throw new SubjectFault(
          "url_refused",
          shown
              + " cannot be sent: expected a port of at most "
              + HIGHEST_PORT
              + "; correct \"url\" in touchstone.json");
    }
    SortedMap<String, String> headers = new TreeMap<>(USUAL);
    Set<String> configured = new HashSet<>();
    for (Map.Entry<String, VariableText> header : endpoint.headers().entrySet()) {
      String name = header.getKey().toLowerCase(Locale.ROOT);
      Optional<String> objection = objection(name, header.getValue(), environment);
      if (objection.isEmpty() && !configured.add(name)) {
        objection = Optional.of("stands there twice, in other letters; remove one");
      }
      if (objection.isPresent()) {
        throw new SubjectFault(
            header.getValue().lacking(environment).isPresent()
                ? "variable_not_set"
                : "header_refused",
            "%s cannot be sent: the header %s %s"
                .formatted(shown, JsonText.quote(header.getKey()), objection.get()));
      }
      headers.put(name, header.getValue().expand(environment).orElseThrow());
    }
    return new EndpointRequest(
        endpoint.url(), headers, Secrets.of(endpoint.headers().values(), environment));
  }

  private static Optional<String> objection(
      String name, VariableText value, UnaryOperator<String> environment) {
    if (OF_THE_CONNECTION.contains(name)) {
      return Optional.of(
          "belongs to the connection, which is not configured here; remove it from \"headers\" in touchstone.json");
    }
    if (!NAME.matcher(name).matches()) {
      return Optional.of(
          "has a name of other than letters, digits and '-'; correct \"headers\" in touchstone.json");
    }
    Optional<String> lacking = value.lacking(environment);
    if (lacking.isPresent()) {
      return Optional.of(
          "needs the environment variable %s, which is not set; set it, or correct \"headers\" in touchstone.json"
              .formatted(lacking.get()));
    }
    if (!VALUE.matcher(value.expand(environment).orElseThrow()).matches()) {
      String culprits =
          value.variables().isEmpty()
              ? ""
              : " in " + String.join(", ", value.variables()) + ", such as a line feed at its end";
      return Optional.of(
          "has a value of other than printable ASCII; look for what does not belong there"
              + culprits);
    }
    return Optional.empty();
  }

  EndpointRequest {
    headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
  }

  /** A POST with this body. */
  HttpRequest post(HttpRequest.BodyPublisher body) {
    HttpRequest.Builder request = HttpRequest.newBuilder(url).POST(body);
    headers.forEach(request::setHeader);
    return request.build();
  }

  private static String shown(URI url) {
    String text = url.toString();
    return "POST "
        + (text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) + "..." : text);
  }

  /** The request as it begins a message. */
  @Override
  public String toString() {
    return shown(url);
  }
}

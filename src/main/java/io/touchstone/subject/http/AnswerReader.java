package io.touchstone.subject.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.JsonText;
import io.touchstone.json.StrictJson;
import io.touchstone.subject.Secrets;
import io.touchstone.subject.SubjectFault;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Takes the answer out of a response, or says why there is none in it. */
final class AnswerReader {
  /** How much is read of a body that is no answer, in bytes: much more than is shown. */
  private static final int BEGINNING = 16 << 10;

  private static final int MOST_SHOWN = 200;

  private static final Pattern JSON_TYPE =
      Pattern.compile("\\s*[^/;\\s]+/([^;\\s]+\\+)?json\\s*(;.*)?", Pattern.CASE_INSENSITIVE);

  /** Control characters, and those that change how others are shown. */
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\p{Cntrl}\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");

  private final EndpointRequest endpoint;
  private final JsonLimits limits;

  AnswerReader(EndpointRequest endpoint, JsonLimits limits) {
    this.endpoint = endpoint;
    this.limits = limits;
  }

  /**
   * Why a body is no answer.
   *
   * @param type of the fault
   * @param problem goes on behind the name of the request
   * @param showsBody whether the body is worth to be shown
   */
  private record Objection(String type, String problem, boolean showsBody) {}

  /** How many bytes to read; of a body that is no answer only the beginning, to be shown. */
  long most(int status, HttpHeaders headers) {
    return objection(status, headers).isEmpty()
        ? limits.maxBytes()
        : Math.min(limits.maxBytes(), BEGINNING);
  }

  private Optional<Objection> objection(int status, HttpHeaders headers) {
    Optional<String> location = headers.firstValue("location");
    if (status >= 300 && status < 400 && location.isPresent()) {
      return Optional.of(
          new Objection(
              "redirect",
              "was answered with status %d, a redirect to %s, which is not followed; correct \"url\" in touchstone.json if that is where the service is now"
                  .formatted(status, quoted(location.get())),
              false));
    }
    if (status < 200 || status > 299) {
      return Optional.of(
          new Objection(
              "status_" + status,
              "was answered with status %d, expected one of 2xx; %s"
                  .formatted(status, remedy(status)),
              true));
    }
    Optional<String> encoding =
        headers.firstValue("content-encoding").filter(name -> !name.equalsIgnoreCase("identity"));
    if (encoding.isPresent()) {
      return Optional.of(
          new Objection(
              "content_encoding",
              "was answered in the encoding %s, which was not asked for; let the service send its answer as it is, and do not ask for others in \"headers\""
                  .formatted(quoted(encoding.get())),
              false));
    }
    return headers
        .firstValue("content-type")
        .filter(type -> !JSON_TYPE.matcher(type).matches())
        .map(
            type ->
                new Objection(
                    "content_type",
                    "was answered with the content type %s, expected \"application/json\"; let the service answer JSON and say so"
                        .formatted(quoted(type)),
                    true));
  }

  private static String remedy(int status) {
    return switch (status) {
      case 401, 403, 407 -> "look at \"headers\" in touchstone.json and at the variables in it";
      case 404, 405, 410 ->
          "correct \"url\" in touchstone.json, or let the service answer a POST there";
      default ->
          status >= 500
              ? "look at what the service has logged"
              : "an error that a golden file is about has a status of 2xx and is told in the JSON";
    };
  }

  private String quoted(String words) {
    return JsonText.quote(line(words));
  }

  /** Words from elsewhere on one line, to be shown. */
  String line(String words) {
    return cut(endpoint.secrets().hide(visible(words)).strip(), false);
  }

  private static String visible(String text) {
    return INVISIBLE.matcher(text).replaceAll(" ");
  }

  private static String cut(String text, boolean goesOn) {
    if (text.length() <= MOST_SHOWN) {
      return goesOn ? text + "..." : text;
    }
    boolean halves = Character.isHighSurrogate(text.charAt(MOST_SHOWN - 1));
    return text.substring(0, halves ? MOST_SHOWN - 1 : MOST_SHOWN) + "...";
  }

  JsonNode value(HttpResponse<BoundedBody.Body> response) throws SubjectFault {
    BoundedBody.Body body = response.body();
    Optional<Objection> objection = objection(response.statusCode(), response.headers());
    boolean isEmptyAnswer = body.bytes().length == 0 && response.statusCode() / 100 == 2;
    if (isEmptyAnswer) {
      throw fault(
          "empty_body",
          "was answered with status %d and an empty body; expected a JSON document in it"
              .formatted(response.statusCode()));
    }
    if (objection.isPresent()) {
      throw fault(
          objection.get().type,
          objection.get().problem + (objection.get().showsBody ? excerpt(body) : ""));
    }
    if (body.goesOn()) {
      throw fault(
          "too_large",
          "was answered with more than %d bytes; raise limits.max_bytes in touchstone.json if that is meant"
              .formatted(limits.maxBytes()));
    }
    return endpoint.secrets().hide(parsed(body));
  }

  private JsonNode parsed(BoundedBody.Body body) throws SubjectFault {
    try {
      return StrictJson.value(body.bytes(), "", limits);
    } catch (JsonInputException e) {
      String place =
          e.position().map(at -> " at %d:%d".formatted(at.line(), at.column())).orElse("");
      throw fault(
          "not_json",
          "was answered with a body that is wrong%s: %s; expected one JSON document"
                  .formatted(place, problem(body, e))
              + excerpt(body));
    }
  }

  /** What is wrong, without a part of a value that is to be hidden as a whole. */
  private String problem(BoundedBody.Body body, JsonInputException found) {
    String text = new String(body.bytes(), StandardCharsets.UTF_8);
    String hidden = endpoint.secrets().hide(text);
    if (hidden.equals(text)) {
      return found.problem();
    }
    try {
      StrictJson.value(hidden.getBytes(StandardCharsets.UTF_8), "", limits);
      return "it is not JSON";
    } catch (JsonInputException again) {
      return again.problem();
    }
  }

  private String excerpt(BoundedBody.Body body) {
    int length = Math.min(body.bytes().length, BEGINNING);
    boolean goesOn = body.goesOn() || length < body.bytes().length;
    String text = visible(new String(body.bytes(), 0, length, StandardCharsets.UTF_8));
    Secrets secrets = endpoint.secrets();
    String hidden = (goesOn ? secrets.hideInBeginning(text) : secrets.hide(text)).strip();
    if (hidden.isEmpty()) {
      return "; its body was empty";
    }
    return "; it said: " + cut(hidden, goesOn);
  }

  private SubjectFault fault(String type, String problem) {
    return new SubjectFault(type, endpoint + " " + problem);
  }
}

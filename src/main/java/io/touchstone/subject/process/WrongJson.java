package io.touchstone.subject.process;

import io.touchstone.json.JsonInputException;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.JsonText;
import io.touchstone.json.SourcePosition;
import io.touchstone.json.StrictJson;
import io.touchstone.subject.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What is wrong with a text that a program printed, without the values of variables.
 *
 * @param position in the text as messages show it
 */
public record WrongJson(Optional<SourcePosition> position, String problem) {
  private static final int MOST_SHOWN = 200;

  /** Says it of a text that could not be read. */
  public static WrongJson of(
      byte[] text, JsonInputException fault, JsonLimits limits, Secrets secrets) {
    String printed = new String(text, StandardCharsets.UTF_8);
    String shown = secrets.hide(printed);
    if (shown.equals(printed)) {
      return new WrongJson(fault.position(), fault.problem());
    }
    // The complaint may quote the text, and a part of a value could not be recognised there.
    try {
      StrictJson.value(shown.getBytes(StandardCharsets.UTF_8), "", limits);
      return new WrongJson(Optional.empty(), "it is no JSON");
    } catch (JsonInputException again) {
      return new WrongJson(again.position(), again.problem());
    }
  }

  /** The beginning of a text, quoted. */
  public static String excerpt(byte[] text, Secrets secrets) {
    String shown = secrets.hide(new String(text, StandardCharsets.UTF_8));
    return shown.length() <= MOST_SHOWN
        ? JsonText.quote(shown)
        : JsonText.quote(shown.substring(0, MOST_SHOWN)) + "...";
  }
}

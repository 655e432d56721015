package io.touchstone.subject.process.fork;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.touchstone.json.JsonText;
import io.touchstone.subject.Answer;
import java.nio.charset.StandardCharsets;

/**
 * The lines between this process and a Java fork. An answer begins with a mark and the number of
 * its call, so that whatever else is printed is no answer.
 */
final class ForkLines {
  /** No text begins like that by accident. */
  private static final String MARK = "\u001etouchstone-fork ";

  static final String RETURNED = "returned";
  static final String THREW = "threw";

  private ForkLines() {}

  /** What a fork is given. */
  static byte[] given(JsonNode json) {
    return (JsonText.line(json) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** What a fork prints; the first line feed ends what others left unfinished. */
  static byte[] printed(long call, Answer answer) {
    String text =
        answer instanceof Answer.Threw threw
            ? THREW + " " + JsonText.line(json(threw))
            : RETURNED + " " + JsonText.line(answer.toJson());
    return ("\n" + begin(call) + text + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static JsonNode json(Answer.Threw threw) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("type", threw.type())
        .put("message", wellFormed(threw.message()));
  }

  /** A message may hold half a character, which no reader of JSON takes. */
  private static String wellFormed(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  /** How the answer to a call begins. */
  static String begin(long call) {
    return MARK + call + " ";
  }
}

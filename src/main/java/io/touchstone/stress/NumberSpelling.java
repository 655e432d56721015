package io.touchstone.stress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.JsonText;
import io.touchstone.json.StrictJson;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Every number of the input in another notation: 10, 10.0, 10.00, 1E+1. Only such as are still the
 * same notation when the input has been written and read again.
 */
final class NumberSpelling extends Respelling {
  /** Longer ones are spelled as they are: 1e999999 must not be written out. */
  private static final int LARGEST_SCALE = 30;

  private static final List<String> ZEROS = List.of("0", "0.0", "0e0", "0.00e1");

  @Override
  public String name() {
    return "number-spelling";
  }

  @Override
  public String words() {
    return "another notation of numbers";
  }

  @Override
  public String catches() {
    return "subjects that tell 1 from 1.0, which are one number in JSON";
  }

  @Override
  public Optional<String> objection(StressCase stressed) {
    return hasNumber(stressed.input()) ? Optional.empty() : Optional.of("the input has no number");
  }

  private static boolean hasNumber(JsonNode value) {
    if (value.isContainerNode()) {
      for (JsonNode child : value) {
        if (hasNumber(child)) {
          return true;
        }
      }
      return false;
    }
    return value.isNumber();
  }

  @Override
  int trials(StressCase stressed) {
    return stressed.effort().some();
  }

  @Override
  Question question(StressCase stressed, int trial) {
    JsonNode respelled = respelled(stressed.input(), stressed.random(this, trial));
    return stressed.accepts(respelled)
        ? new Question(stressed.input(), respelled)
        : stressed.question();
  }

  static JsonNode respelled(JsonNode value, RandomGenerator random) {
    if (value.isObject()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      value
          .properties()
          .forEach(member -> object.set(member.getKey(), respelled(member.getValue(), random)));
      return object;
    }
    if (value.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode(value.size());
      value.forEach(element -> array.add(respelled(element, random)));
      return array;
    }
    return value.isNumber() ? number(value, random.nextInt(4)) : value;
  }

  private static JsonNode number(JsonNode number, int way) {
    BigDecimal value = number.decimalValue();
    if (Math.abs(value.scale()) > LARGEST_SCALE || value.precision() > LARGEST_SCALE) {
      return number;
    }
    BigDecimal plain = value.stripTrailingZeros();
    int places = Math.max(0, plain.scale());
    String text = plain.signum() == 0 ? ZEROS.get(way) : text(plain, places, way);
    // Only what is the same notation after it was written: a replay could not show anything else.
    return read(JsonText.line(read(text)));
  }

  private static JsonNode read(String text) {
    return StrictJson.value(text.getBytes(StandardCharsets.UTF_8), "", JsonLimits.DEFAULT);
  }

  private static String text(BigDecimal plain, int places, int way) {
    return switch (way) {
      case 0 -> plain.setScale(places).toPlainString();
      case 1 -> plain.setScale(places + 1).toPlainString();
      case 2 -> plain.unscaledValue() + "e" + -plain.scale();
      default -> plain.unscaledValue() + "0e" + (-plain.scale() - 1);
    };
  }
}

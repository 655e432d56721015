package io.touchstone.stress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.StrictJson;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Small inputs. */
final class Inputs {
  static final JsonNode NOTHING = JsonNodeFactory.instance.nullNode();

  private Inputs() {}

  /** With single quotes for double ones. */
  static JsonNode json(String text) {
    byte[] bytes = text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return StrictJson.value(bytes, "test", JsonLimits.DEFAULT);
  }

  /** Any value, as the strict reader reads it. */
  static Arbitrary<JsonNode> any() {
    return text(3).map(Inputs::json);
  }

  private static Arbitrary<String> text(int depth) {
    Arbitrary<String> leaf =
        Arbitraries.of(
            "0",
            "1",
            "-7",
            "1.0",
            "2.50",
            "1e3",
            "12345678901234567890",
            "-0.0",
            "true",
            "false",
            "null",
            "''",
            "'a'",
            "'some words'",
            "'\\ud83d\\ude00 x'");
    if (depth == 0) {
      return leaf;
    }
    Arbitrary<String> array =
        text(depth - 1).list().ofMaxSize(4).map(each -> "[" + String.join(", ", each) + "]");
    Arbitrary<String> object =
        Arbitraries.maps(Arbitraries.of("a", "b", "c", "0", ""), text(depth - 1))
            .ofMaxSize(4)
            .map(
                members ->
                    members.entrySet().stream()
                        .map(each -> "'" + each.getKey() + "': " + each.getValue())
                        .collect(java.util.stream.Collectors.joining(", ", "{", "}")));
    return Arbitraries.oneOf(leaf, array, object, object);
  }
}

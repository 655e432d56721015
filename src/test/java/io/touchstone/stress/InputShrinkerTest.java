package io.touchstone.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class InputShrinkerTest {
  private static final Duration LONG_ENOUGH = Duration.ofMinutes(1);

  private static JsonNode json(String text) {
    return StrictJson.parse(
            text.replace('\'', '"').getBytes(StandardCharsets.UTF_8), "an input of a test")
        .root();
  }

  private static String shrunk(String text, Predicate<JsonNode> shows, int tries) {
    return InputShrinker.shrink(json(text), shows, tries, LONG_ENOUGH).toString();
  }

  @Test
  void takesAwayEverythingThatIsNotNeeded() {
    assertEquals(
        "{\"lines\":[{\"price\":0}]}",
        shrunk(
            "{'id': 'order-17', 'lines': [{'name': 'a'}, {'name': 'b', 'price': 99}], 'notes': ['x']}",
            input -> input.path("lines").findParent("price") != null,
            10_000));
  }

  @Test
  void keepsWhatShows() {
    assertEquals(
        "{\"a\":6}", shrunk("{'a': 600, 'b': [1, 2]}", a -> a.path("a").asInt() > 5, 10_000));
  }

  @Test
  void asksNoOftenerThanItMay() {
    assertEquals("{\"a\":600}", shrunk("{'a': 600}", a -> a.path("a").asInt() > 5, 0));
  }
}

package io.touchstone.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.FieldPath;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueFormTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          x | "e220a839-7b1d-4daf-ae78-9e6aa1b965f4", "06c45d18-8009-454f-b88b-b8a8724c81ec" | a UUID | uuid | PASSING
          x | "2026-11-28T15:06:32Z", "2026-11-28T15:06:33.5+01:00" | an RFC 3339 timestamp | timestamp | PASSING
          x | "2026-11-28", "2026-11-29" | a date | regex:[0-9]{4}-[0-9]{2}-[0-9]{2} | PASSING
          x | "d41d8cd98f00b204e9800998ecf8427e", "0cc175b9c0f1b6a831c399e269772661" | a hash of 32 hex digits | regex:[0-9a-f]{32} | LASTING
          x | "da39a3ee5e6b4b0d3255bfef95601890afd80709", "86f7e437faa5a7fce15d1ddcb9eaeaea377667b8" | a hash of 40 hex digits | regex:[0-9a-f]{40} | LASTING
          x | "java.lang.Object@1b6d3586", "java.lang.Object@4554617c" | an identity hash of a Java object | regex:java\\.lang\\.Object@[0-9a-f]{1,8} | PASSING
          x | "pool-1-thread-3", "pool-2-thread-1" | the name of a thread | regex:pool-[0-9]+-thread-[0-9]+ | PASSING
          x | "/tmp/run12/out", "/tmp/run7/out" | a path | regex:\\/tmp\\/run[0-9]+\\/out | LASTING
          x | "/tmp/a", "/tmp/b" | a path | string | LASTING
          x | 1764342392, 1764342393 | seconds since 1970 | integer | PASSING
          x | 1764342392123, 1764342392456 | milliseconds since 1970 | integer | PASSING
          duration_ms | 30, 29 | a duration, by its name | integer | PASSING
          elapsed | 0.25, 3 | a duration, by its name | number | PASSING
          x | "PT0.25S", "PT1M", "P1DT2H" | an ISO 8601 duration | regex:P[0-9DTHMS.]+ | UNCERTAIN
          x | "P", "PT" | a text | string | LASTING
          took | 3, 4 | a duration, by its name | integer | PASSING
          retry_after_ms | 5, 4 | a number of milliseconds, by its name | integer | UNCERTAIN
          waitMs | 5, 4 | a number of milliseconds, by its name | integer | UNCERTAIN
          items | 5, 4 | an integer | integer | LASTING
          x | 1, 2, 3 | a counter | integer | LASTING
          x | 1, 2, 1 | an integer | integer | LASTING
          x | 1.5, 2 | a number | number | LASTING
          x | true, false | a boolean | boolean | LASTING
          x | "call 7 of 9", "call 12 of 9" | a text with numbers in it | regex:call [0-9]+ of [0-9]+ | LASTING
          x | "a", "b" | a text | string | LASTING
          x | "a", 1, null | values of several forms | any | LASTING
          """)
  void valuesThatDifferAreKnownByTheirLooks(
      String name, String values, String words, String matcher, ValueForm.Nature nature) {
    List<JsonNode> differing = new ArrayList<>();
    GoldenFixtures.value("[" + values + "]").forEach(differing::add);
    ValueForm form = ValueForm.ofDiffering(FieldPath.of(name), differing);
    assertEquals(words, form.words());
    assertEquals(matcher, form.matcher().name());
    assertEquals(nature, form.nature());
    assertTrue(differing.stream().allMatch(form.matcher()::accepts));
  }
}

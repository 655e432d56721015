package io.touchstone.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.CanonicalJson;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.StrictJson;
import io.touchstone.subject.Subject;
import io.touchstone.subject.SubjectContext;
import io.touchstone.subject.SubjectFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Stubs repeat their whole answer, which stress does not ask of them: the contracts, which they
 * have of the real skills, promise less.
 */
class StubSubjectsTest {
  private static final int TIMES = 50;

  static List<SubjectFactory> stubs() {
    return List.of(new SkillSubjects.HttpCall(), new SkillSubjects.LlmInvoke());
  }

  @ParameterizedTest
  @MethodSource("stubs")
  void equalCallsAtOnceAndOfFreshInstancesGetEqualAnswers(SubjectFactory factory) throws Exception {
    List<JsonNode> inputs = inputs(factory.name());
    assertFalse(inputs.isEmpty());
    for (JsonNode input : inputs) {
      String expected = answer(factory, 1, input);
      try (Subject shared = open(factory, 2)) {
        List<String> answers =
            IntStream.range(0, TIMES).parallel().mapToObj(i -> answer(shared, input)).toList();
        assertEquals(List.of(expected), answers.stream().distinct().toList());
      }
    }
  }

  private static List<JsonNode> inputs(String subject) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("golden", subject))) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .map(file -> StrictJson.parse(file, file.toString(), JsonLimits.DEFAULT))
          .map(document -> document.root().get("input"))
          .toList();
    }
  }

  private static Subject open(SubjectFactory factory, long seed) {
    return factory.open(new SubjectContext(Clock.systemUTC(), new Random(seed), Path.of("")));
  }

  private static String answer(SubjectFactory factory, long seed, JsonNode input)
      throws IOException {
    try (Subject fresh = open(factory, seed)) {
      return answer(fresh, input);
    }
  }

  private static String answer(Subject subject, JsonNode input) {
    try {
      return CanonicalJson.string(subject.call(input.deepCopy()));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}

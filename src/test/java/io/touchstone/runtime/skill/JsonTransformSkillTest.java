package io.touchstone.runtime.skill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.ShippedContracts;
import io.touchstone.json.ContentHash;
import io.touchstone.json.JsonDifference;
import io.touchstone.json.JsonEquality;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.StrictJson;
import io.touchstone.runtime.SkillError;
import io.touchstone.runtime.SkillResult;
import io.touchstone.runtime.StructuredOutcome;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTransformSkillTest {
  private static final Path CASES =
      Path.of("src/test/resources/io/touchstone/runtime/skill/json-transform");

  private final JsonTransformSkill skill = new JsonTransformSkill();

  static Stream<Arguments> cases() {
    return Stream.of("extract.json", "elements.json", "members.json")
        .map(CASES::resolve)
        .map(file -> StrictJson.parse(file, file.toString(), JsonLimits.DEFAULT).root())
        .flatMap(file -> StreamSupport.stream(file.spliterator(), false))
        .map(each -> Arguments.of(each.get("about").textValue(), each));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void aCaseAnswersAsItSays(String about, JsonNode each) {
    StructuredOutcome outcome = Transforms.outcome(skill, each.get("inputs"));
    if (each.has("error")) {
      SkillError error = outcome.error().orElseThrow();
      assertEquals(each.at("/error/code").textValue(), error.code());
      assertEquals(each.at("/error/message").asText(error.message()), error.message());
      assertPromised(error);
      return;
    }
    assertEquals("", outcome.error().map(SkillError::message).orElse(""));
    JsonNode input = each.at("/inputs/data");
    ObjectNode expected = JsonNodeFactory.instance.objectNode();
    expected.set("output", each.get("output"));
    expected.put("output_hash", ContentHash.of(each.get("output")).hex());
    expected.put("transform_type", each.at("/inputs/operation").textValue());
    expected.put("input_hash", ContentHash.of(input).hex());
    assertEquals(List.of(), JsonDifference.between(expected, outcome.result()));
  }

  private static void assertPromised(SkillError error) {
    var promised =
        ShippedContracts.behavior("skill.json_transform").failureModes().get(error.code());
    assertEquals(promised.category(), error.category());
    assertEquals(promised.retryable(), error.retryable());
  }

  /** Outcomes are hashed, so no runtime lets such an integer in; the paths bear it all the same. */
  @ParameterizedTest
  @ValueSource(
      strings = {"9007199254740993", "0.1", "-0.10000000000000000001", "123456789012345678901"})
  void aPathKeepsANumberExactly(String number) throws Exception {
    PathReader reader =
        new PathReader(
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS));
    JsonNode document = Transforms.json("{'a': [%s, {'b': %s}]}".formatted(number, number));
    for (String path : List.of("$.a[0]", "$.a[1].b", "$.a.first()")) {
      JsonNode found = reader.read(reader.compile(path), document).orElseThrow();
      assertTrue(JsonEquality.equal(Transforms.json(number), found), path + " found " + found);
    }
  }

  @Test
  void anIntegerThatHasNoHashIsRefusedAndNotRounded() throws Exception {
    JsonNode inputs =
        Transforms.json("{'operation': 'pick', 'data': {'a': 9007199254740993}, 'keys': []}");
    SkillError error = failure(inputs);
    assertEquals("ERR_TRANSFORM_FAILED", error.code());
    assertTrue(error.message().startsWith("data, at a: "), error.message());
  }

  private SkillError failure(JsonNode inputs) throws Exception {
    return ((SkillResult.Failure) Transforms.call(skill, inputs)).error();
  }

  private static ObjectNode extractAll(JsonNode input) {
    return Transforms.inputs("extract", input).put("path", "$");
  }

  @ParameterizedTest
  @CsvSource({
    "1048576, ",
    "1048577, 'data, at the root: expected at most 1048576 bytes of JSON, found '"
  })
  void anInputMayHaveOneMebibyteInCanonicalForm(int size, String problem) {
    JsonNode input = JsonNodeFactory.instance.textNode("x".repeat(size - 2));
    assertProblem(problem, "ERR_TRANSFORM_FAILED", Transforms.outcome(skill, extractAll(input)));
  }

  @ParameterizedTest
  @CsvSource({"100, ", "101, 'expected at most 100 levels of arrays and objects, found more'"})
  void anInputMayHaveAHundredLevels(int levels, String problem) {
    JsonNode input = Transforms.json("[".repeat(levels) + "]".repeat(levels));
    assertProblem(problem, "ERR_TRANSFORM_FAILED", Transforms.outcome(skill, extractAll(input)));
  }

  @ParameterizedTest
  @CsvSource({"99, ", "100, 'the output, at '"})
  void anOutputMayHaveAHundredLevels(int levels, String problem) {
    JsonNode input = Transforms.json("[".repeat(levels) + "]".repeat(levels));
    ObjectNode inputs = Transforms.inputs("map", input);
    inputs.putObject("fields").put("a", "$");
    assertProblem(problem, "ERR_TRANSFORM_FAILED", Transforms.outcome(skill, inputs));
  }

  @Test
  void anOutputMayNotGrowPastOneMebibyte() {
    JsonNode input =
        Transforms.json("[".repeat(99) + "'" + "x".repeat(20_000) + "'" + "]".repeat(99));
    ObjectNode inputs = Transforms.inputs("extract", input).put("path", "$..*");
    assertProblem("the output, at ", "ERR_TRANSFORM_FAILED", Transforms.outcome(skill, inputs));
  }

  @Test
  void whatIsLaidOverMayNotBeTooLargeEither() {
    ObjectNode inputs = Transforms.inputs("merge", Transforms.json("{}"));
    inputs.putObject("with").put("a", "x".repeat(TransformLimits.MOST_BYTES));
    assertProblem("with, at ", "ERR_TRANSFORM_FAILED", Transforms.outcome(skill, inputs));
  }

  private static void assertProblem(String problem, String code, StructuredOutcome outcome) {
    if (problem == null) {
      assertTrue(outcome.ok(), () -> outcome.error().orElseThrow().message());
      return;
    }
    SkillError error = outcome.error().orElseThrow();
    assertEquals(code, error.code());
    assertTrue(error.message().contains(problem), error.message());
  }

  @Test
  void whatIsEscapedCountsAsItIsWritten() {
    JsonNode input = JsonNodeFactory.instance.textNode("\u0001".repeat(200_000));
    assertProblem(
        "found 1200002", "ERR_TRANSFORM_FAILED", Transforms.outcome(skill, extractAll(input)));
  }

  @Test
  void allElementsOfAnInputWithinTheLimitsCanBeFound() {
    JsonNode input = Transforms.json("[" + "1,".repeat(500_000) + "1]");
    ObjectNode inputs = Transforms.inputs("extract", input).put("path", "$..*");
    assertTrue(Transforms.outcome(skill, inputs).ok());
  }

  private static ObjectNode endless() {
    JsonNode input = Transforms.json("[".repeat(100) + "]".repeat(100));
    return Transforms.inputs("extract", input).put("path", "$" + "..*".repeat(12) + ".x");
  }

  @Test
  void aPathThatTakesForEverIsGivenUp() throws Exception {
    SkillError error = failure(endless());
    assertEquals("ERR_TRANSFORM_FAILED", error.code());
    assertTrue(error.message().contains("takes too many steps"), error.message());
  }

  @Test
  void aPathThatFillsTheMemoryIsGivenUp() throws Exception {
    String name = "x".repeat(100_000);
    JsonNode input = Transforms.json("{'" + name + "': [" + "1,".repeat(400_000) + "1]}");
    SkillError error = failure(Transforms.inputs("extract", input).put("path", "$..*"));
    assertTrue(error.message().contains("takes too many steps"), error.message());
  }

  @Test
  void aPathIsLeftWhenTheThreadIsInterrupted() {
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> Transforms.call(skill, endless()));
    Thread.interrupted();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$[?(",
        "$[?(@",
        "$['",
        "$..",
        "$.",
        "$[1:",
        "$[::]",
        "$[99999999999]",
        "$.a.keys(",
        "$[?(@.a == /)]",
        "$$",
        "$ ",
        "$[?(!@)]",
        "$[?(1 == )]",
        "$.length(",
        "$[?(@.a < {)]",
        "$.first(1)",
        "$[?(@.length() > 'x')]",
        "$[,]",
        "$['a',]"
      })
  void anOddPathIsAnErrorOrAnAnswerButNoException(String path) throws Exception {
    SkillResult result =
        Transforms.call(
            skill, Transforms.inputs("extract", Transforms.json("{'a': [1]}")).put("path", path));
    if (result instanceof SkillResult.Failure failure) {
      assertPromised(failure.error());
    }
  }

  @Test
  void aPathOfManyBracesIsAnErrorToo() throws Exception {
    String path = "$[?" + "(".repeat(490) + "@.a" + ")".repeat(490) + "]";
    Transforms.call(
        skill, Transforms.inputs("extract", Transforms.json("[{'a': 1}]")).put("path", path));
  }

  @Test
  void itLeavesItsInputsAsTheyAre() throws Exception {
    for (Arguments each : cases().toList()) {
      JsonNode inputs = ((JsonNode) each.get()[1]).get("inputs");
      if (!Transforms.outcome(skill, inputs).ok()) {
        continue;
      }
      JsonNode before = inputs.deepCopy();
      Transforms.call(skill, inputs);
      assertTrue(JsonEquality.equal(before, inputs), each.get()[0] + " changed its inputs");
    }
  }

  @Test
  void itsContractIsTheNewestThatShips() {
    assertTrue(ShippedContracts.newest("skill.json_transform").saysTheSameAs(skill.contract()));
  }
}

package io.touchstone.runtime.skill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.ShippedContracts;
import io.touchstone.contract.Contract;
import io.touchstone.contract.ContractReader;
import io.touchstone.contract.ErrorCategory;
import io.touchstone.json.JsonEquality;
import io.touchstone.json.StrictJson;
import io.touchstone.runtime.SkillError;
import io.touchstone.runtime.StructuredOutcome;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StubSkillTest {
  private static final Contract CONTRACT =
      contract(
          """
          {'contract': 'skill.weather', 'kind': 'skill', 'version': '1.0.0', 'inputs_schema': {},
           'outputs_schema': {'type': 'object', 'required': ['degrees'], 'properties': {'degrees': {'type': 'number'}}},
           'failure_modes': [{'code': 'ERR_FOG', 'category': 'TRANSIENT', 'retryable': true}]}
          """);

  private static Contract contract(String text) {
    return ContractReader.read(
        StrictJson.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8), "contract"));
  }

  private static JsonNode json(String text) {
    return Transforms.json(text);
  }

  private static void assertAnswers(String expected, StubSkill stub, String inputs)
      throws Exception {
    JsonNode value = Transforms.value(stub, json(inputs));
    assertTrue(JsonEquality.equal(json(expected), value), () -> inputs + " got " + value);
  }

  private static String code(StubSkill stub, String inputs) {
    return Transforms.outcome(stub, json(inputs)).error().map(SkillError::code).orElse("");
  }

  @Test
  void equalInputsGetTheirAnswerAndOthersTheOther() throws Exception {
    StubSkill stub =
        StubSkill.builder(CONTRACT)
            .answering(json("{'a': 1, 'b': 2}"), json("{'degrees': 0.1}"))
            .otherwise(json("{'degrees': 5}"))
            .build();

    assertAnswers("{'degrees': 0.1}", stub, "{'b': 2.0, 'a': 1}");
    assertAnswers("{'degrees': 5}", stub, "{'a': 1}");
  }

  @Test
  void whatWasSaidLastOfTheSameInputsCounts() throws Exception {
    StubSkill stub =
        StubSkill.builder(CONTRACT)
            .failing(json("1"), "ERR_TIMEOUT")
            .answering(json("1.0"), json("{'degrees': 7}"))
            .build();

    assertAnswers("{'degrees': 7}", stub, "1");
  }

  @ParameterizedTest
  @CsvSource({
    "ERR_FOG, TRANSIENT, true",
    "ERR_DNS_FAILURE, TRANSIENT, true",
    "ERR_PERMISSION_DENIED, PERMISSION, false"
  })
  void anErrorIsSimulatedByItsCode(String code, ErrorCategory category, boolean retryable) {
    StubSkill stub = StubSkill.builder(CONTRACT).failing(json("1"), code).build();

    SkillError error = Transforms.outcome(stub, json("1")).error().orElseThrow();

    assertEquals(
        new SkillError(
            code, "simulated by the stub of skill.weather 1.0.0", category, retryable, null),
        error);
    assertEquals("", code(stub, "2"));
  }

  @Test
  void anErrorThatNobodyKnowsIsRefused() {
    StubSkill.Builder builder = StubSkill.builder(CONTRACT);
    assertThrows(IllegalArgumentException.class, () -> builder.otherwiseFailing("ERR_RAIN"));
  }

  @Test
  void theFirstCallsCanFail() {
    StubSkill stub =
        StubSkill.builder(CONTRACT)
            .failingFirst(2, "ERR_FOG")
            .otherwiseFailing("ERR_HTTP_404")
            .answering(json("1"), json("{'degrees': 7}"))
            .build();

    assertEquals(
        List.of("ERR_FOG", "ERR_FOG", "", "ERR_HTTP_404"),
        List.of(code(stub, "1"), code(stub, "1"), code(stub, "1"), code(stub, "2")));
  }

  @Test
  void untoldItAnswersWhatAnyShippedContractAccepts() {
    for (String inputs :
        List.of(
            "{'skill': 'skill.echo', 'inputs': {'message': 1}}",
            "{'skill': 'skill.json_transform', 'inputs': {'operation': 'pick', 'data': {}, 'keys': []}}")) {
      JsonNode each = json(inputs);
      StubSkill stub = StubSkill.of(ShippedContracts.newest(each.get("skill").textValue()));
      StructuredOutcome outcome = Transforms.outcome(stub, each.get("inputs"));
      assertEquals(Optional.empty(), outcome.error());
      StubSkill other = StubSkill.of(stub.contract());
      assertTrue(
          JsonEquality.equal(
              outcome.result(), Transforms.outcome(other, each.get("inputs")).result()));
    }
  }

  @Test
  void untoldItSaysThatItIsAStubWhereNothingIsPromised() throws Exception {
    StubSkill stub =
        StubSkill.of(
            contract(
                "{'contract': 'a', 'kind': 'skill', 'version': '1.0.0', 'inputs_schema': {}}"));
    assertAnswers("{'stub': true}", stub, "1");
  }

  @Test
  void aContractThatAcceptsNoAnswerIsRefused() {
    Contract none =
        contract(
            "{'contract': 'a', 'kind': 'skill', 'version': '1.0.0', 'inputs_schema': {}, 'outputs_schema': false}");

    assertEquals(
        "found no answer that a 1.0.0 accepts: it accepts no answer at all; tell the stub what to answer otherwise",
        assertThrows(IllegalArgumentException.class, () -> StubSkill.of(none)).getMessage());
  }

  @Test
  void aContractOfSomethingElseIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> StubSkill.builder(ShippedContracts.newest("resource.default")));
  }

  @Test
  void itRemembersItsLastCalls() {
    StubSkill stub =
        StubSkill.builder(CONTRACT).failing(json("4"), "ERR_FOG").remembering(3).build();

    IntStream.rangeClosed(1, 5).forEach(i -> code(stub, Integer.toString(i)));

    assertEquals(5, stub.callCount());
    assertEquals(
        "[3, 4, 5]", stub.calls().stream().map(StubSkill.Call::inputs).toList().toString());
    assertEquals(
        List.of(Optional.empty(), Optional.of("ERR_FOG"), Optional.empty()),
        stub.calls().stream().map(StubSkill.Call::errorCode).toList());
  }

  @Test
  void twoStubsOfOneContractKnowNothingOfEachOther() {
    StubSkill.Builder builder = StubSkill.builder(CONTRACT);
    StubSkill one = builder.build();
    StubSkill other = builder.otherwiseFailing("ERR_FOG").build();

    code(other, "1");

    assertEquals(0, one.callCount());
    assertEquals("", code(one, "1"));
  }

  @Test
  void whatIsGivenAndTakenCanBeChangedWithoutHarm() throws Exception {
    ObjectNode inputs = (ObjectNode) json("{'a': 1}");
    ObjectNode value = (ObjectNode) json("{'degrees': 1}");
    StubSkill stub = StubSkill.builder(CONTRACT).answering(inputs, value).build();
    value.removeAll();

    ((ObjectNode) Transforms.value(stub, inputs)).removeAll();
    inputs.removeAll();
    ((ObjectNode) stub.calls().get(0).inputs()).removeAll();

    assertAnswers("{'degrees': 1}", stub, "{'a': 1}");
    assertEquals("{\"a\":1}", stub.calls().get(0).inputs().toString());
  }

  @Test
  void callsFromManyThreadsAreAllCounted() {
    StubSkill stub = StubSkill.of(CONTRACT);
    IntStream.range(0, 1_500).parallel().forEach(i -> uncheckedCall(stub));
    assertEquals(1_500, stub.callCount());
    assertEquals(1_000, stub.calls().size());
  }

  private static void uncheckedCall(StubSkill stub) {
    try {
      Transforms.value(stub, json("1"));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}

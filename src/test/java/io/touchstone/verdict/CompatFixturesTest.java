package io.touchstone.verdict;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.contract.Contract;
import io.touchstone.diff.ContractDiff;
import io.touchstone.schema.Schema;
import io.touchstone.schema.SchemaValidator;
import io.touchstone.schema.SchemaValidator.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every rule is held against every fixture: what is expected fires, and nothing else. */
class CompatFixturesTest {
  private static final RuleBook RULES = RuleBook.standard();
  private static final Judge TOLERANT = new Judge(RULES, Policy.TOLERANT);
  private static final Judge STRICT = new Judge(RULES, Policy.STRICT);

  private static Stream<DynamicTest> each(Consumer<CompatFixture> check) {
    return CompatFixture.all().stream()
        .map(fixture -> DynamicTest.dynamicTest(fixture.name(), () -> check.accept(fixture)));
  }

  @TestFactory
  Stream<DynamicTest> whatIsExpectedFiresAndNothingElse() {
    return each(
        fixture ->
            assertEquals(
                expected(fixture.expected()),
                actual(TOLERANT.judge(fixture.old(), fixture.now()))));
  }

  @TestFactory
  Stream<DynamicTest> bothPoliciesGiveTheirBump() {
    return each(
        fixture ->
            assertAll(
                () ->
                    assertEquals(
                        fixture.expected().get("tolerant").textValue(),
                        TOLERANT.judge(fixture.old(), fixture.now()).required().name()),
                () ->
                    assertEquals(
                        fixture.expected().get("strict").textValue(),
                        STRICT.judge(fixture.old(), fixture.now()).required().name())));
  }

  @TestFactory
  Stream<DynamicTest> theRuleThatNamesTheFolderFires() {
    return each(
        fixture ->
            assertTrue(
                TOLERANT.judge(fixture.old(), fixture.now()).judgements().stream()
                    .anyMatch(judgement -> judgement.rule().id().equals(fixture.rule()))));
  }

  @TestFactory
  Stream<DynamicTest> aVersionAgainstItselfIsSilent() {
    return each(
        fixture -> {
          for (Contract contract : List.of(fixture.old(), fixture.now())) {
            for (Judge judge : List.of(TOLERANT, STRICT)) {
              Verdict verdict = judge.judge(contract, contract);
              assertEquals(List.of(), verdict.judgements());
              assertEquals(Bump.NONE, verdict.required());
            }
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> eachWitnessTellsTheVersionsApart() {
    return each(
        fixture -> {
          for (Judge judge : List.of(TOLERANT, STRICT)) {
            for (Judgement judgement : judge.judge(fixture.old(), fixture.now()).judgements()) {
              judgement.witness().ifPresent(witness -> separates(fixture, judgement, witness));
            }
          }
        });
  }

  private static void separates(CompatFixture fixture, Judgement judgement, Witness witness) {
    ContractDiff.Schemas schemas =
        ContractDiff.schemas(fixture.old(), fixture.now()).stream()
            .filter(one -> one.side() == judgement.change().coordinate().side())
            .findFirst()
            .orElseThrow();
    Answer before = answer(schemas.old(), witness.document());
    Answer after = answer(schemas.now(), witness.document());
    assertAll(
        () ->
            assertEquals(
                witness.ofOld() ? Answer.VALID : Answer.INVALID, before, witness::toString),
        () ->
            assertEquals(
                witness.ofOld() ? Answer.INVALID : Answer.VALID, after, witness::toString));
  }

  private static Answer answer(Optional<Schema> schema, JsonNode witness) {
    return SchemaValidator.of(schema.orElseThrow(), false).check(witness);
  }

  @TestFactory
  Stream<DynamicTest> theWayBackIsJudgedToo() {
    return each(
        fixture -> {
          for (Judge judge : List.of(TOLERANT, STRICT)) {
            Verdict verdict = assertDoesNotThrow(() -> judge.judge(fixture.now(), fixture.old()));
            assertNotEquals(Bump.NONE, verdict.required());
            verdict.judgements().forEach(Judgement::description);
          }
        });
  }

  private static List<String> expected(JsonNode json) {
    List<String> lines = new ArrayList<>();
    for (JsonNode change : json.get("changes")) {
      lines.add(
          line(
              change.get("rule").textValue(),
              change.get("path").textValue(),
              change.get("bump").textValue(),
              change.get("warning").booleanValue(),
              change.get("witness").booleanValue()));
    }
    return lines;
  }

  private static List<String> actual(Verdict verdict) {
    return verdict.judgements().stream()
        .map(
            judgement ->
                line(
                    judgement.rule().id(),
                    judgement.change().path().toString(),
                    judgement.bump().name(),
                    judgement.warning(),
                    judgement.witness().isPresent()))
        .toList();
  }

  private static String line(
      String rule, String path, String bump, boolean warning, boolean witness) {
    return "%s at \"%s\": %s%s%s"
        .formatted(rule, path, bump, warning ? ", warns" : "", witness ? ", with a witness" : "");
  }
}

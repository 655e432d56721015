package io.touchstone.verdict;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.contract.Contract;
import io.touchstone.diff.Side;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The acceptance cases of the verdict, under both policies. */
class VerdictCasesTest {
  private static final RuleBook RULES = RuleBook.standard();

  @TestFactory
  Stream<DynamicTest> eachCaseHasItsVerdict() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode each : cases()) {
      String side = each.get("side").textValue();
      List<String> sides = side.equals("both") ? List.of("inputs", "outputs") : List.of(side);
      for (String one : sides) {
        tests.add(
            DynamicTest.dynamicTest(
                each.get("id").textValue() + " " + one, () -> check(each, one)));
      }
    }
    return tests.stream();
  }

  private static JsonNode cases() throws IOException {
    try (InputStream in = VerdictCasesTest.class.getResourceAsStream("verdict-cases.json")) {
      return StrictJson.value(in.readAllBytes(), "verdict-cases.json", JsonLimits.DEFAULT);
    }
  }

  private static void check(JsonNode expected, String side) {
    Contract old = Contracts.ofSide(side, expected.get("old"), "1.0.0");
    Contract now = Contracts.ofSide(side, expected.get("new"), "1.1.0");
    Verdict tolerant = new Judge(RULES, Policy.TOLERANT).judge(old, now);
    Verdict strict = new Judge(RULES, Policy.STRICT).judge(old, now);
    SideVerdict relation = tolerant.side(Side.valueOf(side.toUpperCase())).orElseThrow();
    assertAll(
        () -> assertEquals(expected.get("tolerant").textValue(), tolerant.required().name()),
        () -> assertEquals(expected.get("strict").textValue(), strict.required().name()),
        () -> assertEquals(expected.get("tolerant_warns").booleanValue(), tolerant.warns()),
        () ->
            assertEquals(
                expected.has("in_old_not_in_new"),
                relation.relation().oldInNew().word().equals("refuted")),
        () ->
            assertEquals(
                expected.has("in_new_not_in_old"),
                relation.relation().newInOld().word().equals("refuted")));
    if (System.getProperty("show") != null) {
      System.out.println(expected.get("id").textValue() + " " + side);
      tolerant
          .judgements()
          .forEach(
              j ->
                  System.out.println(
                      "   "
                          + j.bump()
                          + (j.warning() ? " warn" : "")
                          + " "
                          + j.rule().id()
                          + " | "
                          + j.description()
                          + " | "
                          + j.witness().map(Object::toString).orElse("-")
                          + " | "
                          + j.change().newPosition().map(Object::toString).orElse("-")));
    }
  }
}

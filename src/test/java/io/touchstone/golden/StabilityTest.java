package io.touchstone.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.touchstone.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StabilityTest {
  private static Stability of(String... answers) {
    List<Observation> others = new ArrayList<>();
    for (int i = 1; i < answers.length; i++) {
      others.add(new Observation("call " + i, GoldenFixtures.value(answers[i])));
    }
    return Stability.of(GoldenFixtures.value(answers[0]), others);
  }

  private static void assertTold(String proposal, String paths, String... answers) {
    Stability stability = of(answers);
    StringBuilder told = new StringBuilder();
    stability
        .paths()
        .forEach(
            it ->
                told.append(it.path())
                    .append(": ")
                    .append(it.verdict().words())
                    .append(it.under().isEmpty() ? "" : " " + it.under())
                    .append('\n'));
    assertEquals(paths, told.toString());
    assertEquals(proposal, JsonText.line(stability.proposal().json()));
    assertTrue(Proposal.accepts(stability.proposal().comparison(), stability));
  }

  @Test
  void whatIsTheSameEveryTimeStaysPinned() {
    assertTold(
        "{}",
        "a: stable\nb.*: stable\n",
        "{\"a\": 1, \"b\": [1, 2]}",
        "{\"b\": [1, 2.0], \"a\": 1}");
  }

  @Test
  void whatVariesIsMatchedByItsForm() {
    assertTold(
        "{\"matchers\": {\"b.c\": \"string\"}}",
        "a: stable\nb.c: volatile [call 2]\n",
        "{\"a\": 1, \"b\": {\"c\": \"x\"}}",
        "{\"a\": 1, \"b\": {\"c\": \"x\"}}",
        "{\"a\": 1, \"b\": {\"c\": \"y\"}}");
  }

  @Test
  void aWildcardStandsForElementsThatBehaveAlike() {
    assertTold(
        "{\"matchers\": {\"a.*.t\": \"boolean\"}}",
        "a.*.t: volatile [call 1]\na.*.u: stable\n",
        "{\"a\": [{\"t\": true, \"u\": 1}, {\"t\": false, \"u\": 2}]}",
        "{\"a\": [{\"t\": false, \"u\": 1}, {\"t\": true, \"u\": 2}]}");
  }

  @Test
  void anElementThatBehavesLikeNoOtherIsNamed() {
    assertTold(
        "{\"matchers\": {\"a.1.t\": \"boolean\"}}",
        "a.0.t: stable\na.1.t: volatile [call 1]\n",
        "{\"a\": [{\"t\": true}, {\"t\": false}]}",
        "{\"a\": [{\"t\": true}, {\"t\": true}]}");
  }

  /** The array has no member of that name; the golden file may say so. */
  @Test
  void aMemberBesideAnArrayWithoutOrderIsNamed() {
    String first = "[{\"a\": [\"x\", 1]}, [[], 2], {\"b\": 0}]";
    assertTold(
        "{\"unordered\": [\"*.a\", \"1\"]}",
        "*.a: order varies [call 1]\n*.a.*: stable\n1: order varies [call 1]\n1.*: stable\n*.b: stable\n",
        first,
        "[{\"a\": [1, \"x\"]}, [2, []], {\"b\": 0}]");
    assertAccepted(first, "\"unordered\": [\"*.a\", \"1\"]");
  }

  /** With a wildcard, the path would also number the elements of the array. */
  @Test
  void aMemberWhoseNameIsANumberIsNamedWithoutAWildcardBesideAnArray() {
    String first = "[{\"0\": {\"b\": [\"x\", \"y\"]}}, [1, 2]]";
    assertTold(
        "{\"unordered\": [\"0.0.b\", \"1\"]}",
        "0.0.b: order varies [call 1]\n0.0.b.*: stable\n1: order varies [call 1]\n1.*: stable\n",
        first,
        "[{\"0\": {\"b\": [\"y\", \"x\"]}}, [2, 1]]");
    assertAccepted(first, "\"unordered\": [\"0.0.b\", \"1\"]");
  }

  private static void assertAccepted(String expected, String rules) {
    GoldenFile golden =
        GoldenFixtures.golden(
            "{\"input\": 1, \"expected_output\": %s, %s}".formatted(expected, rules));
    assertEquals(GoldenFixtures.value(expected), golden.expectedOutput());
  }

  @Test
  void aMemberThatIsSometimesAbsentIsIgnored() {
    assertTold(
        "{\"ignored_fields\": [\"b\"]}",
        "a: stable\nb: sometimes absent [call 1]\n",
        "{\"a\": 1, \"b\": 2}",
        "{\"a\": 1}");
  }

  /** A golden file cannot name what its expected output lacks. */
  @Test
  void aMemberThatTheFirstAnswerLacksIsLetInBesideTheOthers() {
    assertTold(
        "{\"deterministic_fields\": [\"a\"], \"ignored_fields\": [\"*\"]}",
        "a: stable\nb: sometimes absent [call 1]\n",
        "{\"a\": 1}",
        "{\"a\": 1, \"b\": 2}");
    assertTold(
        "{\"deterministic_fields\": [\"\", \"o.a\"], \"ignored_fields\": [\"o.*\"]}",
        "o.a: stable\no.b: sometimes absent [call 1]\np: stable\n",
        "{\"o\": {\"a\": 1}, \"p\": 3}",
        "{\"o\": {\"a\": 1, \"b\": 2}, \"p\": 3}");
  }

  @Test
  void namesThatAreOthersEachTimeAreValues() {
    assertTold(
        "{\"matchers\": {\"o\": \"object\"}}",
        "o: members vary [call 1]\n",
        "{\"o\": {\"k1\": 1}}",
        "{\"o\": {\"k2\": 1}}");
  }

  @Test
  void anArrayOfSeveralLengthsIsMatchedAsOne() {
    assertTold(
        "{\"matchers\": {\"a\": \"array\"}}",
        "a: length varies [call 1]\n",
        "{\"a\": [1]}",
        "{\"a\": [1, 2]}");
  }

  @Test
  void elementsInAnotherOrderAreUnordered() {
    assertTold(
        "{\"unordered\": [\"a\"]}",
        "a: order varies [call 1]\na.*: stable\n",
        "{\"a\": [1, 2, 3]}",
        "{\"a\": [3, 1, 2]}");
  }

  @Test
  void elementsInAnotherOrderAreFoundBehindTheirIds() {
    assertTold(
        "{\"matchers\": {\"a.*.id\": \"uuid\"}, \"unordered\": [\"a\"]}",
        "a: order varies [call 1]\na.*.id: volatile [call 1]\na.*.n: stable\n",
        "{\"a\": [{\"id\": \"e220a839-7b1d-4daf-ae78-9e6aa1b965f4\", \"n\": 1}, {\"id\": \"06c45d18-8009-454f-b88b-b8a8724c81ec\", \"n\": 2}]}",
        "{\"a\": [{\"id\": \"1b39896a-51a8-449b-93cb-9f0c747ea2ea\", \"n\": 2}, {\"id\": \"2c829abe-1f45-42e1-8584-133ac916ab3c\", \"n\": 1}]}");
  }

  @Test
  void whatLooksVolatileAndNeverVariedIsToldAndStaysPinned() {
    String answer = "{\"at\": \"2026-01-02T03:04:05Z\"}";
    Stability stability = of(answer, answer);
    assertTrue(stability.paths().get(0).suspicious());
    assertEquals(
        "looks like an RFC 3339 timestamp, but never varied: it stays pinned",
        stability.paths().get(0).reason());
    assertTrue(stability.proposal().isEmpty());
  }

  @Test
  void theReasonSaysWhatItLooksLikeAndUnderWhatItVaried() {
    assertEquals(
        "looks like an RFC 3339 timestamp; another one under call 1",
        of("\"2026-01-02T03:04:05Z\"", "\"2026-01-02T03:04:06Z\"").paths().get(0).reason());
  }

  @Test
  void timesThatWereOthersWhenTheFileWasMadeVary() {
    Observation then =
        Stability.recorded(
            GoldenFixtures.value("{\"at\": \"2026-01-02T03:04:05Z\", \"n\": 2, \"s\": \"new\"}"),
            GoldenFixtures.value("{\"at\": \"2025-01-02T03:04:05Z\", \"n\": 1, \"s\": \"old\"}"));
    assertEquals(
        "{\"at\": \"2025-01-02T03:04:05Z\", \"n\": 2, \"s\": \"new\"}",
        JsonText.line(then.answer()));
  }

  @Test
  void whatAFileSaysAlreadyStays() {
    Comparison said =
        GoldenFixtures.golden(
                "{\"input\": 1, \"expected_output\": {\"a\": 1, \"b\": 2, \"c\": 3}, \"ignored_fields\": [\"a\"], \"matchers\": {\"c\": \"number\"}}")
            .comparison();
    Proposal proposal =
        of("{\"a\": 1, \"b\": 2, \"c\": 3}", "{\"a\": 2, \"b\": 3, \"c\": 3}").proposal();
    assertEquals(
        "{\"ignored_fields\": [\"a\"], \"matchers\": {\"c\": \"number\", \"b\": \"integer\"}}",
        JsonText.line(Proposal.json(proposal.addedTo(said))));
  }
}

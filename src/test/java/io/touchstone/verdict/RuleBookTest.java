package io.touchstone.verdict;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.touchstone.contract.Contract;
import io.touchstone.diff.Coordinate;
import io.touchstone.diff.Motion;
import io.touchstone.diff.Side;
import io.touchstone.diff.Vocabulary;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RuleBookTest {
  /** About a whole contract that came or went: there are no two versions to show; a gate's. */
  private static final Set<String> WITHOUT_PAIR =
      Set.of("contract-added", "contract-removed", "contract-renamed");

  private static final RuleBook BOOK = RuleBook.standard();

  @Test
  void everyKindOfFactHasExactlyOneRule() {
    List<Coordinate> ofRules =
        BOOK.rules().stream().flatMap(rule -> rule.coordinates().stream()).toList();
    assertEquals(Set.copyOf(Vocabulary.coordinates()), Set.copyOf(ofRules));
    assertEquals(Vocabulary.coordinates().size(), ofRules.size());
    Vocabulary.coordinates()
        .forEach(coordinate -> assertTrue(BOOK.of(coordinate).coordinates().contains(coordinate)));
  }

  @Test
  void everyRuleIsAboutFactsOrAFindingOfTheGate() {
    for (Rule rule : BOOK.rules()) {
      assertEquals(rule.about() == Rule.About.GATE, rule.coordinates().isEmpty(), rule.id());
    }
  }

  @Test
  void idsAreUniqueWordsWithHyphens() {
    Set<String> ids = new HashSet<>();
    for (Rule rule : BOOK.rules()) {
      assertTrue(ids.add(rule.id()), rule.id());
      assertTrue(rule.id().matches("[a-z]+(-[a-z]+)*"), rule.id());
    }
  }

  @Test
  void everyRuleHasItsFixturesAndEveryFixtureItsRule() {
    Set<String> shown =
        CompatFixture.all().stream()
            .map(CompatFixture::rule)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> rules =
        BOOK.rules().stream()
            .filter(rule -> rule.about() != Rule.About.GATE)
            .map(Rule::id)
            .filter(id -> !WITHOUT_PAIR.contains(id))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(rules, shown);
    WITHOUT_PAIR.forEach(id -> assertTrue(BOOK.named(id).isPresent(), id));
  }

  @Test
  void textsAreSentencesWithKnownPlaceholders() {
    for (Rule rule : BOOK.rules()) {
      String rest = rule.says();
      for (String known : List.of("{path}", "{keyword}", "{before}", "{after}")) {
        rest = rest.replace(known, "");
      }
      String says = rest;
      assertAll(
          rule.id(),
          () -> assertFalse(says.matches(".*[{}].*"), says),
          () -> assertFalse(rule.says().endsWith("."), rule.says()),
          () -> assertFalse((rule.why() + rule.mend()).matches(".*[{}].*")),
          () -> assertTrue(rule.why().matches("[A-Za-z].*\\."), rule.why()),
          () -> assertTrue(rule.mend().matches("[A-Z].*\\."), rule.mend()));
    }
  }

  @Test
  void whatIsNoSchemaIsAPromise() {
    assertEquals(
        List.of(),
        Vocabulary.coordinates().stream()
            .filter(coordinate -> coordinate.side() == Side.CONTRACT)
            .filter(coordinate -> BOOK.of(coordinate).about() == Rule.About.SET)
            .toList());
  }

  @Test
  void lessForWritersAndMoreForReadersIsMajorWhereNothingIsProved() {
    List<String> lax =
        Stream.of("type", "enum-value", "maximum", "pattern", "additionalProperties")
            .filter(keyword -> bump(Side.INPUTS, keyword, false) != Bump.MAJOR)
            .collect(Collectors.toCollection(ArrayList::new));
    Stream.of("type", "enum-value", "maximum", "pattern", "additionalProperties")
        .filter(keyword -> bump(Side.OUTPUTS, keyword, true) != Bump.MAJOR)
        .forEach(lax::add);
    assertEquals(List.of(), lax);
  }

  /** Enum values and patterns come and go; other keywords let more or less through. */
  private static Bump bump(Side side, String keyword, boolean more) {
    Motion motion =
        switch (keyword) {
          case "enum-value" -> more ? Motion.ADDED : Motion.REMOVED;
          case "pattern" -> more ? Motion.REMOVED : Motion.ADDED;
          default -> more ? Motion.LOOSENED : Motion.TIGHTENED;
        };
    return BOOK.of(new Coordinate(side, keyword, motion)).bump();
  }

  @Test
  void twoRulesAboutOneFactAreRefused() {
    Rule rule = BOOK.rules().get(0);
    assertThrows(IllegalArgumentException.class, () -> new RuleBook(List.of(rule, rule)));
  }

  @Test
  void anUnknownNameIsAnsweredWithOneNearby() {
    assertTrue(BOOK.named("input-closd").isEmpty());
    assertTrue(BOOK.unknown("input-closd").contains("input-closed"));
  }

  @Test
  void placeholdersWithinValuesAreLeftAlone() {
    Contract old =
        Contracts.of(
            "{\"contract\":\"a\",\"kind\":\"skill\",\"version\":\"1.0.0\",\"inputs_schema\":"
                + "{\"type\":\"string\",\"default\":\"{after} $1\"}}");
    Contract now =
        Contracts.of(
            "{\"contract\":\"a\",\"kind\":\"skill\",\"version\":\"1.1.0\",\"inputs_schema\":"
                + "{\"type\":\"string\",\"default\":\"x\"}}");
    Judgement judgement = new Judge(BOOK, Policy.TOLERANT).judge(old, now).judgements().get(0);
    assertEquals(
        "the default of the value was \"{after} $1\" and is \"x\"", judgement.description());
  }
}

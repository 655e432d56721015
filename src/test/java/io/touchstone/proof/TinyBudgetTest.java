package io.touchstone.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.touchstone.proof.DecisionSettings.Draft4Integers;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A small budget makes answers undecided, and never others. */
class TinyBudgetTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 10, 100, 1000})
  void answersOnlyMoveToUndecided(long steps) {
    List<AcceptancePair> pairs = AcceptancePair.all().toList();
    List<String> full = answers(pairs, DecisionSettings.DEFAULT);
    List<String> poor = answers(pairs, budget(steps));
    for (int i = 0; i < pairs.size(); i++) {
      String name = pairs.get(i).name();
      String before = full.get(i);
      String after = poor.get(i);
      assertTrue(
          after.equals("undecided") || after.equals(before),
          () -> name + ": " + before + " became " + after);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 100, 10_000})
  void hostileSchemasAreNoOtherWithLess(long steps) {
    ContainmentDecider full = new ContainmentDecider(DecisionSettings.DEFAULT);
    ContainmentDecider poor = new ContainmentDecider(budget(steps));
    HostilePair.all()
        .forEach(
            pair -> {
              String after = poor.decideUnconfirmed(pair.schemaOfA(), pair.schemaOfB()).word();
              if (!after.equals("undecided")) {
                assertEquals(
                    full.decideUnconfirmed(pair.schemaOfA(), pair.schemaOfB()).word(),
                    after,
                    pair.name());
              }
            });
  }

  @Test
  void aThousandStepsDecideNearlyAll() {
    List<String> answers = answers(AcceptancePair.all().toList(), budget(1_000));
    for (String word : List.of("proved", "refuted")) {
      long decided = answers.stream().filter(word::equals).count();
      assertTrue(decided > answers.size() / 4, word + " " + decided + " of " + answers.size());
    }
  }

  @Test
  void aBudgetOfOneStepDecidesSomething() {
    List<AcceptancePair> pairs = AcceptancePair.all().toList();
    assertTrue(answers(pairs, budget(1)).contains("undecided"), "a step must count for something");
    assertTrue(answers(pairs, budget(1)).contains("proved"), "equal documents cost nothing");
  }

  @ParameterizedTest
  @ValueSource(longs = {20, 200, 300_000})
  void theSameBudgetGivesTheSameAnswerAlwaysAndInEveryThread(long steps) {
    ContainmentDecider shared = new ContainmentDecider(budget(steps));
    List<AcceptancePair> pairs = AcceptancePair.all().toList();
    List<String> expected =
        pairs.stream().map(pair -> shared.decide(pair.a(), pair.b()).toString()).toList();
    IntStream.range(0, 3 * pairs.size())
        .parallel()
        .forEach(
            i -> {
              AcceptancePair pair = pairs.get(i % pairs.size());
              assertEquals(
                  expected.get(i % pairs.size()),
                  shared.decide(pair.a(), pair.b()).toString(),
                  pair.name());
            });
  }

  private static List<String> answers(List<AcceptancePair> pairs, DecisionSettings settings) {
    ContainmentDecider decider = new ContainmentDecider(settings);
    return pairs.stream().map(pair -> decider.decide(pair.a(), pair.b()).word()).toList();
  }

  private static DecisionSettings budget(long steps) {
    return new DecisionSettings(steps, false, Draft4Integers.STRICT);
  }
}

package io.touchstone.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.touchstone.pattern.Languages;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds a value of a formula, or proves that there is none.
 *
 * <p>A formula that comes up again inside its own search is taken to be empty there: a smallest
 * value never contains a value of the same set. That answer holds only while the outer search is
 * under way: an emptiness that rests on such an assumption about an outer formula is remembered
 * only until the outer search has ended. If it ends in emptiness that rests on nothing further out,
 * all of them are proved together; if it finds a value, they are forgotten.
 */
final class Solver {
  private static final int DEEPEST = 150;
  private static final Map<JsonType, JsonNode> SIMPLEST =
      Map.of(
          JsonType.NULL, NullNode.instance,
          JsonType.BOOLEAN, BooleanNode.FALSE,
          JsonType.NUMBER, IntNode.valueOf(0),
          JsonType.STRING, TextNode.valueOf(""),
          JsonType.ARRAY, JsonNodeFactory.instance.arrayNode(),
          JsonType.OBJECT, JsonNodeFactory.instance.objectNode());

  private final Formulas formulas;
  private final TypedFormulas typedFormulas;
  private final Evaluator evaluator;
  private final Budget budget;
  private final Search search;
  private final Map<Formula, Outcome> settled = new HashMap<>();
  private final Map<Formula, Integer> underWay = new HashMap<>();
  private final ProvisionalEmptiness provisional = new ProvisionalEmptiness();

  /** The outermost formula under way that was assumed to be empty since this was last reset. */
  private int assumed = Integer.MAX_VALUE;

  Solver(
      Formulas formulas,
      TypedFormulas typedFormulas,
      Languages languages,
      Budget budget,
      Spelling spelling) {
    this.formulas = formulas;
    this.typedFormulas = typedFormulas;
    this.budget = budget;
    this.evaluator = new Evaluator(languages, budget);
    Map<JsonType, Theory> theories = new EnumMap<>(JsonType.class);
    theories.put(JsonType.NUMBER, new NumberTheory(budget));
    theories.put(JsonType.STRING, new StringTheory(languages, evaluator));
    ArrayTheory arrays = new ArrayTheory(this);
    theories.put(JsonType.ARRAY, arrays);
    theories.put(JsonType.OBJECT, new ObjectTheory(this));
    search = new Search(spelling, typedFormulas, evaluator, budget, theories);
    if (spelling.tellsApart()) {
      arrays.heed(new SpelledTwins(formulas, typedFormulas, search, this));
    }
  }

  Formulas formulas() {
    return formulas;
  }

  Evaluator evaluator() {
    return evaluator;
  }

  Budget budget() {
    return budget;
  }

  /** A value of the formula. */
  Outcome find(Formula formula) {
    Formula wanted = formula.resolved();
    if (wanted == formulas.none) {
      return Outcome.EMPTY;
    }
    Outcome known = settled.get(wanted);
    if (known != null) {
      return known;
    }
    Integer place = underWay.get(wanted);
    if (place != null) {
      assumed = Math.min(assumed, place);
      return Outcome.EMPTY;
    }
    Integer rest = provisional.assumedBy(wanted);
    if (rest != null) {
      assumed = Math.min(assumed, rest);
      return Outcome.EMPTY;
    }
    budget.step();
    int depth = underWay.size();
    if (depth >= DEEPEST) {
      return Outcome.Unknown.because("budget: values nested deeper than " + DEEPEST);
    }
    int assumedOutside = assumed;
    assumed = Integer.MAX_VALUE;
    int mark = provisional.size();
    underWay.put(wanted, depth);
    Outcome outcome = ofAnyType(wanted);
    underWay.remove(wanted);
    boolean restsOnOuter = assumed < depth;
    if (outcome instanceof Outcome.Empty && restsOnOuter) {
      // What rests on this one rests on all that this one rests on.
      provisional.lower(mark, assumed);
      provisional.add(wanted, assumed);
    } else {
      // An emptiness that rests on this one is proved with it, and falls with it.
      List<Formula> followers = provisional.dropFrom(mark);
      if (outcome instanceof Outcome.Empty) {
        followers.forEach(follower -> settled.put(follower, Outcome.EMPTY));
      }
      if (!restsOnOuter || outcome instanceof Outcome.Found) {
        settled.put(wanted, outcome);
      }
    }
    assumed = Math.min(assumedOutside, restsOnOuter ? assumed : Integer.MAX_VALUE);
    return outcome;
  }

  private Outcome ofAnyType(Formula formula) {
    Outcome.Doubts doubts = new Outcome.Doubts();
    for (JsonType type : JsonType.values()) {
      Typed typed = typedFormulas.of(formula, type, true);
      if (typed == typedFormulas.all) {
        return new Outcome.Found(SIMPLEST.get(type));
      }
      if (typed != typedFormulas.none) {
        Outcome outcome = search.find(type, typed);
        if (outcome instanceof Outcome.Found) {
          return outcome;
        }
        doubts.add(outcome);
      }
    }
    return doubts.outcome();
  }
}

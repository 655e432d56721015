package io.touchstone.proof;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.pattern.Languages;
import io.touchstone.schema.Dialect;
import io.touchstone.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Two schemas as formulas, and one budget for what is asked about them. One thread, one question.
 */
final class Session {
  private static final int SHRINK_STEPS = 100_000;

  /** Of the steps, those that patterns may take on top: theirs are five times as large. */
  private static final long PATTERN_SHARE = 5;

  private final Formulas formulas = new Formulas();
  private final Languages languages;
  private final TypedFormulas typedFormulas;
  private final Solver solver;
  private final Formula a;
  private final Formula b;

  Session(Schema a, Schema b, DecisionSettings settings) {
    this(a, b, List.of(), settings);
  }

  /**
   * @param given what A is to mean only together with
   */
  Session(Schema a, Schema b, List<Schema> given, DecisionSettings settings) {
    Budget budget = new Budget(settings.steps());
    languages = new Languages(Math.max(1, settings.steps() / PATTERN_SHARE));
    typedFormulas = new TypedFormulas(budget);
    boolean draft4 =
        Stream.concat(Stream.of(a, b), given.stream())
            .anyMatch(schema -> schema.dialect() == Dialect.DRAFT_4);
    Spelling spelling = Spelling.of(formulas, draft4, settings.draft4Integers());
    List<Formula> accepting = new ArrayList<>();
    accepting.add(compiler("a ", settings, spelling, budget).compile(a.root()));
    for (Schema schema : given) {
      String side = "given " + accepting.size() + " ";
      accepting.add(compiler(side, settings, spelling, budget).compile(schema.root()));
    }
    this.a = formulas.and(accepting);
    this.b = compiler("b ", settings, spelling, budget).compile(b.root());
    solver = new Solver(formulas, typedFormulas, languages, budget, spelling);
  }

  private SchemaCompiler compiler(
      String side, DecisionSettings settings, Spelling spelling, Budget budget) {
    return new SchemaCompiler(formulas, languages, settings, spelling, side, budget);
  }

  /** The values that A accepts and B refuses. */
  Formula difference() {
    return formulas.and(a, formulas.not(b));
  }

  Formula without(Formula formula, JsonNode value) {
    return formulas.and(formula, formulas.not(formulas.values(ValueSet.of(value))));
  }

  Outcome find(Formula formula) {
    return solver.find(formula);
  }

  /** Whether the value is in A and not in B, as far as this side can tell. */
  boolean tellsApart(JsonNode value) {
    return isWitness(new Evaluator(languages, new Budget(SHRINK_STEPS)), value);
  }

  /** A witness that is smaller and tells the two apart just as well. */
  JsonNode shrunk(JsonNode witness) {
    Evaluator evaluator = new Evaluator(languages, new Budget(SHRINK_STEPS));
    Predicate<JsonNode> isWitness =
        value -> {
          try {
            return isWitness(evaluator, value);
          } catch (Budget.Spent spent) {
            return false;
          }
        };
    return new Shrinker(isWitness).shrink(witness);
  }

  private boolean isWitness(Evaluator evaluator, JsonNode value) {
    return evaluator.of(a, value) == Truth.TRUE && evaluator.of(b, value) == Truth.FALSE;
  }

  /** What A says of one value. */
  Truth evaluate(JsonNode value) {
    return solver.evaluator().of(a, value);
  }
}

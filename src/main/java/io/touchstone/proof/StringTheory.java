package io.touchstone.proof;

import com.fasterxml.jackson.databind.node.TextNode;
import io.touchstone.pattern.Language;
import io.touchstone.pattern.Languages;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Strings: one regular language, bounds of length, strings that are not meant, and oracles, which
 * are asked about candidates.
 */
final class StringTheory implements Theory {
  private static final int ORACLE_TRIES = 200;
  private static final int LONGEST = 100_000;

  private final Languages languages;
  private final Evaluator evaluator;

  StringTheory(Languages languages, Evaluator evaluator) {
    this.languages = languages;
    this.evaluator = evaluator;
  }

  @Override
  public Outcome solve(List<Typed.Shape.Literal> literals) {
    Wanted wanted = new Wanted();
    literals.forEach(wanted::add);
    if (wanted.least > wanted.most) {
      return Outcome.EMPTY;
    }
    for (Oracle oracle : wanted.oracles) {
      for (String sample : oracle.samples()) {
        if (fits(sample, literals)) {
          return new Outcome.Found(TextNode.valueOf(sample));
        }
      }
    }
    if (wanted.least > LONGEST) {
      return tooLong(wanted);
    }
    return wanted.language == null && wanted.oracles.isEmpty() ? plain(wanted) : regular(wanted);
  }

  private boolean fits(String text, List<Typed.Shape.Literal> literals) {
    TextNode value = TextNode.valueOf(text);
    return literals.stream()
        .allMatch(
            literal -> {
              Truth truth = evaluator.of(literal.atom(), value);
              return (literal.positive() ? truth : truth.not()) == Truth.TRUE;
            });
  }

  /** All that is shown of such a string is that it need not exist. */
  private Outcome tooLong(Wanted wanted) {
    Outcome unknown =
        Outcome.Unknown.because("budget: a string of " + wanted.least + " characters");
    if (wanted.language == null) {
      return unknown;
    }
    Languages.Sample sample =
        languages.shortest(wanted.language, wanted.least, wanted.most, text -> true, 1);
    return sample instanceof Languages.Sample.None ? Outcome.EMPTY : unknown;
  }

  /** Without a language there are as many strings of each length as anyone may exclude. */
  private static Outcome plain(Wanted wanted) {
    if (wanted.least == 0 && !wanted.excluded.contains("")) {
      return new Outcome.Found(TextNode.valueOf(""));
    }
    if (wanted.most == 0) {
      return Outcome.EMPTY;
    }
    int length = (int) Math.max(1, wanted.least);
    String head = "a".repeat(length - 1);
    for (int last = 'a'; ; last = next(last)) {
      String text = head + Character.toString(last);
      if (!wanted.excluded.contains(text)) {
        return new Outcome.Found(TextNode.valueOf(text));
      }
    }
  }

  /** Letters first, then all that begins at U+4E00, but for surrogates: more than are excluded. */
  private static int next(int codePoint) {
    return switch (codePoint) {
      case 'z' -> 0x4E00;
      case Character.MIN_SURROGATE - 1 -> Character.MAX_SURROGATE + 1;
      default -> codePoint + 1;
    };
  }

  private Outcome regular(Wanted wanted) {
    Language language = wanted.language == null ? languages.all() : wanted.language;
    Outcome.Doubts doubts = new Outcome.Doubts();
    Predicate<String> fits =
        text -> {
          if (wanted.excluded.contains(text)) {
            return false;
          }
          Truth truth = Truth.TRUE;
          for (Oracle oracle : wanted.oracles) {
            Truth answer = oracle.test(text);
            truth = truth.and(wanted.refused.contains(oracle) ? answer.not() : answer);
          }
          if (truth == Truth.UNKNOWN) {
            wanted.oracles.forEach(oracle -> doubts.add(oracle.reason()));
          }
          return truth == Truth.TRUE;
        };
    int tries = wanted.excluded.size() + 1 + (wanted.oracles.isEmpty() ? 0 : ORACLE_TRIES);
    Languages.Sample sample = languages.shortest(language, wanted.least, wanted.most, fits, tries);
    if (sample instanceof Languages.Sample.Found found) {
      return new Outcome.Found(TextNode.valueOf(found.text()));
    }
    if (sample instanceof Languages.Sample.GaveUp) {
      wanted.oracles.forEach(oracle -> doubts.add(oracle.reason()));
      if (wanted.oracles.isEmpty()) {
        doubts.add("budget: a pattern that takes too many steps");
      }
    }
    return doubts.outcome();
  }

  /** The literals, sorted. */
  private final class Wanted {
    private long least;
    private long most = Long.MAX_VALUE;
    private Language language;
    private final Set<String> excluded = new HashSet<>();
    private final List<Oracle> oracles = new ArrayList<>();
    private final Set<Oracle> refused = new HashSet<>();

    void add(Typed.Shape.Literal literal) {
      if (literal.atom() instanceof Atom.SizeAtLeast atLeast) {
        if (literal.positive()) {
          least = Math.max(least, atLeast.size());
        } else {
          most = Math.min(most, atLeast.size() - 1);
        }
      } else if (literal.atom() instanceof Atom.InLanguage in) {
        narrow(literal.positive() ? in.language() : languages.not(in.language()));
      } else if (literal.atom() instanceof Atom.Accepted accepted) {
        oracles.add(accepted.oracle());
        if (literal.positive()) {
          narrow(accepted.oracle().bound());
        } else {
          refused.add(accepted.oracle());
        }
      } else if (literal.atom() instanceof Atom.OneOf oneOf && !literal.positive()) {
        oneOf.values().values().forEach(value -> excluded.add(value.textValue()));
      }
    }

    private void narrow(Language further) {
      language = language == null ? further : languages.and(language, further);
    }
  }
}

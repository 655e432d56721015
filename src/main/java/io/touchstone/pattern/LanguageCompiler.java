package io.touchstone.pattern;

import io.touchstone.pattern.Regex.Assertion;
import io.touchstone.pattern.Regex.Cases;
import io.touchstone.pattern.Regex.Look;
import io.touchstone.pattern.Regex.Repeat;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Makes the language of the texts in which a regular regex is found. Goes from right to left: each
 * node answers which rests of a text it matches the beginning of, for what may follow it.
 */
final class LanguageCompiler implements Cases<UnaryOperator<Rests>> {
  private final LanguageNodes nodes;
  private final PlainLanguage plain;

  LanguageCompiler(LanguageNodes nodes) {
    this.nodes = nodes;
    this.plain = new PlainLanguage(nodes);
  }

  /** The texts with a match somewhere in them. */
  Language found(Regex regex) {
    Rests rests = before(regex, Rests.same(nodes.all()));
    if (rests.areOne()) {
      return nodes.cat(nodes.all(), rests.atStart());
    }
    Rests anywhereLater = plainly(nodes.cat(nodes.all(), nodes.any())).apply(rests);
    return nodes.alt(rests.atStart(), anywhereLater.atStart());
  }

  private Rests before(Regex regex, Rests rests) {
    return regex.match(this).apply(rests);
  }

  /** What has no assertion in it is one language, whatever stands around it. */
  private UnaryOperator<Rests> plainly(Language language) {
    return rests -> {
      if (rests.areOne()) {
        return Rests.same(nodes.cat(language, rests.atStart()));
      }
      Language some = nodes.and(language, nodes.cat(nodes.any(), nodes.all()));
      Language through;
      if (rests.afterWord() == rests.afterOther()) {
        through = nodes.cat(some, rests.afterWord());
      } else {
        Language word = nodes.set(CharacterClasses.WORD);
        Language other = nodes.set(CharacterClasses.WORD.complement());
        through =
            nodes.alt(
                nodes.cat(endingWith(some, word), rests.afterWord()),
                nodes.cat(endingWith(some, other), rests.afterOther()));
      }
      return language.isNullable()
          ? rests.map(rest -> nodes.alt(through, rest))
          : Rests.same(through);
    };
  }

  private Language endingWith(Language language, Language last) {
    return language.kind() == Language.Kind.SET
        ? nodes.and(language, last)
        : nodes.and(language, nodes.cat(nodes.all(), last));
  }

  @Override
  public UnaryOperator<Rests> empty() {
    return rests -> rests;
  }

  @Override
  public UnaryOperator<Rests> charSet(CodePoints members) {
    return plainly(nodes.set(members));
  }

  @Override
  public UnaryOperator<Rests> concat(List<Regex> parts) {
    return rests -> {
      Rests before = rests;
      for (int i = parts.size() - 1; i >= 0; i--) {
        before = before(parts.get(i), before);
      }
      return before;
    };
  }

  @Override
  public UnaryOperator<Rests> alternation(List<Regex> choices) {
    Regex whole = Regex.alternation(choices);
    return PlainLanguage.isPlain(whole)
        ? plainly(plain.of(whole))
        : rests -> {
          List<Rests> all = new ArrayList<>();
          choices.forEach(choice -> all.add(before(choice, rests)));
          return Rests.join(all, nodes::alt);
        };
  }

  @Override
  public UnaryOperator<Rests> repeat(Repeat repeat) {
    return PlainLanguage.isPlain(repeat.body())
        ? plainly(plain.of(repeat))
        : rests -> unrolled(repeat, rests);
  }

  private Rests unrolled(Repeat repeat, Rests rests) {
    Regex body = repeat.body();
    Rests before = rests;
    if (repeat.most() == Repeat.UNBOUNDED) {
      before = nodes.loop(body, rests, loop -> before(body, loop));
    } else {
      for (int i = repeat.least(); i < repeat.most(); i++) {
        before = Rests.join(List.of(rests, before(body, before)), nodes::alt);
      }
    }
    for (int i = 0; i < repeat.least(); i++) {
      before = before(body, before);
    }
    return before;
  }

  @Override
  public UnaryOperator<Rests> assertion(Assertion assertion) {
    Language none = nodes.none();
    return switch (assertion) {
      case START -> rests -> new Rests(rests.atStart(), none, none);
      case END -> rests -> rests.map(rest -> nodes.and(rest, nodes.empty()));
      case WORD_BOUNDARY -> rests -> boundary(rests, wordNext(), nodes.not(wordNext()));
      case NO_WORD_BOUNDARY -> rests -> boundary(rests, nodes.not(wordNext()), wordNext());
    };
  }

  private Language wordNext() {
    return nodes.cat(nodes.set(CharacterClasses.WORD), nodes.all());
  }

  private Rests boundary(Rests rests, Language afterOther, Language afterWord) {
    return new Rests(
        nodes.and(rests.atStart(), afterOther),
        nodes.and(rests.afterWord(), afterWord),
        nodes.and(rests.afterOther(), afterOther));
  }

  @Override
  public UnaryOperator<Rests> look(Look look) {
    return rests -> {
      Rests seen = before(look.body(), Rests.same(nodes.all()));
      Rests condition = look.negative() ? seen.map(nodes::not) : seen;
      return Rests.join(List.of(condition, rests), nodes::and);
    };
  }
}

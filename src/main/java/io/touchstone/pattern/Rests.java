package io.touchstone.pattern;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What the rest of a text may be, by what stands before it. */
record Rests(Language atStart, Language afterWord, Language afterOther) {
  static Rests same(Language rest) {
    return new Rests(rest, rest, rest);
  }

  static Rests join(List<Rests> rests, Function<Collection<Language>, Language> joint) {
    return new Rests(
        joint.apply(rests.stream().map(Rests::atStart).toList()),
        joint.apply(rests.stream().map(Rests::afterWord).toList()),
        joint.apply(rests.stream().map(Rests::afterOther).toList()));
  }

  boolean areOne() {
    return atStart == afterWord && afterWord == afterOther;
  }

  Rests map(UnaryOperator<Language> change) {
    Language word = change.apply(afterWord);
    Language other = afterOther == afterWord ? word : change.apply(afterOther);
    return new Rests(atStart == afterWord ? word : change.apply(atStart), word, other);
  }
}

package io.touchstone.pattern;

import static io.touchstone.pattern.Language.UNBOUNDED;

import io.touchstone.pattern.Language.Kind;
import io.touchstone.pattern.Language.Shape;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Makes the nodes of languages: each shape once, in the simplest shape that is quickly found. */
final class LanguageNodes {
  private final Map<Shape, Language> known = new HashMap<>();
  private final Map<Round, Rests> loops = new HashMap<>();
  private final StepBudget budget;
  private final SetAlgebra algebra;
  private final Language none;
  private final Language empty;
  private final Language any;
  private final Language all;

  LanguageNodes(StepBudget budget) {
    this.budget = budget;
    this.algebra = new SetAlgebra(this);
    none = set(CodePoints.NONE);
    empty = node(new Shape(Kind.EMPTY, null, List.of(), 0, 0));
    any = set(CodePoints.ALL);
    all = repeat(any, 0, UNBOUNDED);
  }

  Language none() {
    return none;
  }

  /** The empty text alone. */
  Language empty() {
    return empty;
  }

  /** Each text of one code point. */
  Language any() {
    return any;
  }

  Language all() {
    return all;
  }

  Language set(CodePoints members) {
    CodePoints scalars = members.intersection(CharacterClasses.SCALARS);
    return node(new Shape(Kind.SET, scalars, List.of(), 1, 1));
  }

  Language word(String word) {
    Language tail = empty;
    for (int end = word.length(); end > 0; ) {
      int codePoint = word.codePointBefore(end);
      tail = cat(set(CodePoints.of(codePoint)), tail);
      end -= Character.charCount(codePoint);
    }
    return tail;
  }

  Language cat(Language first, Language second) {
    if (first == none || second == none) {
      return none;
    }
    Language head = first;
    Language tail = second;
    if (head.kind() == Kind.CAT) {
      ArrayDeque<Language> heads = new ArrayDeque<>();
      for (; head.kind() == Kind.CAT; head = head.part(1)) {
        heads.push(head.part(0));
      }
      tail = join(head, tail);
      while (!heads.isEmpty()) {
        tail = join(heads.pop(), tail);
      }
      return tail;
    }
    return join(head, tail);
  }

  /** The head is no CAT. */
  private Language join(Language head, Language tail) {
    budget.spend(1);
    if (head == empty || tail == empty) {
      return head == empty ? tail : head;
    }
    if ((head == all && tail.isNullable()) || (tail == all && head.isNullable())) {
      return all;
    }
    Language next = tail.kind() == Kind.CAT ? tail.part(0) : tail;
    Language joined = joinedRepeats(head, next);
    if (joined != null) {
      return tail.kind() == Kind.CAT ? join(joined, tail.part(1)) : joined;
    }
    return node(new Shape(Kind.CAT, null, List.of(head, tail), 1, 1));
  }

  /** Null unless one of them repeats the other, or what the other repeats as well. */
  private Language joinedRepeats(Language first, Language second) {
    boolean firstRepeats = first.kind() == Kind.REPEAT;
    boolean secondRepeats = second.kind() == Kind.REPEAT;
    Language body = firstRepeats ? first.part(0) : first;
    Language other = secondRepeats ? second.part(0) : second;
    if (body != other || !(firstRepeats || secondRepeats)) {
      return null;
    }
    return repeat(
        body, Measure.sum(least(first), least(second)), Measure.sum(most(first), most(second)));
  }

  private static long least(Language language) {
    return language.kind() == Kind.REPEAT ? language.least() : 1;
  }

  private static long most(Language language) {
    return language.kind() == Kind.REPEAT ? language.most() : 1;
  }

  Language repeat(Language body, long least, long most) {
    if (most == 0 || body == empty) {
      return empty;
    }
    if (body == none) {
      return least == 0 ? empty : none;
    }
    if (least == 1 && most == 1) {
      return body;
    }
    if (body.kind() == Kind.REPEAT && body.least() == 0 && body.most() == UNBOUNDED) {
      return body;
    }
    long needed = body.isNullable() ? 0 : least;
    return node(new Shape(Kind.REPEAT, null, List.of(body), needed, most));
  }

  Language not(Language body) {
    if (body == none || body == all) {
      return body == none ? all : none;
    }
    return body.kind() == Kind.NOT
        ? body.part(0)
        : node(new Shape(Kind.NOT, null, List.of(body), 1, 1));
  }

  Language alt(Iterable<Language> choices) {
    return algebra.alt(choices);
  }

  Language alt(Language a, Language b) {
    return a == b || b == none ? a : a == none ? b : algebra.alt(List.of(a, b));
  }

  Language and(Iterable<Language> parts) {
    return algebra.and(parts);
  }

  Language and(Language a, Language b) {
    return a == b || b == all ? a : a == all ? b : algebra.and(List.of(a, b));
  }

  /** What goes round, and what follows. */
  private record Round(Regex body, Rests rests) {}

  /**
   * What matches the rests after any number of rounds, each of which reads something.
   *
   * @param round what matches a round and then the given
   */
  Rests loop(Regex body, Rests rests, UnaryOperator<Rests> round) {
    Rests loop = loops.get(new Round(body, rests));
    if (loop == null) {
      loop = rests.areOne() ? Rests.same(loop(rests.atStart(), rests)) : null;
      Rests unfolded = loop == null ? null : round.apply(loop);
      if (unfolded == null || !unfolded.areOne()) {
        loop =
            new Rests(
                loop(rests.atStart(), rests),
                loop(rests.afterWord(), rests),
                loop(rests.afterOther(), rests));
        unfolded = round.apply(loop);
      }
      loop.atStart().unfolded = alt(rests.atStart(), unfolded.atStart());
      loop.afterWord().unfolded = alt(rests.afterWord(), unfolded.afterWord());
      loop.afterOther().unfolded = alt(rests.afterOther(), unfolded.afterOther());
      loops.put(new Round(body, rests), loop);
    }
    return loop;
  }

  /** One that is like no other. */
  private Language loop(Language rest, Rests rests) {
    List<Language> parts = List.of(rest, rests.atStart(), rests.afterWord(), rests.afterOther());
    return node(new Shape(Kind.LOOP, null, parts, known.size(), 0));
  }

  StepBudget budget() {
    return budget;
  }

  /** The one node of the shape. */
  Language node(Shape shape) {
    Language found = known.get(shape);
    if (found == null) {
      budget.spend(1);
      found = new Language(known.size(), shape, Measure.of(shape));
      known.put(shape, found);
    }
    return found;
  }
}

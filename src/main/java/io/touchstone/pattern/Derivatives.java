package io.touchstone.pattern;

import io.touchstone.pattern.Language.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What may follow a code point: of each language once for each class of code points. Nothing here
 * calls itself, for a language may be as deep as a pattern is long.
 */
final class Derivatives {
  private final LanguageNodes nodes;
  private final Map<List<Language>, Partition> partitions = new HashMap<>();

  Derivatives(LanguageNodes nodes) {
    this.nodes = nodes;
  }

  /** The code points in classes that the language cannot tell apart as a first one. */
  Partition partition(Language language) {
    if (language.partition == null) {
      language.partition =
          partitions.computeIfAbsent(
              leading(language), key -> Partition.of(key.stream().map(Language::set).toList()));
      language.derivatives = new Language[language.partition.size()];
    }
    return language.partition;
  }

  /**
   * What may follow the code point.
   *
   * @param codePoint no surrogate
   * @param bounded whether to end with the budget
   */
  Language of(Language language, int codePoint, boolean bounded) {
    Language result = known(language, codePoint);
    if (result != null) {
      return result;
    }
    Deque<Language> pending = new ArrayDeque<>();
    pending.push(language);
    while (!pending.isEmpty()) {
      Language top = pending.peek();
      if (known(top, codePoint) != null) {
        pending.pop();
      } else if (!pushUnknown(top, codePoint, pending)) {
        if (bounded && nodes.budget().isSpent()) {
          throw new OutOfStepsException();
        }
        nodes.budget().spend(1);
        top.derivatives[top.partition.classOf(codePoint)] = derive(top, codePoint);
        pending.pop();
      }
    }
    return known(language, codePoint);
  }

  /** Null if it has not been taken yet. */
  private Language known(Language language, int codePoint) {
    return switch (language.kind()) {
      case SET -> language.set().contains(codePoint) ? nodes.empty() : nodes.none();
      case EMPTY -> nodes.none();
      default -> {
        int number = partition(language).classOf(codePoint);
        yield language.derivatives[number];
      }
    };
  }

  private boolean pushUnknown(Language language, int codePoint, Deque<Language> pending) {
    boolean pushed = false;
    for (Language part : asked(language)) {
      if (known(part, codePoint) == null) {
        pending.push(part);
        pushed = true;
      }
    }
    return pushed;
  }

  /** The parts that the first code point may be in. */
  private static List<Language> asked(Language language) {
    if (language.kind() == Kind.LOOP) {
      return List.of(language.unfolded);
    }
    return language.kind() == Kind.CAT && !language.part(0).isNullable()
        ? language.parts().subList(0, 1)
        : language.parts();
  }

  private Language derive(Language language, int codePoint) {
    if (language.kind() == Kind.LOOP) {
      return known(language.unfolded, codePoint);
    }
    Language first = known(language.part(0), codePoint);
    return switch (language.kind()) {
      case CAT -> {
        Language through = nodes.cat(first, language.part(1));
        yield language.part(0).isNullable()
            ? nodes.alt(through, known(language.part(1), codePoint))
            : through;
      }
      case ALT -> nodes.alt(each(language.parts(), codePoint));
      case AND -> nodes.and(each(language.parts(), codePoint));
      case NOT -> nodes.not(first);
      case REPEAT -> nodes.cat(first, oneLess(language));
      default -> throw new IllegalStateException("no parts to derive");
    };
  }

  private Language oneLess(Language repeat) {
    long most = repeat.most() == Language.UNBOUNDED ? repeat.most() : repeat.most() - 1;
    return nodes.repeat(repeat.part(0), Math.max(0, repeat.least() - 1), most);
  }

  private List<Language> each(List<Language> parts, int codePoint) {
    List<Language> derived = new ArrayList<>(parts.size());
    for (Language part : parts) {
      derived.add(known(part, codePoint));
    }
    return derived;
  }

  private List<Language> leading(Language language) {
    Deque<Language> pending = new ArrayDeque<>();
    pending.push(language);
    while (language.leading == null) {
      Language top = pending.peek();
      int before = pending.size();
      asked(top).stream().filter(part -> part.leading == null).forEach(pending::push);
      if (pending.size() == before) {
        top.leading = union(top);
        pending.pop();
      }
    }
    return language.leading;
  }

  private List<Language> union(Language language) {
    if (language.kind() == Kind.SET) {
      return List.of(language);
    }
    List<Language> asked = asked(language);
    if (asked.size() == 1) {
      return asked.get(0).leading;
    }
    Map<Integer, Language> sets = new TreeMap<>();
    for (Language part : asked) {
      part.leading.forEach(set -> sets.put(set.id(), set));
    }
    nodes.budget().spend(sets.size() / 16);
    return List.copyOf(sets.values());
  }
}

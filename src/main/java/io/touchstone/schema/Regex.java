package io.touchstone.schema;

import java.util.List;

/**
 * What a pattern means: a tree over code points. Classes and escapes are sets by now, groups are
 * gone, and greedy and lazy are one, for neither changes what matches.
 */
sealed interface Regex {
  /** The empty text. */
  record Empty() implements Regex {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.empty();
    }
  }

  /** One code point of {@code members}; nothing at all if there are none. */
  record CharSet(CodePoints members) implements Regex {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.charSet(members);
    }
  }

  /** One part after the other. */
  record Concat(List<Regex> parts) implements Regex {
    public Concat {
      parts = List.copyOf(parts);
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.concat(parts);
    }
  }

  /** Any one of the choices. */
  record Alternation(List<Regex> choices) implements Regex {
    public Alternation {
      choices = List.copyOf(choices);
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.alternation(choices);
    }
  }

  /**
   * The body, {@code least} to {@code most} times.
   *
   * @param most {@link #UNBOUNDED}, or at least {@code least}
   */
  record Repeat(Regex body, int least, int most) implements Regex {
    static final int UNBOUNDED = Integer.MAX_VALUE;

    /** The largest count; a larger one that is written down means this. */
    static final int LARGEST = UNBOUNDED - 1;

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.repeat(this);
    }
  }

  /** A condition on a place in the text; matches the empty text there. */
  enum Assertion implements Regex {
    START,
    END,
    WORD_BOUNDARY,
    NO_WORD_BOUNDARY;

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.assertion(this);
    }
  }

  /** One answer for each kind of node. */
  interface Cases<T> {
    T empty();

    T charSet(CodePoints members);

    T concat(List<Regex> parts);

    T alternation(List<Regex> choices);

    T repeat(Repeat repeat);

    T assertion(Assertion assertion);
  }

  <T> T match(Cases<T> cases);

  static Regex concat(List<Regex> parts) {
    List<Regex> telling = parts.stream().filter(part -> !(part instanceof Empty)).toList();
    return switch (telling.size()) {
      case 0 -> new Empty();
      case 1 -> telling.get(0);
      default -> new Concat(telling);
    };
  }

  static Regex alternation(List<Regex> choices) {
    return choices.size() == 1 ? choices.get(0) : new Alternation(choices);
  }

  static Regex repeat(Regex body, int least, int most) {
    if (body instanceof Empty || most == 0) {
      return new Empty();
    }
    return least == 1 && most == 1 ? body : new Repeat(body, least, most);
  }
}

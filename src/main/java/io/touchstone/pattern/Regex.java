package io.touchstone.pattern;

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
   * @param lazy whether few rounds are tried first: told only beside back-references, which alone
   *     can see it
   */
  record Repeat(Regex body, int least, int most, boolean lazy) implements Regex {
    static final int UNBOUNDED = Integer.MAX_VALUE;

    /** The largest count; a larger one that is written down means this. */
    static final int LARGEST = UNBOUNDED - 1;

    Repeat(Regex body, int least, int most) {
      this(body, least, most, false);
    }

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

  /** Matches the empty text where the body matches (or does not) what follows (or precedes). */
  record Look(Regex body, boolean ahead, boolean negative) implements Regex {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.look(this);
    }
  }

  /** The body, remembered under a number; only where a back-reference may ask for it. */
  record Capture(int group, Regex body) implements Regex {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.capture(this);
    }
  }

  /** What the group has matched last. */
  record BackReference(int group) implements Regex {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.backReference(this);
    }
  }

  /** One answer for each kind of node; the last three kinds are never met in an EcmaPattern. */
  interface Cases<T> {
    T empty();

    T charSet(CodePoints members);

    T concat(List<Regex> parts);

    T alternation(List<Regex> choices);

    T repeat(Repeat repeat);

    T assertion(Assertion assertion);

    default T look(Look look) {
      throw new IllegalStateException("a look-around where none is expected");
    }

    default T capture(Capture capture) {
      throw new IllegalStateException("a capture where none is expected");
    }

    default T backReference(BackReference reference) {
      throw new IllegalStateException("a back-reference where none is expected");
    }
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
    return repeat(body, least, most, false);
  }

  static Regex repeat(Regex body, int least, int most, boolean lazy) {
    if (body instanceof Empty || most == 0) {
      return new Empty();
    }
    return least == 1 && most == 1 ? body : new Repeat(body, least, most, lazy);
  }
}

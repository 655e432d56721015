package io.touchstone.pattern;

import io.touchstone.pattern.Regex.Assertion;
import io.touchstone.pattern.Regex.BackReference;
import io.touchstone.pattern.Regex.Capture;
import io.touchstone.pattern.Regex.Cases;
import io.touchstone.pattern.Regex.CharSet;
import io.touchstone.pattern.Regex.Empty;
import io.touchstone.pattern.Regex.Look;
import io.touchstone.pattern.Regex.Repeat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a regex that {@link LanguageCompiler} understands and that matches wherever the given one
 * does: the same, if there is nothing in it that asks for less.
 */
final class Widening implements Cases<Regex> {
  /** How many copies of assertions a counted repeat may come to. */
  private static final long MOST_COPIES = 1_000;

  /** Beyond this, what may follow a code point takes too long to write down. */
  private static final int MOST_OPTIONAL_PARTS = 1_000;

  /** Whether conditions on places are left out. */
  private boolean bare;

  private String reason;
  private int optionalParts;
  private long copies = 1;

  /** What the groups that are closed may have matched, by their numbers. */
  private final Map<Integer, Regex> groups = new HashMap<>();

  private Widening() {}

  /**
   * @param regex no wider than necessary
   * @param reason why it is not the same; empty if it is
   */
  record Widened(Regex regex, Optional<String> reason) {}

  static Widened of(Regex regex) {
    Widening widening = new Widening();
    Regex wide = regex.match(widening);
    if (widening.optionalParts > MOST_OPTIONAL_PARTS) {
      wide = new Empty();
      widening.because("too many optional parts");
    }
    return new Widened(wide, Optional.ofNullable(widening.reason));
  }

  private void because(String what) {
    reason = reason == null ? what : reason;
  }

  @Override
  public Regex empty() {
    return new Empty();
  }

  @Override
  public Regex charSet(CodePoints members) {
    return new CharSet(members);
  }

  @Override
  public Regex concat(List<Regex> parts) {
    return Regex.concat(each(parts));
  }

  @Override
  public Regex alternation(List<Regex> choices) {
    return Regex.alternation(each(choices));
  }

  private List<Regex> each(List<Regex> parts) {
    List<Regex> wide = new ArrayList<>(parts.size());
    parts.forEach(part -> wide.add(part.match(this)));
    return wide;
  }

  @Override
  public Regex repeat(Repeat repeat) {
    optionalParts += repeat.least() == 0 ? 1 : 0;
    boolean bareOutside = bare;
    long copiesOutside = copies;
    if (!bare && !PlainLanguage.isPlain(repeat.body())) {
      boolean loops = repeat.most() == Repeat.UNBOUNDED;
      long times = loops ? 2L * Math.max(1, repeat.least()) : repeat.most();
      copies = Math.min(Integer.MAX_VALUE, copies * times);
      bare =
          copies > MOST_COPIES / StateCount.of(repeat.body())
              || (loops && LeastLength.of(repeat.body()) == 0);
    }
    if (bare && !bareOutside) {
      because("assertion in a repeat");
    }
    Regex wide = Regex.repeat(repeat.body().match(this), repeat.least(), repeat.most());
    bare = bareOutside;
    copies = copiesOutside;
    return wide;
  }

  @Override
  public Regex assertion(Assertion assertion) {
    return bare ? new Empty() : assertion;
  }

  @Override
  public Regex look(Look look) {
    if (!look.ahead()) {
      because("look-behind");
    }
    Widened body = bodyOf(look);
    body.reason().ifPresent(this::because);
    boolean tellsTooMuch = look.negative() && body.reason().isPresent();
    return bare || !look.ahead() || tellsTooMuch
        ? new Empty()
        : new Look(body.regex(), true, look.negative());
  }

  private Widened bodyOf(Look look) {
    Widening inside = new Widening();
    inside.copies = copies;
    Regex wide = look.body().match(inside);
    optionalParts += inside.optionalParts;
    return new Widened(wide, Optional.ofNullable(inside.reason));
  }

  @Override
  public Regex capture(Capture capture) {
    Regex body = capture.body().match(this);
    groups.put(capture.group(), body);
    return body;
  }

  @Override
  public Regex backReference(BackReference reference) {
    because("back-reference");
    Regex group = groups.get(reference.group());
    if (group != null && PlainLanguage.isPlain(group)) {
      // What the group has matched, or nothing if it has not been passed.
      return Regex.alternation(List.of(group, new Empty()));
    }
    return Regex.repeat(new CharSet(CodePoints.ALL), 0, Repeat.UNBOUNDED);
  }
}

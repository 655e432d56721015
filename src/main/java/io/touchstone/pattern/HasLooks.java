package io.touchstone.pattern;

import io.touchstone.pattern.Regex.Assertion;
import io.touchstone.pattern.Regex.BackReference;
import io.touchstone.pattern.Regex.Capture;
import io.touchstone.pattern.Regex.Cases;
import io.touchstone.pattern.Regex.Look;
import io.touchstone.pattern.Regex.Repeat;
import java.util.List;

/** Whether a regex needs more than an {@link Automaton}: look-around or back-references. */
final class HasLooks implements Cases<Boolean> {
  private HasLooks() {}

  static boolean in(Regex regex) {
    return regex.match(new HasLooks());
  }

  @Override
  public Boolean empty() {
    return false;
  }

  @Override
  public Boolean charSet(CodePoints members) {
    return false;
  }

  @Override
  public Boolean concat(List<Regex> parts) {
    return parts.stream().anyMatch(part -> part.match(this));
  }

  @Override
  public Boolean alternation(List<Regex> choices) {
    return choices.stream().anyMatch(choice -> choice.match(this));
  }

  @Override
  public Boolean repeat(Repeat repeat) {
    return repeat.body().match(this);
  }

  @Override
  public Boolean assertion(Assertion assertion) {
    return false;
  }

  @Override
  public Boolean look(Look look) {
    return true;
  }

  @Override
  public Boolean capture(Capture capture) {
    return true;
  }

  @Override
  public Boolean backReference(BackReference reference) {
    return true;
  }
}

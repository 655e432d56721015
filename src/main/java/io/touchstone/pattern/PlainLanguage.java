package io.touchstone.pattern;

import static io.touchstone.pattern.Language.UNBOUNDED;

import io.touchstone.pattern.Regex.Assertion;
import io.touchstone.pattern.Regex.BackReference;
import io.touchstone.pattern.Regex.Capture;
import io.touchstone.pattern.Regex.Cases;
import io.touchstone.pattern.Regex.Look;
import io.touchstone.pattern.Regex.Repeat;
import java.util.List;

/** The texts that a regex without conditions on places matches whole. */
final class PlainLanguage implements Cases<Language> {
  private final LanguageNodes nodes;

  PlainLanguage(LanguageNodes nodes) {
    this.nodes = nodes;
  }

  /** Whether there is no condition on a place in the regex. */
  static boolean isPlain(Regex regex) {
    return regex.match(new Plain());
  }

  Language of(Regex regex) {
    return regex.match(this);
  }

  @Override
  public Language empty() {
    return nodes.empty();
  }

  @Override
  public Language charSet(CodePoints members) {
    return nodes.set(members);
  }

  @Override
  public Language concat(List<Regex> parts) {
    Language tail = nodes.empty();
    for (int i = parts.size() - 1; i >= 0; i--) {
      tail = nodes.cat(of(parts.get(i)), tail);
    }
    return tail;
  }

  @Override
  public Language alternation(List<Regex> choices) {
    return nodes.alt(choices.stream().map(this::of).toList());
  }

  @Override
  public Language repeat(Repeat repeat) {
    long most = repeat.most() == Repeat.UNBOUNDED ? UNBOUNDED : repeat.most();
    return nodes.repeat(of(repeat.body()), repeat.least(), most);
  }

  @Override
  public Language assertion(Assertion assertion) {
    throw new IllegalStateException("an assertion in a plain regex");
  }

  private static final class Plain implements Cases<Boolean> {
    @Override
    public Boolean empty() {
      return true;
    }

    @Override
    public Boolean charSet(CodePoints members) {
      return true;
    }

    @Override
    public Boolean concat(List<Regex> parts) {
      return parts.stream().allMatch(part -> part.match(this));
    }

    @Override
    public Boolean alternation(List<Regex> choices) {
      return choices.stream().allMatch(choice -> choice.match(this));
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
      return false;
    }

    @Override
    public Boolean capture(Capture capture) {
      return capture.body().match(this);
    }

    @Override
    public Boolean backReference(BackReference reference) {
      return true;
    }
  }
}

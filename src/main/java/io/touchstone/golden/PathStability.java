package io.touchstone.golden;

import io.touchstone.json.FieldPath;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What became of one path of an answer over several answers to the same input.
 *
 * @param path where; with a wildcard where all elements of an array behave alike
 * @param verdict what became of it
 * @param under the perturbations under which it was not as in the first answer; empty for {@link
 *     Verdict#STABLE}
 * @param form what its values look like, where that is known
 */
public record PathStability(
    FieldPath path, Verdict verdict, SortedSet<String> under, Optional<ValueForm> form) {

  /** What can become of a path. */
  public enum Verdict {
    /** The same in every answer. */
    STABLE("stable"),
    /** Another value in some. */
    VOLATILE("volatile"),
    /** Some have it, some do not. */
    SOMETIMES_ABSENT("sometimes absent"),
    /** An object whose members have other names in some. */
    MEMBERS_VARY("members vary"),
    /** An array with the same elements in another order in some. */
    ORDER_VARIES("order varies"),
    /** An array with more or fewer elements in some. */
    LENGTH_VARIES("length varies");

    private final String words;

    Verdict(String words) {
      this.words = words;
    }

    /** The verdict for people. */
    public String words() {
      return words;
    }
  }

  /** What does nothing to a question but to ask it again. */
  private static final List<String> PLAIN = List.of("repeat", "fresh-instances", "input-unchanged");

  public PathStability {
    under = Collections.unmodifiableSortedSet(new TreeSet<>(under));
  }

  /** Whether it looks like what changes from call to call, and yet never changed. */
  public boolean suspicious() {
    return verdict == Verdict.STABLE && form.map(ValueForm::passing).orElse(false);
  }

  /**
   * Under what it varied, but for what goes without saying: what varies from call to call varies
   * under everything.
   */
  public Collection<String> plainest() {
    return PLAIN.stream()
        .filter(under::contains)
        .findFirst()
        .<Collection<String>>map(List::of)
        .orElse(under);
  }

  /** Why the verdict is what it is, in words; empty where there is nothing to say. */
  public String reason() {
    String looks = form.map(it -> "looks like " + it.words()).orElse("");
    if (verdict == Verdict.VOLATILE) {
      return looks + "; another one under " + String.join(", ", plainest());
    }
    return suspicious() ? looks + ", but never varied: it stays pinned" : looks;
  }

  PathStability below(FieldPath parent) {
    return new PathStability(parent.then(path), verdict, under, form);
  }

  PathStability alsoUnder(Collection<String> more) {
    SortedSet<String> all = new TreeSet<>(under);
    all.addAll(more);
    return new PathStability(path, verdict, all, form);
  }

  PathStability withForm(ValueForm other) {
    return new PathStability(path, verdict, under, Optional.of(other));
  }

  /** Whether both behave alike, wherever they are. */
  boolean isAlike(PathStability other) {
    return verdict == other.verdict && matcherName().equals(other.matcherName());
  }

  private String matcherName() {
    return verdict == Verdict.STABLE ? "" : form.map(it -> it.matcher().name()).orElse("");
  }
}

package io.touchstone.proof;

import io.touchstone.pattern.Language;
import java.util.List;
import java.util.function.Function;

/**
 * A condition on strings that can be asked of one string, but not reasoned about: a pattern with a
 * back-reference, or an asserted format. Equal when it has the same id.
 */
final class Oracle {
  private final String id;
  private final String reason;
  private final Language bound;
  private final List<String> samples;
  private final Function<String, Truth> test;

  /**
   * @param id equal ids, equal conditions
   * @param reason why it cannot be reasoned about
   * @param bound a language that all the strings belong to
   * @param samples strings worth asking about first
   */
  Oracle(
      String id,
      String reason,
      Language bound,
      List<String> samples,
      Function<String, Truth> test) {
    this.id = id;
    this.reason = reason;
    this.bound = bound;
    this.samples = List.copyOf(samples);
    this.test = test;
  }

  String reason() {
    return reason;
  }

  Language bound() {
    return bound;
  }

  List<String> samples() {
    return samples;
  }

  Truth test(String text) {
    return test.apply(text);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Oracle that && id.equals(that.id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }
}

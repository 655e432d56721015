package io.touchstone.generate;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Choices by a seed: the same ones on every machine, as {@link Random} is specified. */
final class Chance {
  private final Random random;

  Chance(Random random) {
    this.random = random;
  }

  /** A number of 0 or more and below {@code bound}. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** True once in {@code times}, on average. */
  boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  <T> T of(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** A number of {@code least} to {@code most}. */
  BigInteger between(BigInteger least, BigInteger most) {
    BigInteger size = most.subtract(least).add(BigInteger.ONE);
    return least.add(new BigInteger(size.bitLength() + 8, random).mod(size));
  }

  <T> List<T> shuffled(List<T> items) {
    List<T> shuffled = new ArrayList<>(items);
    for (int i = shuffled.size() - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      T item = shuffled.set(i, shuffled.get(other));
      shuffled.set(other, item);
    }
    return shuffled;
  }
}

package io.touchstone.verify;

import io.touchstone.json.ContentHash;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of several parts that the golden files of a run are dealt to. To which one a file goes
 * follows from its name below the golden folder alone, so no other file, no order and no machine
 * changes it.
 *
 * @param number which part, from 1
 * @param count how many parts there are
 */
public record Shard(int number, int count) {
  /** More would only be a slip. */
  private static final int MOST = 100_000;

  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,6})/(\\d{1,6})");

  /** The digits of a hash that decide; enough to deal evenly. */
  private static final int DIGITS = 16;

  public Shard {
    if (count < 1 || count > MOST || number < 1 || number > count) {
      int most = Math.min(MOST, Math.max(1, count));
      throw new IllegalArgumentException(
          "expected a shard from 1/%1$d to %1$d/%1$d, found %2$d/%3$d"
              .formatted(most, number, count));
    }
  }

  /**
   * Reads what {@link #toString} writes.
   *
   * @throws IllegalArgumentException where it is none, with what was expected
   */
  public static Shard parse(String text) {
    Matcher written = WRITTEN.matcher(text);
    if (!written.matches()) {
      throw new IllegalArgumentException(
          "expected a shard such as 1/3, the first of three, found \"" + text + "\"");
    }
    return new Shard(Integer.parseInt(written.group(1)), Integer.parseInt(written.group(2)));
  }

  /**
   * Whether the file of this name, relative to the golden folder with forward slashes, is in it.
   */
  boolean holds(String name) {
    String hash = ContentHash.ofBytes(name.getBytes(StandardCharsets.UTF_8)).hex();
    BigInteger head = new BigInteger(hash.substring(0, DIGITS), 16);
    return head.mod(BigInteger.valueOf(count)).intValue() == number - 1;
  }

  /** Whether it is the one that also does what is done once in a run. */
  public boolean isFirst() {
    return number == 1;
  }

  /** As the command line writes it: {@code 1/3}. */
  @Override
  public String toString() {
    return number + "/" + count;
  }
}

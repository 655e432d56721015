package io.touchstone.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import io.touchstone.json.CanonicalCases;
import io.touchstone.json.CanonicalJson;
import io.touchstone.json.CanonicalJsonException;
import io.touchstone.json.Es6NumberSequence;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.Respelling;
import io.touchstone.json.StrictJson;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * How much of RFC 8785 is right, a line a subject: "right/total". Takes the number of lines of the
 * ES6 number file. Exit code 1 when anything is wrong, 2 on bad usage.
 */
public final class Scorecard {
  private static final int PERMUTATIONS = 1_000;

  private boolean allRight = true;

  private Scorecard() {}

  public static void main(String[] args) {
    String lines = args.length == 0 ? "1000000" : args[0];
    boolean published =
        Es6NumberSequence.PUBLISHED.keySet().stream().map(String::valueOf).anyMatch(lines::equals);
    if (!published) {
      System.err.println(
          "expected a number of lines with a published hash, one of "
              + new TreeSet<>(Es6NumberSequence.PUBLISHED.keySet())
              + ", found "
              + lines);
      System.exit(2);
    }
    Scorecard card = new Scorecard();
    card.print(Integer.parseInt(lines));
    System.exit(card.allRight ? 0 : 1);
  }

  private void print(int lines) {
    numbers("RFC 8785, appendix B", "rfc8785-appendix-b.txt");
    numbers("smallest subnormals, both signs", "small-subnormals.txt");
    String hash = Es6NumberSequence.hash(lines, value -> canonical(DoubleNode.valueOf(value)));
    boolean same = hash.equals(Es6NumberSequence.PUBLISHED.get(lines));
    line("ES6 number file, to its published hash", same ? lines : 0, lines);
    permutations();
    List<String[]> cases = CanonicalCases.rows("canonical-cases.txt");
    line("edge cases", cases.stream().filter(CanonicalCases::isRight).count(), cases.size());
  }

  private void numbers(String what, String file) {
    List<String[]> rows = CanonicalCases.rows(file);
    line(what, rows.stream().filter(Scorecard::isRight).count(), rows.size());
  }

  private static boolean isRight(String[] row) {
    double value = Double.longBitsToDouble(Long.parseUnsignedLong(row[0], 16));
    return canonical(DoubleNode.valueOf(value)).equals(row[1]);
  }

  private static String canonical(JsonNode value) {
    try {
      return CanonicalJson.string(value);
    } catch (CanonicalJsonException e) {
      return "!" + e.problem();
    }
  }

  /** Members in random orders at every depth, numbers in other spellings. */
  private void permutations() {
    for (String document : List.of("plan", "twitter")) {
      JsonNode value = StrictJson.value(Documents.named(document), document, JsonLimits.DEFAULT);
      byte[] canonical = CanonicalJson.bytes(value);
      int total = document.equals("plan") ? PERMUTATIONS : PERMUTATIONS / 10;
      long right =
          IntStream.range(0, total)
              .filter(
                  seed ->
                      Arrays.equals(canonical, CanonicalJson.bytes(new Respelling(seed).of(value))))
              .count();
      line("permutations of the document " + document, right, total);
    }
  }

  private void line(String what, long right, long total) {
    allRight &= right == total;
    System.out.printf(Locale.ROOT, "%-45s %,12d/%,d%n", what, right, total);
  }
}

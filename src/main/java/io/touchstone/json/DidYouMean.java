package io.touchstone.json;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** Words for a name that is not known: the nearest known one, and the list of all. */
public final class DidYouMean {
  /** Longer lists help nobody. */
  private static final int MOST_LISTED = 12;

  private DidYouMean() {}

  /** A clause such as {@code did you mean "tags"? Known: "input", "tags"}. */
  public static String among(Collection<String> known, String found) {
    if (known.isEmpty()) {
      return "none is known";
    }
    List<String> sorted = List.copyOf(new TreeSet<>(known));
    List<String> listed = sorted.subList(0, Math.min(MOST_LISTED, sorted.size()));
    String list = String.join(", ", listed.stream().map(JsonText::quote).toList());
    String rest =
        sorted.size() > MOST_LISTED ? " and " + (sorted.size() - MOST_LISTED) + " more" : "";
    return nearest(sorted, found)
            .map(name -> "did you mean " + JsonText.quote(name) + "? ")
            .orElse("")
        + "Known: "
        + list
        + rest;
  }

  private static Optional<String> nearest(List<String> known, String found) {
    int most = Math.max(1, found.length() / 3);
    return known.stream()
        .filter(name -> distance(name, found) <= most)
        .min(Comparator.comparingInt(name -> distance(name, found)));
  }

  /** Levenshtein's distance, blind to case and to '-' for '_'. */
  private static int distance(String a, String b) {
    String left = a.toLowerCase(Locale.ROOT).replace('-', '_');
    String right = b.toLowerCase(Locale.ROOT).replace('-', '_');
    if (Math.abs(left.length() - right.length()) > 8) {
      return Integer.MAX_VALUE;
    }
    int[] row = new int[right.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int substitution = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substitution, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[right.length()];
  }
}

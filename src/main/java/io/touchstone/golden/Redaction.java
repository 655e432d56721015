package io.touchstone.golden;

import java.util.Comparator;
import java.util.List;

/**
 * Takes secrets out of words about the file that they were found in, also where the words quote no
 * more than the beginning of one, or quote it with escapes.
 */
final class Redaction {
  /** A text that begins as a secret does for so long is meant to be it. */
  private static final int TELLING = 8;

  private final List<String> secrets;

  Redaction(List<Secret> secrets) {
    this.secrets =
        secrets.stream()
            .map(Secret::text)
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
  }

  /** The words with each secret masked. */
  String of(String words) {
    String masked = words;
    for (String secret : secrets) {
      masked = without(secret, masked);
    }
    return masked;
  }

  private static String without(String secret, String words) {
    StringBuilder masked = new StringBuilder();
    for (int at = 0; at < words.length(); ) {
      int end = endOf(secret, words, at);
      if (end > at) {
        masked.append(Secret.masked(secret));
        at = end;
      } else {
        masked.append(words.charAt(at++));
      }
    }
    return masked.toString();
  }

  /** Where the secret, or as much of it as stands there, ends; {@code at} where it does not. */
  private static int endOf(String secret, String words, int at) {
    int matched = 0;
    int i = at;
    while (i < words.length() && matched < secret.length()) {
      if (words.charAt(i) == secret.charAt(matched)) {
        matched++;
      } else if (words.charAt(i) != '\\' || i == at) {
        break;
      }
      i++;
    }
    return matched >= Math.min(TELLING, secret.length()) ? i : at;
  }
}

package io.touchstone.golden;

import io.touchstone.json.FieldPath;

/**
 * A text that looks as if it opened something: a key, a token, a password. It is never shown, only
 * its first characters and its length.
 *
 * @param path where it is in the JSON value; the root where that is not known
 * @param inName whether it is in the name of the member and not in its value
 * @param kind what it looks like: {@code a key of AWS}
 * @param text the secret itself; for {@link Redaction} alone
 */
record Secret(FieldPath path, boolean inName, String kind, String text) {
  private static final int SHOWN = 4;

  /** All of it that may be shown: its first four characters and its length. */
  String masked() {
    return masked(text);
  }

  static String masked(String text) {
    int shown = Math.min(SHOWN, text.length());
    return "%s... (%d characters)".formatted(text.substring(0, shown), text.length());
  }

  @Override
  public String toString() {
    return kind + " " + masked();
  }
}

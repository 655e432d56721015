package io.touchstone.golden;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How arrays and objects are held against each other: {@link #EXACT}, or as JSONAssert's mode of
 * the same name does.
 *
 * <p>Numbers are always compared by their exact value. Where {@link #LENIENT} could pair the
 * elements of an array in more than one way, it finds a way that fits if there is one; JSONAssert
 * takes the first partner that fits. An element has one partner; JSONAssert lets equal numbers or
 * booleans share one where they stand among arrays or objects.
 */
public enum CompareMode {
  /** No member more, none less, arrays in order. */
  EXACT(false, false),
  /** JSONAssert's STRICT: the same as exact. */
  STRICT(false, false),
  /** Further members allowed in actual objects, arrays in any order. */
  LENIENT(true, true),
  /** No further members, arrays in any order. */
  NON_EXTENSIBLE(false, true),
  /** Further members allowed in actual objects, arrays in order. */
  STRICT_ORDER(true, false);

  private final boolean extensible;
  private final boolean arraysUnordered;

  CompareMode(boolean extensible, boolean arraysUnordered) {
    this.extensible = extensible;
    this.arraysUnordered = arraysUnordered;
  }

  boolean extensible() {
    return extensible;
  }

  boolean arraysUnordered() {
    return arraysUnordered;
  }

  /** The name in golden files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<CompareMode> named(String label) {
    return Arrays.stream(values()).filter(mode -> mode.label().equals(label)).findFirst();
  }

  static List<String> labels() {
    return Arrays.stream(values()).map(CompareMode::label).toList();
  }
}

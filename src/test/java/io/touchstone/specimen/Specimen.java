package io.touchstone.specimen;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/**
 * One subject with one known trait.
 *
 * @param factory opens it
 * @param kind whether it is to be caught
 * @param fault what it does wrong, or why what looks suspicious is none; a sentence without its
 *     subject
 * @param expectedCatch the technique that should catch it first, in one word; {@link #NOTHING}
 *     where there is nothing to catch
 * @param equivalent whether nobody can tell it from a clean one by its answers
 * @param nullIsMissing whether its contract says that a member which is null is the same as none
 * @param samples inputs that it answers
 */
public record Specimen(
    SpecimenFactory factory,
    Kind kind,
    String fault,
    String expectedCatch,
    boolean equivalent,
    boolean nullIsMissing,
    Samples samples) {
  /** What the lab is to say of a specimen. */
  public enum Kind {
    /** It is not deterministic. */
    MUTANT,
    /** It is deterministic. */
    CLEAN
  }

  /** In place of a technique. */
  public static final String NOTHING = "nothing";

  private static final Set<String> IN_PROCESS =
      Set.of(
          "repeat",
          "fresh-instances",
          "key-order",
          "colliding-keys",
          "call-order",
          "input-unchanged",
          "gated",
          "tight",
          "number-spelling",
          "null-missing",
          "clock");

  private static final Set<String> IN_FORKS =
      Set.of(
          "process",
          "locale",
          "time-zone",
          "charset",
          "line-separator",
          "processors",
          "environment",
          "working-directory",
          "user",
          "identity-hash",
          "symbol-order");

  public Specimen {
    boolean known =
        kind == Kind.CLEAN
            ? expectedCatch.equals(NOTHING)
            : IN_PROCESS.contains(expectedCatch) || IN_FORKS.contains(expectedCatch);
    if (!known) {
      throw new IllegalArgumentException(factory.name() + ": no technique " + expectedCatch);
    }
  }

  static Specimen mutant(SpecimenFactory factory, String caughtBy, String fault, Samples samples) {
    return new Specimen(factory, Kind.MUTANT, fault, caughtBy, false, true, samples);
  }

  /** A mutant that always answers like a clean one. */
  static Specimen equivalent(
      SpecimenFactory factory, String nearest, String fault, Samples samples) {
    return new Specimen(factory, Kind.MUTANT, fault, nearest, true, true, samples);
  }

  static Specimen clean(SpecimenFactory factory, String why, Samples samples) {
    return new Specimen(factory, Kind.CLEAN, why, NOTHING, false, true, samples);
  }

  /** The same, but its contract tells null from missing: it hands on or lists what it gets. */
  Specimen tellingNullFromMissing() {
    return new Specimen(factory, kind, fault, expectedCatch, equivalent, false, samples);
  }

  /** In kebab case, such as {@code shared-string-builder}. */
  public String name() {
    return factory.name();
  }

  /** Fresh copies of two or more inputs. */
  public List<JsonNode> inputs() {
    return samples.inputs();
  }

  /** Whether the technique that should catch it works within one Java process. */
  public boolean caughtInProcess() {
    return IN_PROCESS.contains(expectedCatch);
  }

  @Override
  public String toString() {
    return name();
  }
}

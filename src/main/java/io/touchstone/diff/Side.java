package io.touchstone.diff;

import io.touchstone.contract.Role;
import java.util.Locale;

/** Which part of a contract a fact is about. */
public enum Side {
  /** What the component reads. */
  INPUTS,
  /** What the component writes. */
  OUTPUTS,
  /** Documents that both sides read and write. */
  DOCUMENTS,
  /** All that is no schema. */
  CONTRACT;

  /** The side of a format's schema. */
  public static Side of(Role role) {
    return switch (role) {
      case READ -> INPUTS;
      case WRITTEN -> OUTPUTS;
      case EXCHANGED -> DOCUMENTS;
    };
  }

  /** As rules and reports write it: lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

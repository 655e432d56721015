package io.touchstone.contract;

import java.util.Locale;

/** Who writes the documents of a format, and who reads them. */
public enum Role {
  /** Others write them, the component reads them: judged as an input. */
  READ,
  /** The component writes them, others read them: judged as an output. */
  WRITTEN,
  /** Both sides do both: no document may be added or lost. */
  EXCHANGED;

  /** As files write it: lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

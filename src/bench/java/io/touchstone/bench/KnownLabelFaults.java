package io.touchstone.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Why some labels of the corpus are not to be believed: {@code known-label-faults.txt}. */
final class KnownLabelFaults {
  private static final String POLICY = "policy: ";

  private final Map<String, String> reasons;

  private KnownLabelFaults(Map<String, String> reasons) {
    this.reasons = reasons;
  }

  static KnownLabelFaults read() throws IOException {
    try (InputStream in = KnownLabelFaults.class.getResourceAsStream("known-label-faults.txt")) {
      return new KnownLabelFaults(
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#"))
              .map(line -> line.split("\t", 2))
              .collect(Collectors.toMap(row -> row[0], row -> row[1])));
    }
  }

  boolean explains(LabelledPair pair) {
    return reasons.containsKey(pair.id());
  }

  String reason(LabelledPair pair) {
    return reasons.getOrDefault(pair.id(), "UNEXPLAINED");
  }

  /** The label, put right where it is wrong whatever the policy. */
  boolean contained(LabelledPair pair) {
    return pair.contained() != (explains(pair) && !reason(pair).startsWith(POLICY));
  }
}

package io.touchstone.stress;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A divergence made as small as it could be.
 *
 * @param subject the subject's name
 * @param divergence what is left of it
 * @param seed of the run that found it
 * @param shown how many of the last {@code tries} showed it
 * @param cause what it looks like, in words; empty where no pattern is known
 */
record Counterexample(
    String subject, Divergence divergence, long seed, int shown, int tries, String cause) {

  /** The input that shows it. */
  JsonNode input() {
    return divergence.schedule().questions().get(0).plain();
  }

  Discrepancy found() {
    return divergence.found();
  }

  String frequency() {
    return shown + " of " + tries;
  }
}

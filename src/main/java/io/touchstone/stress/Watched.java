package io.touchstone.stress;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Calls of one thread among several, which {@link Watch} watches over. */
interface Watched extends Runnable {
  /** What was not as it should be; empty until it has ended. */
  Optional<Discrepancy> found();

  /** The answer that it waits for, as JSON. */
  JsonNode expected();
}

package io.touchstone.stress;

import java.util.List;
import java.util.Optional;

/** A way of asking the same question again that must not change the answer. */
interface Perturbation {
  /** All of them, in the order in which they are tried: what explains itself best comes first. */
  List<Perturbation> ALL =
      List.of(
          new Repetition(),
          new KeyOrder(),
          new Interleaving(),
          new OneInstance(),
          new FreshInstances());

  /** The name in reports and on the command line: {@code key-order}. */
  String name();

  /** What happens to the question, to follow "under": {@code another key order}. */
  String words();

  /** How many calls a plan gives to it. */
  int trials(StressPlan plan);

  /** Asks so many times and stops at the first divergence. */
  Optional<Divergence> search(StressCase stressed, int trials);
}

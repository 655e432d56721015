package io.touchstone.stress;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A way to ask that can be gone again: which calls are made, in which order or at once, with what.
 * What the answers must be like is asked anew each time, of instances that were never called.
 */
sealed interface Schedule permits InTurn, Gated, Burst, Elsewhere {

  /** Goes it once. */
  Optional<Discrepancy> run(Bench bench);

  /** All that is asked, the one that counts first. */
  List<Question> questions();

  /** The same with other questions. */
  Schedule with(UnaryOperator<Question> edit);

  /** Ways with less in them, the least first. */
  Stream<Schedule> simpler();

  /** What is done, in a phrase to follow "under". */
  String words();

  /** How much of a budget one run takes, in calls that matter. */
  int cost();
}

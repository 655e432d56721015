package io.touchstone.bench;

import io.touchstone.proof.Containment;
import io.touchstone.proof.ContainmentDecider;
import io.touchstone.proof.DecisionSettings;
import io.touchstone.schema.Schema;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.function.BiFunction;

/**
 * How the decider does on a file of labelled pairs, and what it costs: without and with the
 * confirmation of witnesses, warm. Takes the file. Exit code 1 when a verdict contradicts a label
 * and {@code known-label-faults.txt} does not say why, or on an error; 2 on bad usage.
 */
public final class ContainmentScorecard {
  private static final int WARM_UPS = 2;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private ContainmentScorecard() {}

  public static void main(String[] args) throws IOException {
    List<LabelledPair> pairs = LabelledPair.ofArguments(args);
    KnownLabelFaults faults = KnownLabelFaults.read();
    ContainmentDecider decider = new ContainmentDecider(DecisionSettings.DEFAULT);
    ContainmentTally alone = measured(pairs, faults, decider::decideUnconfirmed);
    ContainmentTally confirmed = measured(pairs, faults, decider::decide);
    System.out.println("Times are microseconds of CPU a pair; unconfirmed is a part of undecided.");
    System.out.println();
    alone.printTable("Deciding alone");
    confirmed.printTable("With confirmation");
    System.out.println("== With confirmation ==");
    confirmed.printLists(new ContainmentTally(faults));
    System.out.println("== Deciding alone, where it differs ==");
    alone.printLists(confirmed);
    System.exit(alone.isExplained() && confirmed.isExplained() ? 0 : 1);
  }

  private static ContainmentTally measured(
      List<LabelledPair> pairs,
      KnownLabelFaults faults,
      BiFunction<Schema, Schema, Containment> way) {
    ContainmentTally tally = null;
    for (int pass = 0; pass <= WARM_UPS; pass++) {
      tally = new ContainmentTally(faults);
      for (LabelledPair pair : pairs) {
        judge(pair, way, tally);
      }
    }
    return tally;
  }

  private static void judge(
      LabelledPair pair, BiFunction<Schema, Schema, Containment> way, ContainmentTally tally) {
    long start = THREADS.getCurrentThreadCpuTime();
    try {
      Containment verdict = way.apply(pair.before(), pair.after());
      tally.add(pair, verdict, THREADS.getCurrentThreadCpuTime() - start);
    } catch (RuntimeException | StackOverflowError e) {
      tally.addError(pair, e);
    }
  }
}

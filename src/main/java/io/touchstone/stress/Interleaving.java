package io.touchstone.stress;

import io.touchstone.subject.Answer;
import java.util.Optional;

/**
 * Two calls at once on one instance, a pair for each place at which the first can be held up: it
 * looks at its input, waits there until the second has run to its end, and goes on. What the two
 * share and should not shows every time.
 */
final class Interleaving implements Perturbation {
  /** A subject that lets in one call at a time is held up in vain; so often is enough to know. */
  private static final int MOST_IN_VAIN = 3;

  @Override
  public String name() {
    return "interleaved";
  }

  @Override
  public String words() {
    return "two calls at once on one instance";
  }

  @Override
  public int trials(StressPlan plan) {
    return plan.paired();
  }

  @Override
  public Optional<Divergence> search(StressCase stressed, int trials) {
    int look = 0;
    int inVain = 0;
    for (int trial = 0; trial + 1 < trials && inVain < MOST_IN_VAIN; trial += 2) {
      HeldUpInput input = new HeldUpInput(stressed.input(), look);
      Optional<Divergence> divergence = pair(stressed, trial, input);
      if (divergence.isPresent()) {
        return divergence;
      }
      look = look + 1 < input.looks() ? look + 1 : 0;
      inVain += input.heldInVain() ? 1 : 0;
    }
    return Optional.empty();
  }

  private Optional<Divergence> pair(StressCase stressed, int trial, HeldUpInput input) {
    return AtOnce.run(
        2,
        which ->
            which == 0 ? heldUp(stressed, trial, input) : meanwhile(stressed, trial + 1, input));
  }

  private Optional<Divergence> heldUp(StressCase stressed, int trial, HeldUpInput input) {
    Answer answer;
    try {
      answer = stressed.shared().call(input.value());
    } finally {
      input.end();
    }
    return stressed.judge(this, trial, stressed.input(), input.value(), answer);
  }

  private Optional<Divergence> meanwhile(StressCase stressed, int trial, HeldUpInput input) {
    try {
      input.awaitHeld();
      return stressed.ask(this, trial, stressed.shared());
    } finally {
      input.letGo();
    }
  }
}

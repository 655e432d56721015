package io.touchstone.stress;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Another question before this one: A after B, A after A and B, B after A. */
final class CallOrder implements Perturbation {
  @Override
  public String name() {
    return "call-order";
  }

  @Override
  public String words() {
    return "another order of calls";
  }

  @Override
  public String catches() {
    return "what one question leaves behind for the next, caches with too short a key";
  }

  @Override
  public Optional<String> objection(StressCase stressed) {
    return stressed.companions().isEmpty()
        ? Optional.of("no other input is known that the contract allows")
        : Optional.empty();
  }

  @Override
  public Optional<Divergence> search(StressCase stressed) {
    int trial = 0;
    for (List<Question> order : orders(stressed)) {
      InTurn schedule = InTurn.of(order);
      Optional<Discrepancy> found = schedule.run(stressed.bench());
      if (found.isPresent()) {
        return Optional.of(new Divergence(this, trial, schedule, found.get()));
      }
      trial++;
    }
    return Optional.empty();
  }

  /** Each takes some calls: what the answers must be like is asked anew. */
  private static List<List<Question>> orders(StressCase stressed) {
    Question a = stressed.question();
    List<List<Question>> orders = new ArrayList<>();
    stressed.companions().forEach(b -> orders.add(List.of(b, a)));
    stressed.companions().forEach(b -> orders.add(List.of(a, b)));
    stressed.companions().forEach(b -> orders.add(List.of(a, b, a)));
    return orders.subList(0, Math.min(orders.size(), stressed.effort().orders()));
  }
}

package io.touchstone.generate;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonText;
import io.touchstone.proof.Containment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes valid inputs invalid, by the mutations that were used least so far. */
final class Invalidation {
  private static final int FEWEST_BASES = 5;
  private static final int MOST_BASES = 40;
  private static final int MOST_IDLE = 40;
  private static final int MOST_MUTANTS = 80;

  private final Workshop workshop;
  private final Mutations mutations;
  private final Map<String, InvalidInput> found = new LinkedHashMap<>();
  private final Map<String, Integer> used = new HashMap<>();

  Invalidation(Workshop workshop, boolean assertFormat) {
    this.workshop = workshop;
    this.mutations = new Mutations(workshop, assertFormat);
  }

  Inputs<InvalidInput> gather(int count) {
    if (count == 0) {
      return Inputs.complete(List.of());
    }
    Workshop.Gathered bases = workshop.gather(Math.max(FEWEST_BASES, Math.min(MOST_BASES, count)));
    if (bases.values().isEmpty()) {
      return new Inputs<>(List.of(), bases.ending(), "no valid input to mutate: " + bases.reason());
    }
    List<List<Mutation>> offers = bases.values().stream().map(mutations::of).toList();
    int idle = 0;
    for (int i = 0; found.size() < count && idle < MOST_IDLE; i++) {
      int base = i % offers.size();
      idle = add(bases.values().get(base).value(), offers.get(base)) ? 0 : idle + 1;
    }
    if (found.size() == count) {
      return Inputs.complete(List.copyOf(found.values()));
    }
    return found.isEmpty() ? askTheProver() : gaveUp("no more within " + MOST_IDLE + " tries");
  }

  /** Adds a mutant of this input, if one is invalid and new. */
  private boolean add(JsonNode base, List<Mutation> offers) {
    List<Mutation> order = workshop.chance().shuffled(offers);
    order.sort(Comparator.comparing(this::uses));
    for (Mutation mutation : order.subList(0, Math.min(order.size(), MOST_MUTANTS))) {
      Optional<InvalidInput> mutant = mutation.apply(base);
      used.merge(mutation.rule(), 1, Integer::sum);
      if (mutant.isPresent()
          && workshop.refuses(mutant.get().input())
          && found.putIfAbsent(JsonKey.of(mutant.get().input()), mutant.get()) == null) {
        return true;
      }
    }
    return false;
  }

  private int uses(Mutation mutation) {
    return used.getOrDefault(mutation.rule(), 0);
  }

  private Inputs<InvalidInput> askTheProver() {
    Containment answer = workshop.witnesses().refused();
    if (answer instanceof Containment.Proved) {
      return new Inputs<>(List.of(), Inputs.Ending.EXHAUSTED, "the schema accepts everything");
    }
    if (answer instanceof Containment.Undecided undecided) {
      return gaveUp(undecided.reason());
    }
    JsonNode witness = ((Containment.Refuted) answer).witness();
    if (workshop.refuses(witness)) {
      String what = JsonText.excerpt(witness, Mutations.MOST_SHOWN) + " in place of all";
      found.put(JsonKey.of(witness), new InvalidInput(witness, what, FieldPath.ROOT));
    }
    return gaveUp("no more within " + MOST_IDLE + " tries");
  }

  private Inputs<InvalidInput> gaveUp(String reason) {
    return new Inputs<>(new ArrayList<>(found.values()), Inputs.Ending.GAVE_UP, reason);
  }
}

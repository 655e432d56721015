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
  private static final int MOST_EXCLUDED = 200;
  private static final String NO_MORE = "no more within " + MOST_IDLE + " tries";

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
    return found.size() <= MOST_EXCLUDED ? askTheProver() : gaveUp(NO_MORE);
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
          && found.putIfAbsent(JsonKey.of(mutant.get().input()), explained(mutation, mutant.get()))
              == null) {
        return true;
      }
    }
    return false;
  }

  /** Where a mutation is of a whole value, the validator says what it breaks. */
  private InvalidInput explained(Mutation mutation, InvalidInput mutant) {
    if (!mutation.rule().startsWith(Mutations.REFUSED)) {
      return mutant;
    }
    String why = workshop.objection(mutant.input());
    return new InvalidInput(mutant.input(), mutant.what() + why, mutant.path());
  }

  private int uses(Mutation mutation) {
    return used.getOrDefault(mutation.rule(), 0);
  }

  private Inputs<InvalidInput> askTheProver() {
    List<JsonNode> known = found.values().stream().map(InvalidInput::input).toList();
    Containment answer = workshop.witnesses().anotherRefused(known);
    if (answer instanceof Containment.Proved) {
      String reason = "the schema accepts everything" + (known.isEmpty() ? "" : " else");
      return new Inputs<>(List.copyOf(found.values()), Inputs.Ending.EXHAUSTED, reason);
    }
    if (answer instanceof Containment.Undecided undecided) {
      return gaveUp(undecided.reason());
    }
    JsonNode witness = ((Containment.Refuted) answer).witness();
    if (known.isEmpty() && workshop.refuses(witness)) {
      String what = JsonText.excerpt(witness, Mutations.MOST_SHOWN) + " in place of all";
      found.put(JsonKey.of(witness), new InvalidInput(witness, what, FieldPath.ROOT));
    }
    return gaveUp(NO_MORE);
  }

  private Inputs<InvalidInput> gaveUp(String reason) {
    return new Inputs<>(new ArrayList<>(found.values()), Inputs.Ending.GAVE_UP, reason);
  }
}

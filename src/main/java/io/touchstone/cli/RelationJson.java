package io.touchstone.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.proof.Containment;
import io.touchstone.proof.Containment.Refuted;
import io.touchstone.proof.Containment.Undecided;
import io.touchstone.proof.Relation;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A relation for programs. */
final class RelationJson {
  private RelationJson() {}

  /** Adds the members in the order that is promised. */
  static void addTo(ObjectNode json, Relation relation) {
    json.put("relation", relation.kind().name());
    direction(json, "a_in_b", "witness", relation.oldInNew());
    direction(json, "b_in_a", "reverse_witness", relation.newInOld());
    reason(relation).ifPresent(words -> json.put("reason", words));
  }

  private static void direction(
      ObjectNode json, String key, String witnessKey, Containment containment) {
    json.put(key, containment.word());
    if (containment instanceof Refuted refuted) {
      json.set(witnessKey, refuted.witness());
    }
  }

  /** What stood in the way, if anything did; each obstacle once. */
  static Optional<String> reason(Relation relation) {
    String reasons =
        Stream.of(relation.oldInNew(), relation.newInOld())
            .filter(Undecided.class::isInstance)
            .map(containment -> ((Undecided) containment).reason())
            .distinct()
            .collect(Collectors.joining("; "));
    return reasons.isEmpty() ? Optional.empty() : Optional.of(reasons);
  }
}

package io.touchstone.proof;

import io.touchstone.schema.Dialect;
import io.touchstone.schema.Schema;
import java.util.stream.Stream;

/** Two schemas made to cost time, memory or stack. */
record HostilePair(String name, String a, String b, Dialect dialect) {
  static HostilePair of(String name, String a, String b) {
    return new HostilePair(name, a, b, Dialect.DRAFT_2020_12);
  }

  static Stream<HostilePair> all() {
    return Stream.concat(HostileShapes.pairs(), HostileValues.pairs());
  }

  Schema schemaOfA() {
    return ProofCases.schema(ProofCases.json(a), dialect);
  }

  Schema schemaOfB() {
    return ProofCases.schema(ProofCases.json(b), dialect);
  }

  @Override
  public String toString() {
    return name;
  }
}

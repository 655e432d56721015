package io.touchstone.diff;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All kinds of facts that there are. Whoever judges facts has to have an answer to each of them.
 */
public final class Vocabulary {
  private static final Map<String, Set<Motion>> OF_SCHEMAS =
      table(
          """
          documents TIGHTENED LOOSENED
          dialect CHANGED
          type TIGHTENED LOOSENED CHANGED
          enum ADDED REMOVED
          enum-value ADDED REMOVED
          const ADDED REMOVED CHANGED
          minimum TIGHTENED LOOSENED
          maximum TIGHTENED LOOSENED
          exclusiveMinimum TIGHTENED LOOSENED
          exclusiveMaximum TIGHTENED LOOSENED
          multipleOf TIGHTENED LOOSENED CHANGED
          minLength TIGHTENED LOOSENED
          maxLength TIGHTENED LOOSENED
          minItems TIGHTENED LOOSENED
          maxItems TIGHTENED LOOSENED
          minContains TIGHTENED LOOSENED
          maxContains TIGHTENED LOOSENED
          minProperties TIGHTENED LOOSENED
          maxProperties TIGHTENED LOOSENED
          pattern ADDED REMOVED CHANGED
          format ADDED REMOVED CHANGED
          contentEncoding ADDED REMOVED CHANGED
          contentMediaType ADDED REMOVED CHANGED
          contentSchema ADDED REMOVED CHANGED
          uniqueItems TIGHTENED LOOSENED
          property ADDED REMOVED IGNORED RENAMED
          variant-property ADDED REMOVED
          required ADDED REMOVED
          additionalProperties TIGHTENED LOOSENED
          unevaluatedProperties TIGHTENED LOOSENED
          patternProperties ADDED REMOVED
          propertyNames ADDED REMOVED CHANGED
          dependentRequired ADDED REMOVED CHANGED
          dependentSchemas ADDED REMOVED CHANGED
          prefixItems ADDED REMOVED
          items TIGHTENED LOOSENED
          unevaluatedItems TIGHTENED LOOSENED
          contains ADDED REMOVED CHANGED
          anyOf ADDED REMOVED CHANGED
          oneOf ADDED REMOVED CHANGED
          variant ADDED REMOVED
          exclusive-variant ADDED REMOVED
          not ADDED REMOVED CHANGED
          if ADDED REMOVED CHANGED
          dynamic-reference ADDED REMOVED CHANGED
          default CHANGED
          deprecated ADDED REMOVED
          annotation CHANGED
          """);

  /** An input always has a schema. */
  private static final Map<String, Set<Motion>> OF_OUTPUTS =
      union(OF_SCHEMAS, table("schema ADDED REMOVED"));

  private static final Map<String, Set<Motion>> OF_CONTRACTS =
      table(
          """
          contract ADDED REMOVED RENAMED
          kind CHANGED
          role CHANGED
          determinism STRENGTHENED WEAKENED
          stable-field ADDED REMOVED WEAKENED
          volatile-field ADDED REMOVED WEAKENED
          failure-mode ADDED REMOVED
          failure-category CHANGED
          failure-retryable CHANGED
          failure-description CHANGED
          constraint TIGHTENED LOOSENED
          limit TIGHTENED LOOSENED
          cost-model CHANGED
          idempotency ADDED REMOVED
          description CHANGED
          annotation CHANGED
          """);

  private Vocabulary() {}

  private static Map<String, Set<Motion>> table(String text) {
    Map<String, Set<Motion>> table = new HashMap<>();
    text.lines()
        .map(line -> line.split(" "))
        .forEach(
            words ->
                table.put(
                    words[0],
                    Arrays.stream(words)
                        .skip(1)
                        .map(Motion::valueOf)
                        .collect(Collectors.toUnmodifiableSet())));
    return Map.copyOf(table);
  }

  private static Map<String, Set<Motion>> union(
      Map<String, Set<Motion>> one, Map<String, Set<Motion>> other) {
    Map<String, Set<Motion>> union = new HashMap<>(one);
    union.putAll(other);
    return Map.copyOf(union);
  }

  static boolean has(Side side, String keyword, Motion motion) {
    return of(side).getOrDefault(keyword, Set.of()).contains(motion);
  }

  private static Map<String, Set<Motion>> of(Side side) {
    return switch (side) {
      case CONTRACT -> OF_CONTRACTS;
      case OUTPUTS -> OF_OUTPUTS;
      case INPUTS, DOCUMENTS -> OF_SCHEMAS;
    };
  }

  /** Every kind of fact. */
  public static List<Coordinate> coordinates() {
    return Stream.of(Side.values()).flatMap(Vocabulary::coordinates).toList();
  }

  private static Stream<Coordinate> coordinates(Side side) {
    return of(side).entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .flatMap(
            entry ->
                entry.getValue().stream()
                    .sorted()
                    .map(motion -> new Coordinate(side, entry.getKey(), motion)));
  }
}

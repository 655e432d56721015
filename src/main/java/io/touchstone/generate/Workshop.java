package io.touchstone.generate;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.proof.Containment;
import io.touchstone.schema.Schema;
import io.touchstone.schema.SchemaValidator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Makes values of one schema and lets the validator judge them; for one thread. */
final class Workshop {
  /** So many tries in a row without a new value, and only the prover can help. */
  private static final int MOST_IDLE = 250;

  /** As above, as long as there is no value at all. */
  private static final int MOST_IDLE_AT_FIRST = 80;

  private static final int MOST_WITNESSES = 40;
  private static final int MOST_EXCLUDED = 200;

  /**
   * What has been gathered.
   *
   * @param reason why it is not more; empty when it is enough
   */
  record Gathered(List<Made> values, Inputs.Ending ending, String reason) {}

  private final List<Want> wants;
  private final SchemaValidator validator;
  private final Witnesses witnesses;
  private final Chance chance;
  private final TextPool pool;
  private final ValueMaker maker;

  Workshop(
      Schema schema,
      SchemaValidator validator,
      boolean assertFormat,
      TextPool pool,
      Random random) {
    this.pool = pool;
    this.wants = List.of(Want.of(Goal.of(schema)));
    this.validator = validator;
    this.witnesses = new Witnesses(schema, assertFormat);
    this.chance = new Chance(random);
    this.maker = new ValueMaker(chance, pool, assertFormat);
  }

  Chance chance() {
    return chance;
  }

  TextPool pool() {
    return pool;
  }

  Witnesses witnesses() {
    return witnesses;
  }

  boolean accepts(JsonNode value) {
    return validator.check(value) == SchemaValidator.Answer.VALID;
  }

  boolean refuses(JsonNode value) {
    return validator.check(value) == SchemaValidator.Answer.INVALID;
  }

  /** What the validator has against a value, as the end of a sentence. */
  String objection(JsonNode value) {
    return validator.violations(value, 1).stream()
        .flatMap(List::stream)
        .map(violation -> ": " + violation.message())
        .findFirst()
        .orElse("");
  }

  /** One try: a value that the schema accepts, or nothing. */
  Optional<Made> attempt() {
    return made(wants).filter(made -> accepts(made.value()));
  }

  /** A value that probably meets these, or nothing. */
  Optional<Made> made(List<Want> others) {
    try {
      return Optional.of(maker.document(others));
    } catch (DeadEnd | StackOverflowError none) {
      return Optional.empty();
    }
  }

  /** A text that probably meets these, or nothing. */
  Optional<String> text(List<Want> others) {
    try {
      return Optional.of(maker.text(others, 0));
    } catch (DeadEnd | StackOverflowError none) {
      return Optional.empty();
    }
  }

  /** Values that the schema accepts, no two equal. */
  Gathered gather(int count) {
    Map<String, Made> found = new LinkedHashMap<>();
    int idle = 0;
    while (found.size() < count && idle < (found.isEmpty() ? MOST_IDLE_AT_FIRST : MOST_IDLE)) {
      idle++;
      Optional<Made> made = attempt();
      if (made.isPresent()
          && found.putIfAbsent(JsonKey.of(made.get().value()), made.get()) == null) {
        idle = 0;
      }
    }
    return found.size() < count ? askTheProver(found, count) : enough(found);
  }

  private static Gathered enough(Map<String, Made> found) {
    return new Gathered(List.copyOf(found.values()), Inputs.Ending.COMPLETE, "");
  }

  private Gathered askTheProver(Map<String, Made> found, int count) {
    for (int i = 0; found.size() < count && i < MOST_WITNESSES; i++) {
      if (found.size() > MOST_EXCLUDED) {
        return gaveUp(found, "no more within " + MOST_IDLE + " tries");
      }
      Containment answer = witnesses.another(found.values().stream().map(Made::value).toList());
      if (answer instanceof Containment.Proved) {
        String reason =
            found.isEmpty() ? "the schema accepts nothing" : "the schema accepts nothing else";
        return new Gathered(List.copyOf(found.values()), Inputs.Ending.EXHAUSTED, reason);
      }
      if (answer instanceof Containment.Undecided undecided) {
        return gaveUp(found, undecided.reason());
      }
      Made made = witness(((Containment.Refuted) answer).witness());
      if (!accepts(made.value()) || found.putIfAbsent(JsonKey.of(made.value()), made) != null) {
        return gaveUp(found, "no more within " + MOST_IDLE + " tries");
      }
    }
    return found.size() < count
        ? gaveUp(found, "no more within " + MOST_WITNESSES + " questions to the prover")
        : enough(found);
  }

  private Made witness(JsonNode value) {
    Made made = Made.found(value);
    return new Made(made.value(), wants, made.demands(), made.parts());
  }

  private static Gathered gaveUp(Map<String, Made> found, String reason) {
    return new Gathered(List.copyOf(found.values()), Inputs.Ending.GAVE_UP, reason);
  }
}

package io.touchstone.proof;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.JsonText;
import io.touchstone.json.LargeStack;
import io.touchstone.proof.Containment.Proved;
import io.touchstone.proof.Containment.Refuted;
import io.touchstone.proof.Containment.Undecided;
import io.touchstone.proof.DecisionSettings.Draft4Integers;
import io.touchstone.schema.Schema;
import io.touchstone.schema.SchemaValidator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Decides schema relations: A is contained in B if there is no value in A and not in B. The search
 * for such a value ends in a value, which is the witness, or in a finished case split, which is the
 * proof, or in doubts.
 *
 * <p>A witness is shown only after networknt has accepted it under A and refused it under B. Every
 * decision is bounded in steps and memory; the same pair always gets the same answer. Safe to share
 * between threads.
 *
 * <p>Source: Attouche, Baazizi, Colazzo, Ghelli, Sartiani, Scherzinger: Witness Generation for JSON
 * Schema, VLDB 2022 (arXiv 2202.12849); how this differs is told in {@code docs/soundness.md}.
 */
public final class ContainmentDecider {
  private static final LargeStack ROOM = new LargeStack(16L << 20);
  private static final int MOST_WITNESSES = 3;
  private static final int MOST_SHOWN = 100;
  private static final String FAILED = "validator failed on the witness ";

  private final DecisionSettings settings;
  private final Optional<Map<Schema, SchemaValidator>> validators;

  /** Decides under these settings. */
  public ContainmentDecider(DecisionSettings settings) {
    this(settings, Optional.empty());
  }

  private ContainmentDecider(
      DecisionSettings settings, Optional<Map<Schema, SchemaValidator>> validators) {
    this.settings = settings;
    this.validators = validators;
  }

  /**
   * A decider that answers alike, and keeps for its lifetime how networknt compiled each schema:
   * for many questions about few schemas.
   */
  public ContainmentDecider remembering() {
    return new ContainmentDecider(settings, Optional.of(new ConcurrentHashMap<>()));
  }

  /** A decider that remembers with this one, and gives up after so many steps. */
  public ContainmentDecider within(long steps) {
    DecisionSettings fewer =
        new DecisionSettings(steps, settings.assertFormat(), settings.draft4Integers());
    return new ContainmentDecider(fewer, validators);
  }

  /** Whether every document that {@code a} accepts is accepted by {@code b}. */
  public Containment decide(Schema a, Schema b) {
    return decide(a, b, List.of());
  }

  /**
   * As {@link #decide(Schema, Schema)}, but only of those documents that all of {@code given}
   * accept as well.
   */
  public Containment decide(Schema a, Schema b, List<Schema> given) {
    return decide(a, b, given, Optional.of(confirmation(a, b, given)));
  }

  /**
   * As {@link #decide}, but takes the prover's word for the witness. For measuring the prover
   * alone; never show such a witness to anyone.
   */
  public Containment decideUnconfirmed(Schema a, Schema b) {
    return decideUnconfirmed(a, b, List.of());
  }

  /** As {@link #decide(Schema, Schema, List)} and {@link #decideUnconfirmed(Schema, Schema)}. */
  public Containment decideUnconfirmed(Schema a, Schema b, List<Schema> given) {
    return decide(a, b, given, Optional.empty());
  }

  /** Both directions. */
  public Relation relate(Schema before, Schema after) {
    Confirmation confirmation = confirmation(before, after, List.of());
    return new Relation(
        decide(before, after, List.of(), Optional.of(confirmation)),
        decide(after, before, List.of(), Optional.of(confirmation.swapped())));
  }

  private Containment decide(
      Schema a, Schema b, List<Schema> given, Optional<Confirmation> confirmation) {
    try {
      return attempt(a, b, given, confirmation);
    } catch (StackOverflowError tooDeep) {
      // So that the answer does not depend on the stack that the caller happens to have.
      return attemptWithRoom(() -> attempt(a, b, given, confirmation));
    }
  }

  private static Containment attemptWithRoom(Callable<Containment> attempt) {
    try {
      return ROOM.call(attempt);
    } catch (StackOverflowError tooDeep) {
      return new Undecided("budget: nested too deep");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Undecided("interrupted");
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private Containment attempt(
      Schema a, Schema b, List<Schema> given, Optional<Confirmation> confirmation) {
    if (isSame(a, b)) {
      return new Proved();
    }
    try {
      return search(new Session(a, b, given, settings), confirmation);
    } catch (Budget.Spent spent) {
      return new Undecided(spent.getMessage());
    }
  }

  /** Under the policy spelled, 1 and 1.0 are equal but do not say the same. */
  private boolean isSame(Schema a, Schema b) {
    return settings.draft4Integers() != Draft4Integers.SPELLED && a.isWrittenAs(b);
  }

  private static Containment search(Session session, Optional<Confirmation> confirmation) {
    Formula difference = session.difference();
    String trouble = "";
    for (int i = 0; i < MOST_WITNESSES; i++) {
      Outcome outcome = session.find(difference);
      if (outcome instanceof Outcome.Unknown unknown) {
        return new Undecided(i == 0 ? Outcome.Doubts.inWords(unknown) : trouble);
      }
      if (outcome instanceof Outcome.Empty) {
        return i == 0 ? new Proved() : new Undecided(trouble);
      }
      JsonNode witness = ((Outcome.Found) outcome).value();
      if (!session.tellsApart(witness)) {
        return new Undecided("internal: the witness found does not tell the two apart");
      }
      JsonNode shrunk = session.shrunk(witness);
      if (confirmation.isEmpty()) {
        return new Refuted(shrunk);
      }
      Optional<String> objection = confirmation.get().objection(shrunk);
      if (objection.isEmpty()) {
        return new Refuted(shrunk);
      }
      trouble = objection.get();
      if (trouble.startsWith(FAILED)) {
        // It is the schema that it fails on; another witness would not help.
        return new Undecided(trouble);
      }
      if (shrunk != witness && confirmation.get().objection(witness).isEmpty()) {
        return new Refuted(witness);
      }
      difference = session.without(session.without(difference, witness), shrunk);
    }
    return new Undecided(trouble);
  }

  private Confirmation confirmation(Schema a, Schema b, List<Schema> given) {
    return new Confirmation(
        validator(a), validator(b), given.stream().map(this::validator).toList());
  }

  private SchemaValidator validator(Schema schema) {
    return validators
        .map(kept -> kept.computeIfAbsent(schema, this::newValidator))
        .orElseGet(() -> newValidator(schema));
  }

  private SchemaValidator newValidator(Schema schema) {
    return SchemaValidator.of(schema, settings.assertFormat());
  }

  /** Asks networknt about a witness. */
  private record Confirmation(SchemaValidator a, SchemaValidator b, List<SchemaValidator> given) {
    Confirmation swapped() {
      return new Confirmation(b, a, given);
    }

    private static String shown(JsonNode witness) {
      return JsonText.excerpt(witness, MOST_SHOWN);
    }

    /** What networknt has against the witness. */
    Optional<String> objection(JsonNode witness) {
      Set<SchemaValidator.Answer> accepting = EnumSet.of(a.check(witness));
      given.forEach(schema -> accepting.add(schema.check(witness)));
      SchemaValidator.Answer inB = b.check(witness);
      if (accepting.contains(SchemaValidator.Answer.FAILED)
          || inB == SchemaValidator.Answer.FAILED) {
        return Optional.of(FAILED + shown(witness));
      }
      if (accepting.contains(SchemaValidator.Answer.INVALID)
          || inB == SchemaValidator.Answer.VALID) {
        return Optional.of("validator disagrees on the witness " + shown(witness));
      }
      return Optional.empty();
    }
  }
}

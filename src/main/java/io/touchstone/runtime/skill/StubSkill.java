package io.touchstone.runtime.skill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.touchstone.contract.Contract;
import io.touchstone.contract.FailureMode;
import io.touchstone.contract.Kind;
import io.touchstone.contract.Terms;
import io.touchstone.json.JsonEquality;
import io.touchstone.proof.Containment;
import io.touchstone.proof.ContainmentDecider;
import io.touchstone.proof.DecisionSettings;
import io.touchstone.runtime.ErrorCodes;
import io.touchstone.runtime.Skill;
import io.touchstone.runtime.SkillCall;
import io.touchstone.runtime.SkillError;
import io.touchstone.runtime.SkillResult;
import io.touchstone.schema.Dialect;
import io.touchstone.schema.Schema;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Stands in for a skill: answers under the contract of the other what it was told to, does nothing,
 * and remembers its last calls. The same calls in the same order always get the same answers.
 *
 * <p>Answers are not held against the contract here; a runtime does that.
 */
public final class StubSkill implements Skill {
  /** A call of a test may be looked for; those of a long run must not fill the memory. */
  private static final int MOST_CALLS = 1_000;

  private final Contract contract;
  private final List<Response> responses;
  private final SkillResult otherwise;
  private final List<SkillError> first;
  private final int mostCalls;
  private final Deque<Call> calls = new ArrayDeque<>();
  private long count;

  /**
   * A call that was made.
   *
   * @param inputs what the stub was given
   * @param errorCode what it failed with; empty where it did not
   */
  public record Call(JsonNode inputs, Optional<String> errorCode) {
    public Call {
      inputs = inputs.deepCopy();
    }

    /** A copy. */
    @Override
    public JsonNode inputs() {
      return inputs.deepCopy();
    }
  }

  private record Response(JsonNode inputs, SkillResult result) {}

  private StubSkill(Builder builder) {
    this.contract = builder.contract;
    this.responses = List.copyOf(builder.responses);
    this.first = List.copyOf(builder.first);
    this.mostCalls = builder.mostCalls;
    this.otherwise =
        builder.otherwise == null ? SkillResult.of(acceptable(contract)) : builder.otherwise;
  }

  /**
   * A stub that answers every call with the same value, one that the contract accepts.
   *
   * @throws IllegalArgumentException as {@link Builder#build} does
   */
  public static StubSkill of(Contract contract) {
    return builder(contract).build();
  }

  /**
   * A stub to be told what to answer.
   *
   * @throws IllegalArgumentException when the contract is not one of a skill
   */
  public static Builder builder(Contract contract) {
    return new Builder(contract);
  }

  @Override
  public Contract contract() {
    return contract;
  }

  @Override
  public SkillResult call(SkillCall call) {
    JsonNode inputs = call.inputs();
    synchronized (calls) {
      SkillResult result =
          count < first.size() ? SkillResult.failed(first.get((int) count)) : response(inputs);
      count++;
      calls.addLast(new Call(inputs, errorCode(result)));
      if (calls.size() > mostCalls) {
        calls.removeFirst();
      }
      return copy(result);
    }
  }

  private SkillResult response(JsonNode inputs) {
    return responses.stream()
        .filter(response -> JsonEquality.equal(response.inputs(), inputs))
        .findFirst()
        .map(Response::result)
        .orElse(otherwise);
  }

  private static Optional<String> errorCode(SkillResult result) {
    return result instanceof SkillResult.Failure failure
        ? Optional.of(failure.error().code())
        : Optional.empty();
  }

  private static SkillResult copy(SkillResult result) {
    return result instanceof SkillResult.Success success
        ? SkillResult.of(success.value().deepCopy())
        : result;
  }

  /** The last calls, the oldest first. */
  public List<Call> calls() {
    synchronized (calls) {
      return List.copyOf(calls);
    }
  }

  /** How many calls there were, those included that are forgotten. */
  public long callCount() {
    synchronized (calls) {
      return count;
    }
  }

  /**
   * A small value that the contract accepts as an answer: a document that {@code false} refuses.
   */
  private static JsonNode acceptable(Contract contract) {
    Optional<Schema> outputs = ((Terms.Behavior) contract.terms()).outputs();
    if (outputs.isEmpty()) {
      return JsonNodeFactory.instance.objectNode().put("stub", true);
    }
    Schema nothing = Schema.of(BooleanNode.FALSE, Dialect.DRAFT_2020_12, "nothing");
    Containment empty =
        new ContainmentDecider(DecisionSettings.DEFAULT).decide(outputs.get(), nothing);
    if (empty instanceof Containment.Refuted refuted) {
      return refuted.witness();
    }
    String why =
        empty instanceof Containment.Undecided undecided
            ? undecided.reason()
            : "it accepts no answer at all";
    throw new IllegalArgumentException(
        "found no answer that %s accepts: %s; tell the stub what to answer otherwise"
            .formatted(contract, why));
  }

  /** What a stub is told. */
  public static final class Builder {
    private final Contract contract;
    private final List<Response> responses = new ArrayList<>();
    private final List<SkillError> first = new ArrayList<>();
    private SkillResult otherwise;
    private int mostCalls = MOST_CALLS;

    private Builder(Contract contract) {
      if (contract.kind() != Kind.SKILL) {
        throw new IllegalArgumentException(
            "expected the contract of a skill, found that of a " + contract.kind().word());
      }
      this.contract = contract;
    }

    /** Inputs that equal these get this answer, whatever else was said about them before. */
    public Builder answering(JsonNode inputs, JsonNode value) {
      return responding(inputs, SkillResult.of(value.deepCopy()));
    }

    /**
     * Inputs that equal these fail, whatever else was said about them before.
     *
     * @param code as the contract promises it, or one that ships with the runtime
     * @throws IllegalArgumentException when there is no such code
     */
    public Builder failing(JsonNode inputs, String code) {
      return responding(inputs, SkillResult.failed(error(code)));
    }

    private Builder responding(JsonNode inputs, SkillResult result) {
      responses.add(0, new Response(inputs.deepCopy(), result));
      return this;
    }

    /** All other inputs get this answer. */
    public Builder otherwise(JsonNode value) {
      otherwise = SkillResult.of(value.deepCopy());
      return this;
    }

    /** All other inputs fail, as {@link #failing} says. */
    public Builder otherwiseFailing(String code) {
      otherwise = SkillResult.failed(error(code));
      return this;
    }

    /** So many calls fail before any other answer is given, whatever their inputs. */
    public Builder failingFirst(int times, String code) {
      SkillError error = error(code);
      for (int i = 0; i < times; i++) {
        first.add(error);
      }
      return this;
    }

    /**
     * How many of the last calls are kept; 1,000 where nothing is said.
     *
     * @throws IllegalArgumentException when it is negative
     */
    public Builder remembering(int most) {
      if (most < 0) {
        throw new IllegalArgumentException("expected 0 calls or more, found " + most);
      }
      mostCalls = most;
      return this;
    }

    private SkillError error(String code) {
      String message = "simulated by the stub of " + contract;
      FailureMode promised = ((Terms.Behavior) contract.terms()).failureModes().get(code);
      return promised == null
          ? ErrorCodes.of(code).error(message, null)
          : new SkillError(code, message, promised.category(), promised.retryable(), null);
    }

    /**
     * The stub. What this is told later does not change it.
     *
     * @throws IllegalArgumentException when nothing was said about other inputs, and no value is
     *     found that the contract accepts
     */
    public StubSkill build() {
      return new StubSkill(this);
    }
  }
}

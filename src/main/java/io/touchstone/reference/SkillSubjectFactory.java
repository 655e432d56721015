package io.touchstone.reference;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.runtime.AgentRuntime;
import io.touchstone.runtime.RuntimeContext;
import io.touchstone.runtime.RuntimeSettings;
import io.touchstone.runtime.StructuredOutcome;
import io.touchstone.subject.Subject;
import io.touchstone.subject.SubjectContext;
import io.touchstone.subject.SubjectFactory;
import java.time.Duration;

/**
 * A shipped skill as a subject of its own name: the skill's inputs in; its result out, or {@code
 * {"$error": {...}}}. What would reach outside is a stub. The call goes through a runtime, so
 * inputs and result are held against the skill's contract.
 */
abstract class SkillSubjectFactory implements SubjectFactory {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** A test may call as often as it likes. */
  private static final RuntimeSettings UNLIMITED =
      RuntimeSettings.DEFAULT
          .withDefaultLimits(Long.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE)
          .withMaxHistory(0);

  private final String skillId;

  SkillSubjectFactory(String skillId) {
    this.skillId = skillId;
  }

  @Override
  public String name() {
    return skillId;
  }

  @Override
  public Subject open(SubjectContext context) {
    RuntimeContext world = new RuntimeContext(context.clock(), context.random());
    AgentRuntime runtime = new AgentRuntime(ShippedSkills.stubs(), world, UNLIMITED);
    return new Subject() {
      @Override
      public JsonNode call(JsonNode input) {
        StructuredOutcome outcome = runtime.execute(skillId, input, TIMEOUT);
        return outcome.error().<JsonNode>map(ErrorAnswer::of).orElseGet(outcome::result);
      }

      @Override
      public void close() {
        runtime.close();
      }
    };
  }
}

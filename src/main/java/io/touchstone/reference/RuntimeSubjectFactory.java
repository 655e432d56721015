package io.touchstone.reference;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.plan.JsonShapeException;
import io.touchstone.runtime.RuntimeContext;
import io.touchstone.runtime.SkillRegistry;
import io.touchstone.subject.Subject;
import io.touchstone.subject.SubjectContext;
import io.touchstone.subject.SubjectFactory;

/**
 * The subject {@code runtime}: what is to be done with a fresh runtime in, what it answers to the
 * last of it out; see {@link RuntimeSession}. Its skills are the stubs.
 */
public final class RuntimeSubjectFactory implements SubjectFactory {
  @Override
  public String name() {
    return "runtime";
  }

  @Override
  public Subject open(SubjectContext context) {
    RuntimeContext world = new RuntimeContext(context.clock(), context.random());
    SkillRegistry skills = ShippedSkills.stubs();
    return input -> answer(input, skills, world);
  }

  private static JsonNode answer(JsonNode input, SkillRegistry skills, RuntimeContext world) {
    try {
      return RuntimeSession.of(input).run(skills, world);
    } catch (JsonShapeException e) {
      return ErrorAnswer.of(e);
    }
  }
}

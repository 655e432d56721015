package io.touchstone.reference;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.llm.LlmClient;
import io.touchstone.runtime.Skill;
import io.touchstone.runtime.SkillRegistry;
import io.touchstone.runtime.skill.EchoSkill;
import io.touchstone.runtime.skill.JsonTransformSkill;
import io.touchstone.runtime.skill.LlmInvokeSkill;
import io.touchstone.runtime.skill.ProbeSkill;
import io.touchstone.runtime.skill.http.HttpCallSettings;
import io.touchstone.runtime.skill.http.HttpCallSkill;
import java.util.List;
import java.util.Set;

/** The skills that ship: the real ones, and the stubs that stand in for them. */
public final class ShippedSkills {
  private ShippedSkills() {}

  /**
   * Skills that reach nothing outside: the pure ones as they are, stubs for the others, which live
   * in a small made-up world; and the probe.
   */
  public static SkillRegistry stubs() {
    StubWorld world = StubWorld.read();
    return registry(
        List.of(
            new EchoSkill(),
            new JsonTransformSkill(),
            world.http(),
            world.llm(),
            new ProbeSkill()));
  }

  /**
   * The real skills.
   *
   * @param http whom {@code skill.http_call} may speak to
   * @param model who asks the model for {@code skill.llm_invoke}
   */
  public static SkillRegistry real(HttpCallSettings http, LlmClient model) {
    return registry(
        List.of(
            new EchoSkill(),
            new JsonTransformSkill(),
            new HttpCallSkill(http),
            new LlmInvokeSkill(model)));
  }

  /** The ids of the skills that reach nothing outside, whose stubs are the real ones. */
  public static Set<String> pure() {
    return Set.of("skill.echo", "skill.json_transform");
  }

  /** What planners may speak of to the stubs: values by name. The caller may change it. */
  public static ObjectNode stubContext() {
    return StubWorld.read().context();
  }

  private static SkillRegistry registry(List<Skill> skills) {
    SkillRegistry registry = new SkillRegistry();
    skills.forEach(registry::register);
    return registry;
  }
}

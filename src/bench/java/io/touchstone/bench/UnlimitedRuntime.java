package io.touchstone.bench;

import io.touchstone.runtime.AgentRuntime;
import io.touchstone.runtime.RuntimeContext;
import io.touchstone.runtime.RuntimeSettings;
import io.touchstone.runtime.Skill;
import io.touchstone.runtime.SkillRegistry;
import java.time.Clock;
import java.util.Random;

/** A runtime as it comes, but for limits that no benchmark reaches. */
final class UnlimitedRuntime {
  private static final long ENOUGH = 1_000_000_000_000L;

  private UnlimitedRuntime() {}

  static AgentRuntime with(Skill skill) {
    AgentRuntime runtime =
        new AgentRuntime(
            new SkillRegistry(),
            new RuntimeContext(Clock.systemUTC(), new Random(1)),
            RuntimeSettings.DEFAULT.withDefaultLimits(ENOUGH, ENOUGH, ENOUGH));
    runtime.registerSkill(skill);
    return runtime;
  }
}

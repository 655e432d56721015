package io.touchstone.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.contract.Calling;
import io.touchstone.contract.SemVer;
import java.time.Duration;
import java.util.Optional;

/**
 * What a runtime is asked to do. Anything may be wrong with it; the outcome says so.
 *
 * @param skillId the skill
 * @param version the version that the caller was written for; empty means the latest release
 * @param calling which versions stand for it; without a version of no meaning
 * @param inputs what the skill is given
 * @param timeout how long it may take
 * @param stepId the step of a plan that asks; empty where none does
 */
public record SkillRequest(
    String skillId,
    Optional<SemVer> version,
    Calling calling,
    JsonNode inputs,
    Duration timeout,
    Optional<String> stepId) {

  public SkillRequest {
    skillId = skillId == null ? "" : skillId;
    version = version == null ? Optional.empty() : version;
    calling = calling == null ? Calling.COMPATIBLE : calling;
    stepId = stepId == null ? Optional.empty() : stepId;
  }

  /** The latest release, for no step. */
  public static SkillRequest of(String skillId, JsonNode inputs, Duration timeout) {
    return new SkillRequest(
        skillId, Optional.empty(), Calling.COMPATIBLE, inputs, timeout, Optional.empty());
  }

  /** The same for a caller who was written for a version. */
  public SkillRequest ofVersion(SemVer asked, Calling how) {
    return new SkillRequest(skillId, Optional.of(asked), how, inputs, timeout, stepId);
  }

  /** The same for a step of a plan. */
  public SkillRequest forStep(String step) {
    return new SkillRequest(skillId, version, calling, inputs, timeout, Optional.of(step));
  }
}

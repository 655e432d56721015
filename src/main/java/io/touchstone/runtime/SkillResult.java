package io.touchstone.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;

/** What a skill answers. */
public sealed interface SkillResult {

  /**
   * It was done.
   *
   * @param value valid under the skill's contract
   * @param usage what it took
   */
  record Success(JsonNode value, Usage usage) implements SkillResult {
    public Success {
      Objects.requireNonNull(usage, "usage");
    }
  }

  /**
   * It could not be done.
   *
   * @param error why
   * @param usage what trying took
   */
  record Failure(SkillError error, Usage usage) implements SkillResult {
    public Failure {
      Objects.requireNonNull(error, "error");
      Objects.requireNonNull(usage, "usage");
    }
  }

  /** What it took, done or not. */
  Usage usage();

  /** Done, for nothing. */
  static SkillResult of(JsonNode value) {
    return new Success(value, Usage.NONE);
  }

  /** Not done, for nothing. */
  static SkillResult failed(SkillError error) {
    return new Failure(error, Usage.NONE);
  }
}

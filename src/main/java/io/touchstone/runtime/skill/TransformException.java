package io.touchstone.runtime.skill;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.runtime.SkillError;

/** Why a document cannot be transformed; never leaves the skill but as its error. */
final class TransformException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient SkillError error;

  private TransformException(SkillError error) {
    super(error.message(), null, false, false);
    this.error = error;
  }

  /** The document has nothing at a path. */
  static TransformException missing(String message, JsonNode details) {
    return new TransformException(SkillError.of("ERR_INVALID_PATH", message, details));
  }

  /** Anything else. */
  static TransformException failed(String message) {
    return new TransformException(SkillError.of("ERR_TRANSFORM_FAILED", message));
  }

  SkillError error() {
    return error;
  }
}

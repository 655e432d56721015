package io.touchstone.reference;

/** A subject for each shipped skill; {@link java.util.ServiceLoader} wants a class for each. */
final class SkillSubjects {
  private SkillSubjects() {}

  /** {@code skill.echo}. */
  public static final class Echo extends SkillSubjectFactory {
    public Echo() {
      super("skill.echo");
    }
  }

  /** {@code skill.http_call}, a stub. */
  public static final class HttpCall extends SkillSubjectFactory {
    public HttpCall() {
      super("skill.http_call");
    }
  }

  /** {@code skill.json_transform}. */
  public static final class JsonTransform extends SkillSubjectFactory {
    public JsonTransform() {
      super("skill.json_transform");
    }
  }

  /** {@code skill.llm_invoke}, a stub. */
  public static final class LlmInvoke extends SkillSubjectFactory {
    public LlmInvoke() {
      super("skill.llm_invoke");
    }
  }

  /** {@code skill.probe}. */
  public static final class Probe extends SkillSubjectFactory {
    public Probe() {
      super("skill.probe");
    }
  }
}

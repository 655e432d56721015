package io.touchstone.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.touchstone.subject.Subject;
import io.touchstone.subject.SubjectContext;
import io.touchstone.subject.SubjectFactory;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Subjects that do what subjects do, well or badly; found by their names. */
public final class TestSubjects {
  private TestSubjects() {}

  abstract static class Named implements SubjectFactory {
    private final String name;

    Named(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }
  }

  /** Answers what it is asked. */
  public static final class Echo extends Named {
    public Echo() {
      super("test.echo");
    }

    @Override
    public Subject open(SubjectContext context) {
      return input -> input;
    }
  }

  /** Throws at every call. */
  public static final class Throws extends Named {
    public Throws() {
      super("test.throws");
    }

    @Override
    public Subject open(SubjectContext context) {
      return input -> {
        throw new IllegalStateException("no luck");
      };
    }
  }

  /** Cannot be opened. */
  public static final class Unopenable extends Named {
    public Unopenable() {
      super("test.unopenable");
    }

    @Override
    public Subject open(SubjectContext context) {
      throw new IllegalStateException("no key");
    }
  }

  /** Never answers. */
  public static final class Hangs extends Named {
    public Hangs() {
      super("test.hangs");
    }

    @Override
    public Subject open(SubjectContext context) {
      return input -> {
        Thread.sleep(Long.MAX_VALUE);
        return input;
      };
    }
  }

  /** Answers with a Java null. */
  public static final class Null extends Named {
    public Null() {
      super("test.null");
    }

    @Override
    public Subject open(SubjectContext context) {
      return input -> null;
    }
  }

  /** Counts its calls, so that no two answers are the same. */
  public static final class Counter extends Named {
    public Counter() {
      super("test.counter");
    }

    @Override
    public Subject open(SubjectContext context) {
      AtomicInteger calls = new AtomicInteger();
      return input -> JsonNodeFactory.instance.objectNode().put("call", calls.incrementAndGet());
    }
  }

  /** Answers with its input, an id and the time. */
  public static final class Stamp extends Named {
    public Stamp() {
      super("test.stamp");
    }

    @Override
    public Subject open(SubjectContext context) {
      return input -> stamped(input, context);
    }

    private static JsonNode stamped(JsonNode input, SubjectContext context) {
      return JsonNodeFactory.instance
          .objectNode()
          .put("id", UUID.randomUUID().toString())
          .put("at", context.clock().instant().toString())
          .set("input", input);
    }
  }
}

package com.acme;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.touchstone.subject.SequentialSubject;
import io.touchstone.subject.Subject;
import io.touchstone.subject.SubjectContext;
import io.touchstone.subject.SubjectFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Classes of a user's, good ones and others. */
public class Subjects {
  /** Counts its calls in static state. */
  public static class Counting implements Subject {
    private static final AtomicInteger CALLS = new AtomicInteger();

    @Override
    public JsonNode call(JsonNode input) {
      return TextNode.valueOf(input.asText() + " " + CALLS.incrementAndGet());
    }
  }

  /** Answers the root folder of its context, and says so when it is closed. */
  public static class WithContext implements SequentialSubject {
    private final SubjectContext context;

    public WithContext(SubjectContext context) {
      this.context = context;
    }

    @Override
    public JsonNode call(JsonNode input) {
      return TextNode.valueOf(context.root().getFileName().toString());
    }

    @Override
    public void close() {
      // A class that is loaded only now: the loader must still be open.
      new Farewell().say();
    }
  }

  static class Farewell {
    void say() {
      System.setProperty("com.acme.farewell", "said");
    }
  }

  /** Answers whether the context class loader has loaded it. */
  public static class Factory implements SubjectFactory {
    @Override
    public String name() {
      return "another";
    }

    @Override
    public Subject open(SubjectContext context) {
      return input ->
          TextNode.valueOf(
              Thread.currentThread().getContextClassLoader() == Factory.class.getClassLoader()
                  ? "own loader"
                  : "other loader");
    }
  }

  public static class NullFactory extends Factory {
    @Override
    public Subject open(SubjectContext context) {
      return null;
    }
  }

  public static class Throwing extends Counting {
    public Throwing() {
      throw new IllegalStateException("no database");
    }
  }

  public static class ThrowingEarly extends Counting {
    static final int PORT = Integer.parseInt("none");
  }

  static class Hidden extends Counting {}

  public static class HiddenConstructor extends Counting {
    HiddenConstructor() {}
  }

  public abstract static class Abstract implements Subject {}

  public static class NoSubject {}

  /** Its library is deleted after it was compiled. */
  public static class Needy extends Counting {
    private final Library library = new Library();
  }
}

class Library {}

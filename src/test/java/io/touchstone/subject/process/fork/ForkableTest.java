package io.touchstone.subject.process.fork;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.touchstone.json.JsonLimits;
import io.touchstone.subject.Subject;
import io.touchstone.subject.SubjectContext;
import io.touchstone.subject.SubjectFactory;
import io.touchstone.subject.process.ProcessSubjectFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForkableTest {
  private static Forkable forkable(SubjectFactory factory) {
    return ((Forkable.Check.Can) Forkable.of(factory)).forkable();
  }

  private static void assertRefused(String reason, SubjectFactory factory) {
    Forkable.Check.Cannot cannot = (Forkable.Check.Cannot) Forkable.of(factory);
    assertEquals(
        "the factory " + factory.getClass().getName() + " cannot be opened in a fork: " + reason,
        cannot.reason());
  }

  @Test
  void aClassWithAConstructorWithoutParametersIsForkable() {
    assertEquals(
        new Forkable.JavaFactory(ForkSubjects.Mirror.class.getName()),
        forkable(new ForkSubjects.Mirror()));
  }

  @Test
  void aProgramIsForkable() {
    assertEquals(
        new Forkable.Program(List.of("cat", "-u"), JsonLimits.DEFAULT),
        forkable(new ProcessSubjectFactory("cat", List.of("cat", "-u"), JsonLimits.DEFAULT)));
  }

  @Test
  void whatOnlyThisProcessKnowsIsRefusedWithTheReason() throws Exception {
    class Local extends Named {}
    assertRefused("it is a class inside a method; make it a class of its own", new Local());
    assertRefused("it is a class inside a method; make it a class of its own", new Named() {});
    assertRefused("it belongs to an object around it; make the class static", new Inner());
    assertRefused(
        "it has no constructor without parameters; add one", new ForkSubjects.WithParameter(""));
    SubjectFactory elsewhere =
        (SubjectFactory) new Elsewhere().named().getDeclaredConstructor().newInstance();
    assertRefused("it is not on the class path of Java; add its folder or jar to it", elsewhere);
  }

  class Inner extends Named {}

  /** A factory. */
  public static class Named implements SubjectFactory {
    public Named() {}

    @Override
    public String name() {
      return "named";
    }

    @Override
    public Subject open(SubjectContext context) {
      return input -> input;
    }
  }

  /** Loads a class again, as containers do. */
  private static final class Elsewhere extends ClassLoader {
    Class<?> named() throws IOException {
      String name = Named.class.getName();
      try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        assertTrue(in != null);
        byte[] file = in.readAllBytes();
        return defineClass(name, file, 0, file.length);
      }
    }
  }
}

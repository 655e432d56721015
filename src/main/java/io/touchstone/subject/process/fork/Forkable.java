package io.touchstone.subject.process.fork;

import io.touchstone.json.JsonLimits;
import io.touchstone.subject.SubjectBinding;
import io.touchstone.subject.SubjectFactory;
import io.touchstone.subject.UnforkableFactory;
import io.touchstone.subject.process.ProcessSubjectFactory;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;

/** What a fresh process can be told to open. */
public sealed interface Forkable {

  /**
   * A Java subject.
   *
   * @param className the binary name of its {@link SubjectFactory}, which has a constructor without
   *     parameters
   */
  record JavaFactory(String className) implements Forkable {}

  /**
   * A program. Calls of a fork do not run at once, however many workers it has.
   *
   * @param command the program, as seen from the root folder, and what it has around it
   * @param limits of each answer
   */
  record Program(SubjectBinding.Command command, JsonLimits limits) implements Forkable {
    /** In the root folder, without variables of its own. */
    Program(List<String> words, JsonLimits limits) {
      this(new SubjectBinding.Command(words), limits);
    }
  }

  /** Whether something can be forked. */
  sealed interface Check {
    /** It can. */
    record Can(Forkable forkable) implements Check {}

    /**
     * It cannot.
     *
     * @param reason in words, with how to mend it
     */
    record Cannot(String reason) implements Check {}
  }

  /** What knobs turn for it. */
  default Knob.Target target() {
    return this instanceof JavaFactory ? Knob.Target.JAVA : Knob.Target.PROGRAM;
  }

  /** Whether a fresh process could open the subjects of this factory. */
  static Check of(SubjectFactory factory) {
    if (factory instanceof ProcessSubjectFactory program) {
      return new Check.Can(new Program(program.command(), program.limits()));
    }
    if (factory instanceof UnforkableFactory unforkable) {
      return new Check.Cannot(unforkable.objectionToForks());
    }
    Class<?> type = factory.getClass();
    return objection(type)
        .<Check>map(
            reason ->
                new Check.Cannot(
                    "the factory " + type.getName() + " cannot be opened in a fork: " + reason))
        .orElseGet(() -> new Check.Can(new JavaFactory(type.getName())));
  }

  private static Optional<String> objection(Class<?> type) {
    if (type.isHidden() || type.isSynthetic()) {
      return Optional.of("it is a lambda, which has no name; make it a class");
    } else if (!isOnClassPath(type)) {
      return Optional.of("it is not on the class path of Java; add its folder or jar to it");
    } else if (type.isAnonymousClass() || type.isLocalClass()) {
      return Optional.of("it is a class inside a method; make it a class of its own");
    } else if (type.isMemberClass() && !Modifier.isStatic(type.getModifiers())) {
      return Optional.of("it belongs to an object around it; make the class static");
    } else if (!hasConstructor(type)) {
      return Optional.of("it has no constructor without parameters; add one");
    }
    return Optional.empty();
  }

  private static boolean hasConstructor(Class<?> type) {
    try {
      type.getDeclaredConstructor();
      return true;
    } catch (NoSuchMethodException e) {
      return false;
    }
  }

  private static boolean isOnClassPath(Class<?> type) {
    try {
      return Class.forName(type.getName(), false, ClassLoader.getSystemClassLoader()) == type;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }
}

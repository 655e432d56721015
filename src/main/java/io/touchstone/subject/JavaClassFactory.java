package io.touchstone.subject;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.JsonText;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A Java class as a subject, by its name: a {@link Subject} or a {@link SubjectFactory}, public,
 * with a public constructor that takes nothing or a {@link SubjectContext}. Each instance of the
 * subject has the class loaded anew, static state included, where it comes from a class path of its
 * own; Touchstone's classes and the libraries that it brings count more than those of that class
 * path.
 *
 * <p>A class that cannot be used is told by every call.
 */
public final class JavaClassFactory implements UnforkableFactory {
  private final String name;
  private final SubjectBinding.JavaClass binding;

  /**
   * @param name the subject's
   */
  public JavaClassFactory(String name, SubjectBinding.JavaClass binding) {
    this.name = name;
    this.binding = binding;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String objectionToForks() {
    return "the class %s is bound by \"class\" in touchstone.json, which forks do not know; name a SubjectFactory in META-INF/services and put it on the class path of Java"
        .formatted(binding.className());
  }

  @Override
  public Subject open(SubjectContext context) {
    try {
      if (binding.classPath().isEmpty()) {
        return opened(JavaClassFactory.class.getClassLoader(), context);
      }
      LoadedSubject.Loading loading = new LoadedSubject.Loading(loader(context.root()));
      try {
        return loading.around(it -> opened(it, context));
      } catch (Throwable failed) {
        loading.close();
        throw failed;
      }
    } catch (SubjectFault fault) {
      return new Refusing(fault.type(), fault.getMessage());
    }
  }

  /** A class that cannot be used. */
  private record Refusing(String type, String message) implements Subject {
    @Override
    public JsonNode call(JsonNode input) throws SubjectFault {
      throw new SubjectFault(type, message);
    }
  }

  private URLClassLoader loader(Path root) throws SubjectFault {
    URL[] urls = new URL[binding.classPath().size()];
    for (int i = 0; i < urls.length; i++) {
      try {
        urls[i] = root.resolve(binding.classPath().get(i)).toUri().toURL();
      } catch (MalformedURLException e) {
        throw fault(
            "class_path",
            "cannot be looked for in " + JsonText.quote(binding.classPath().get(i)),
            "correct \"class_path\" in touchstone.json");
      }
    }
    return new URLClassLoader(urls, JavaClassFactory.class.getClassLoader());
  }

  private Subject opened(ClassLoader loader, SubjectContext context) throws SubjectFault {
    Object made = made(usable(loaded(loader, context.root())), context);
    Subject subject =
        made instanceof SubjectFactory factory ? factory.open(context) : (Subject) made;
    if (subject == null) {
      throw fault("no_subject", "is a factory whose open() returned null", "return a subject");
    }
    return subject;
  }

  private Class<?> loaded(ClassLoader loader, Path root) throws SubjectFault {
    try {
      return Class.forName(binding.className(), false, loader);
    } catch (ClassNotFoundException e) {
      throw fault("class_not_found", whereNot(root), remedyOfMissing(root));
    } catch (LinkageError e) {
      throw unlinked(e);
    }
  }

  private String whereNot(Path root) {
    if (binding.classPath().isEmpty()) {
      return "is not on the class path of Touchstone";
    }
    List<String> missing = missing(root);
    return "is neither on the class path of Touchstone nor in "
        + quoted(binding.classPath())
        + (missing.isEmpty()
            ? ""
            : ", of which there is no " + quoted(missing) + " seen from the root folder");
  }

  private String remedyOfMissing(Path root) {
    if (binding.classPath().isEmpty()) {
      return "correct \"class\" in touchstone.json, or name its folder or jar in \"class_path\"";
    }
    return missing(root).isEmpty()
        ? "correct \"class\" or \"class_path\" in touchstone.json"
        : "build it, or correct \"class_path\" in touchstone.json";
  }

  private List<String> missing(Path root) {
    return binding.classPath().stream().filter(it -> !Files.exists(root.resolve(it))).toList();
  }

  private static String quoted(List<String> entries) {
    return String.join(", ", entries.stream().map(JsonText::quote).toList());
  }

  private Class<?> usable(Class<?> type) throws SubjectFault {
    if (!Subject.class.isAssignableFrom(type) && !SubjectFactory.class.isAssignableFrom(type)) {
      throw fault(
          "not_a_subject",
          "is neither a %s nor a %s"
              .formatted(Subject.class.getName(), SubjectFactory.class.getName()),
          "implement one of them, or correct \"class\" in touchstone.json");
    } else if (!Modifier.isPublic(type.getModifiers())) {
      throw fault("class_not_public", "is not public", "make it public");
    } else if (Modifier.isAbstract(type.getModifiers())) {
      throw fault(
          "class_abstract", "is abstract", "name a class that can be made, or make it concrete");
    }
    return type;
  }

  private Object made(Class<?> type, SubjectContext context) throws SubjectFault {
    try {
      Optional<Constructor<?>> taking = constructor(type, SubjectContext.class);
      if (taking.isPresent()) {
        return taking.get().newInstance(context);
      }
      Optional<Constructor<?>> plain = constructor(type);
      if (plain.isPresent()) {
        return plain.get().newInstance();
      }
    } catch (InvocationTargetException e) {
      throw fault(
          "constructor_threw",
          "cannot be made: its constructor threw " + words(e.getCause()),
          "correct the constructor");
    } catch (ExceptionInInitializerError e) {
      throw fault(
          "constructor_threw",
          "cannot be made: its static initializer threw " + words(e.getCause()),
          "correct the initializer");
    } catch (LinkageError e) {
      throw unlinked(e);
    } catch (ReflectiveOperationException e) {
      throw fault("class_unusable", "cannot be made: " + words(e), "correct the class");
    }
    throw fault(
        "no_constructor",
        "has no public constructor without parameters, and none that takes a SubjectContext",
        "add one");
  }

  private static Optional<Constructor<?>> constructor(Class<?> type, Class<?>... parameters) {
    try {
      return Optional.of(type.getConstructor(parameters));
    } catch (NoSuchMethodException e) {
      return Optional.empty();
    }
  }

  private SubjectFault unlinked(LinkageError e) {
    return fault(
        "class_not_linked",
        "cannot be loaded: " + words(e),
        "add what it needs to \"class_path\" in touchstone.json, or compile it for this Java");
  }

  private static String words(Throwable thrown) {
    Answer.Threw threw = ThrownAnswer.of(thrown);
    return threw.message().isEmpty() ? threw.type() : threw.type() + ": " + threw.message();
  }

  private SubjectFault fault(String type, String problem, String remedy) {
    return new SubjectFault(
        type, "the class %s %s; %s".formatted(binding.className(), problem, remedy));
  }
}

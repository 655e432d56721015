package io.touchstone.subject;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.touchstone.json.JsonLimits;
import io.touchstone.subject.SubjectBinding.JavaClass;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaClassFactoryTest {
  private static final List<String> CLASSES = List.of("target/classes");

  @TempDir static Path root;

  @BeforeAll
  static void compile() throws Exception {
    Path source =
        Path.of(JavaClassFactoryTest.class.getResource("classes/com/acme/Subjects.java").toURI());
    Path classes = Files.createDirectories(root.resolve("target/classes"));
    int errors =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                classes.toString(),
                source.toString());
    assertEquals(0, errors);
    Files.delete(classes.resolve("com/acme/Library.class"));
  }

  private static Subject open(String className, List<String> classPath) {
    return new JavaClassFactory("tested", new JavaClass(className, classPath))
        .open(new SubjectContext(Clock.systemUTC(), new Random(1), root));
  }

  private static Subject acme(String className) {
    return open("com.acme.Subjects$" + className, CLASSES);
  }

  private static JsonNode text(String text) {
    return TextNode.valueOf(text);
  }

  private static String told(Subject subject, String type) {
    SubjectFault fault = assertThrows(SubjectFault.class, () -> subject.call(text("")));
    assertEquals(type, fault.type());
    return fault.getMessage();
  }

  @Test
  void eachInstanceHasAClassOfItsOwn() throws Exception {
    try (Subject one = acme("Counting");
        Subject two = acme("Counting")) {
      assertEquals(text("a 1"), one.call(text("a")));
      assertEquals(text("b 2"), one.call(text("b")));
      assertEquals(text("c 1"), two.call(text("c")));
    }
  }

  @Test
  void aConstructorMayTakeTheContextAndTheLoaderIsClosedLast() throws Exception {
    System.clearProperty("com.acme.farewell");
    try (Subject subject = acme("WithContext")) {
      assertEquals(text(root.getFileName().toString()), subject.call(text("")));
      assertEquals(1, ((LimitedSubject) subject).mostCalls());
    }
    assertEquals("said", System.clearProperty("com.acme.farewell"));
  }

  @Test
  void aFactoryOpensItsSubjectWhichFindsItsOwnLoader() throws Exception {
    try (Subject subject = acme("Factory")) {
      assertEquals(text("own loader"), subject.call(text("")));
      assertEquals(Integer.MAX_VALUE, ((LimitedSubject) subject).mostCalls());
    }
  }

  @Test
  void aJarIsAClassPathToo() throws Exception {
    Path jar = root.resolve("acme.jar");
    try (FileSystem files =
            FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of("create", "true"));
        Stream<Path> classes = Files.list(root.resolve("target/classes/com/acme"))) {
      Files.createDirectories(files.getPath("com/acme"));
      for (Path file : classes.toList()) {
        Files.copy(file, files.getPath("com/acme/" + file.getFileName()));
      }
    }
    try (Subject subject = open("com.acme.Subjects$Counting", List.of("acme.jar"))) {
      assertEquals(text("a 1"), subject.call(text("a")));
    }
  }

  @Test
  void aClassOnTheClassPathOfTouchstoneNeedsNoOther() throws Exception {
    try (Subject subject = open(Plain.class.getName(), List.of())) {
      assertEquals(text("plain"), subject.call(text("")));
    }
  }

  /** A subject on the class path of this test. */
  public static final class Plain implements Subject {
    public Plain() {}

    @Override
    public JsonNode call(JsonNode input) {
      return text("plain");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Throwing          | constructor_threw | cannot be made: its constructor threw java.lang.IllegalStateException: no database (at com.acme.Subjects$Throwing.<init>(Subjects.java:75)); correct the constructor
          ThrowingEarly     | constructor_threw | cannot be made: its static initializer threw java.lang.NumberFormatException: For input string: "none" (at com.acme.Subjects$ThrowingEarly.<clinit>(Subjects.java:80)); correct the initializer
          Hidden            | class_not_public  | is not public; make it public
          HiddenConstructor | no_constructor    | has no public constructor without parameters, and none that takes a SubjectContext; add one
          Abstract          | class_abstract    | is abstract; name a class that can be made, or make it concrete
          NoSubject         | not_a_subject     | is neither a io.touchstone.subject.Subject nor a io.touchstone.subject.SubjectFactory; implement one of them, or correct "class" in touchstone.json
          NullFactory       | no_subject        | is a factory whose open() returned null; return a subject
          """)
  void aClassThatCannotBeUsedIsToldByEveryCall(String className, String type, String problem)
      throws Exception {
    try (Subject subject = acme(className)) {
      String expected = "the class com.acme.Subjects$" + className + " " + problem;
      assertEquals(expected, told(subject, type));
      assertEquals(expected, told(subject, type));
    }
  }

  @Test
  void aClassWhoseLibraryIsMissingIsToldWithTheLibrary() throws Exception {
    try (Subject subject = acme("Needy")) {
      String message = told(subject, "constructor_threw");
      assertTrue(message.contains("java.lang.NoClassDefFoundError: com/acme/Library"), message);
    }
  }

  @Test
  void aClassThatIsNotThereIsToldWithTheEntriesThatAreNotThere() throws Exception {
    try (Subject nowhere = open("com.acme.Planer", List.of());
        Subject inEntry = open("com.acme.Planer", CLASSES);
        Subject unbuilt = open("com.acme.Planer", List.of("target/classes", "lib/acme.jar"))) {
      assertEquals(
          "the class com.acme.Planer is not on the class path of Touchstone; correct \"class\" in touchstone.json, or name its folder or jar in \"class_path\"",
          told(nowhere, "class_not_found"));
      assertEquals(
          "the class com.acme.Planer is neither on the class path of Touchstone nor in \"target/classes\"; correct \"class\" or \"class_path\" in touchstone.json",
          told(inEntry, "class_not_found"));
      assertEquals(
          "the class com.acme.Planer is neither on the class path of Touchstone nor in \"target/classes\", \"lib/acme.jar\", of which there is no \"lib/acme.jar\" seen from the root folder; build it, or correct \"class_path\" in touchstone.json",
          told(unbuilt, "class_not_found"));
    }
  }

  @Test
  void whatTheGuardSaysIsTheFaultItself() {
    try (GuardedSubject guard =
        new GuardedSubject(
            "tested", () -> acme("Hidden"), Duration.ofSeconds(10), JsonLimits.DEFAULT)) {
      Answer.Threw threw = (Answer.Threw) guard.call(text(""));
      assertEquals("class_not_public", threw.type());
    }
  }
}

package io.touchstone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.touchstone.json.StrictJson;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The core runs for a user who took none of the optional dependencies: every class of it loads,
 * links and initializes with only Jackson, networknt and the JUnit Platform beside it. What a
 * method touches only when it runs, {@link HouseRule#LIBRARIES_STAY_AT_HOME} sees.
 */
class CoreClasspathTest {
  private static final List<String> CORE =
      List.of("json", "pattern", "golden", "engine", "config", "subject", "schema", "proof");

  /** One class of each jar that the core may count on. */
  private static final List<String> JARS =
      List.of(
          "com.fasterxml.jackson.core.JsonParser",
          "com.fasterxml.jackson.databind.JsonNode",
          "com.fasterxml.jackson.annotation.JsonValue",
          "com.networknt.schema.Schema",
          "com.ethlo.time.ITU",
          "com.fasterxml.jackson.dataformat.yaml.YAMLFactory",
          "org.yaml.snakeyaml.Yaml",
          "org.slf4j.Logger",
          "org.junit.platform.engine.TestEngine",
          "org.junit.platform.commons.JUnitException",
          "org.opentest4j.AssertionFailedError");

  @Test
  void loadsWithoutAnyOptionalDependency() throws Exception {
    Path classes = pathOf(StrictJson.class.getName());

    List<String> names = coreClasses(classes);

    assertTrue(names.contains(StrictJson.class.getName()));
    load(classes, names);
  }

  /** A model is asked only where its library is; recorded answers and errors need none. */
  @Test
  void aModelIsNotAskedButReplayedWithoutItsLibrary(@TempDir Path folder) throws Exception {
    Path classes = pathOf(StrictJson.class.getName());
    CompiledSources.into(
        folder,
        List.of(
            """
            package io.touchstone.llm;
            import java.net.URI;
            import java.nio.file.Path;
            import java.time.Clock;
            import java.time.Duration;
            import java.util.Optional;
            import java.util.function.UnaryOperator;
            public class Asking implements UnaryOperator<String> {
              public String apply(String folder) {
                LlmRequest request = LlmRequest.of("m", 1, "Hello");
                LlmClient claude = new ClaudeClient("key", URI.create("http://127.0.0.1:1"), Clock.systemUTC());
                LlmReply answer = new LlmReply.Answer("m", "Hi", Optional.empty(), LlmUsage.NONE, "end_turn");
                Path files = Path.of(folder);
                try {
                  new RecordedClient(RecordedClient.Mode.RECORD, files, (asked, timeout) -> answer).send(request, Duration.ofSeconds(9));
                  LlmReply replayed = new RecordedClient(RecordedClient.Mode.REPLAY, files, claude).send(request, Duration.ofSeconds(9));
                  return replayed.equals(answer) + " " + claude.send(request, Duration.ofSeconds(9));
                } catch (InterruptedException e) {
                  return e.toString();
                }
              }
            }
            """));
    try (URLClassLoader core = core(Stream.of(classes, folder))) {
      UnaryOperator<?> asking =
          (UnaryOperator<?>)
              Class.forName("io.touchstone.llm.Asking", true, core)
                  .getDeclaredConstructor()
                  .newInstance();
      @SuppressWarnings("unchecked")
      String said = ((UnaryOperator<String>) asking).apply(folder.resolve("recorded").toString());

      assertTrue(said.startsWith("true Failure[trouble=NOT_SET_UP"), said);
      assertTrue(said.contains("add com.anthropic:anthropic-java:" + anthropicVersion()), said);
    }
  }

  private static String anthropicVersion() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    String tag = "<anthropic.version>";
    return pom.substring(pom.indexOf(tag) + tag.length(), pom.indexOf("</anthropic.version>"));
  }

  /** jqwik is for arbitraries alone; what is made by a seed needs none. */
  @Test
  void inputsAreMadeFromASchemaWithoutJqwik(@TempDir Path folder) throws Exception {
    CompiledSources.into(
        folder,
        List.of(
            """
            package io.touchstone.generate;
            import com.fasterxml.jackson.databind.node.JsonNodeFactory;
            import io.touchstone.schema.Dialect;
            import io.touchstone.schema.Schema;
            import java.util.function.UnaryOperator;
            public class Making implements UnaryOperator<String> {
              public String apply(String type) {
                var json = JsonNodeFactory.instance.objectNode().put("type", type).put("format", "date");
                ContractInputs inputs = ContractInputs.of(Schema.of(json, Dialect.DRAFT_2020_12, "test"), true);
                String made = inputs.valid(9, 1).ending() + " " + inputs.invalid(9, 1).ending();
                try {
                  SchemaArbitraries.of(Schema.of(json, Dialect.DRAFT_2020_12, "test"));
                  return made + " with jqwik";
                } catch (NoClassDefFoundError e) {
                  return made + " without jqwik";
                }
              }
            }
            """));
    Path classes = pathOf(StrictJson.class.getName());
    // So that it does not complain in the log of the build.
    Path silence = pathOf("org.slf4j.nop.NOPServiceProvider");
    try (URLClassLoader core = core(Stream.of(classes, folder, silence))) {
      UnaryOperator<?> making =
          (UnaryOperator<?>)
              Class.forName("io.touchstone.generate.Making", true, core)
                  .getDeclaredConstructor()
                  .newInstance();
      @SuppressWarnings("unchecked")
      String said = ((UnaryOperator<String>) making).apply("string");

      assertEquals("COMPLETE COMPLETE without jqwik", said);
    }
  }

  @Test
  void anOptionalTypeInTheCoreIsFound(@TempDir Path folder) {
    CompiledSources.into(
        folder,
        List.of(
            "package io.touchstone.config; class Door { picocli.CommandLine commandLine() { return null; } }"));

    assertThrows(NoClassDefFoundError.class, () -> load(folder, coreClasses(folder)));
  }

  @Test
  void anOptionalTypeThatTheCoreStartsWithIsFound(@TempDir Path folder) {
    CompiledSources.into(
        folder,
        List.of(
            "package io.touchstone.engine; class Door { static final Object LINE = new picocli.CommandLine(new Object()); }"));

    assertThrows(NoClassDefFoundError.class, () -> load(folder, coreClasses(folder)));
  }

  private static void load(Path classes, List<String> names) throws Exception {
    assertFalse(names.isEmpty());
    try (URLClassLoader core = core(Stream.of(classes))) {
      for (String name : names) {
        Class<?> type = Class.forName(name, true, core);
        type.getDeclaredMethods();
        type.getDeclaredConstructors();
        type.getDeclaredFields();
      }
    }
  }

  /** What sees these classes and the jars that the core may count on, and nothing else. */
  private static URLClassLoader core(Stream<Path> classes) {
    URL[] urls = Stream.concat(classes, jars()).map(CoreClasspathTest::url).toArray(URL[]::new);
    return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
  }

  /** The names of all classes in the packages of the core, their leaves included, that exist. */
  private static List<String> coreClasses(Path classes) throws IOException {
    Path house = classes.resolve("io/touchstone");
    try (Stream<Path> files = Files.walk(house)) {
      return files
          .filter(file -> CORE.contains(house.relativize(file).getName(0).toString()))
          .map(file -> classes.relativize(file).toString())
          .filter(file -> file.endsWith(".class") && !file.endsWith("package-info.class"))
          .map(file -> file.substring(0, file.length() - ".class".length()).replace('/', '.'))
          .sorted()
          .toList();
    }
  }

  private static Stream<Path> jars() {
    return JARS.stream().map(CoreClasspathTest::pathOf);
  }

  private static Path pathOf(String className) {
    try {
      URL place = Class.forName(className).getProtectionDomain().getCodeSource().getLocation();
      return Path.of(place.toURI());
    } catch (ClassNotFoundException | URISyntaxException e) {
      throw new IllegalStateException("expected " + className + " on the test's class path", e);
    }
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}

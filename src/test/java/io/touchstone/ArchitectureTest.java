package io.touchstone;

import static io.touchstone.HouseRule.ARROWS_RUN_DOWN;
import static io.touchstone.HouseRule.CLOCK_AND_CHANCE_COME_FROM_OUTSIDE;
import static io.touchstone.HouseRule.LIBRARIES_STAY_AT_HOME;
import static io.touchstone.HouseRule.NO_STATIC_STATE;
import static io.touchstone.HouseRule.ONLY_THE_COMMAND_LINE_SPEAKS;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.touchstone.json.StrictJson;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
  private static JavaClasses house;
  private static Map<HouseRule, String> violationsOfExamples;

  @BeforeAll
  static void readTheHouse() throws URISyntaxException {
    URL classes = StrictJson.class.getProtectionDomain().getCodeSource().getLocation();
    house = new ClassFileImporter().importPath(Path.of(classes.toURI()));
  }

  @BeforeAll
  static void compileAllExamplesAtOnce(@TempDir Path folder) {
    CompiledSources.into(
        folder, examples().flatMap(example -> example.sources().stream()).toList());
    JavaClasses classes = new ClassFileImporter().importPath(folder);
    violationsOfExamples =
        Stream.of(HouseRule.values())
            .collect(toMap(rule -> rule, rule -> rule.violations(classes).toString()));
  }

  @ParameterizedTest
  @EnumSource
  void theHouseKeeps(HouseRule rule) {
    assertTrue(house.contain(StrictJson.class));
    assertEquals(List.of(), rule.violations(house));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void anExampleBreaksItsRuleAndNoOther(Example example) {
    Set<HouseRule> broken =
        Stream.of(HouseRule.values())
            .filter(rule -> violationsOfExamples.get(rule).contains(example.mark()))
            .collect(toSet());

    assertEquals(example.broken().stream().collect(toSet()), broken);
  }

  @Test
  void everyRuleHasAnExampleThatBreaksIt() {
    assertEquals(
        EnumSet.allOf(HouseRule.class),
        examples().flatMap(example -> example.broken().stream()).collect(toSet()));
  }

  @Test
  void theDocumentShowsTheSamePlan() throws IOException {
    assertEquals(
        House.floors(), documentedRows().collect(toMap(row -> row[1], ArchitectureTest::floor)));
  }

  @Test
  void theDocumentCallsNothingPlannedThatExists() throws IOException {
    Stream<String> planned =
        documentedRows().filter(row -> row[2].startsWith("planned")).map(row -> row[1]);

    assertEquals(
        List.of(),
        planned
            .filter(
                name ->
                    Files.exists(Path.of("src/main/java/io/touchstone", name.replace('.', '/'))))
            .toList());
  }

  /** Floor, package and purpose of each row of the table of floors. */
  private static Stream<String[]> documentedRows() throws IOException {
    return Files.readAllLines(Path.of("docs/architecture.md")).stream()
        .map(Pattern.compile("\\| (\\d) \\| `([a-z.]+)` \\| (.*) \\|")::matcher)
        .filter(Matcher::matches)
        .map(row -> new String[] {row.group(1), row.group(2), row.group(3)});
  }

  private static int floor(String[] row) {
    return Integer.parseInt(row[0]);
  }

  static Stream<Example> examples() {
    return Stream.concat(breaches(), goodManners());
  }

  static Stream<Example> breaches() {
    return Stream.of(
        arrow("a lower floor knows a higher one", "json", "golden"),
        arrow("a door knows the other door", "cli", "engine"),
        arrow("the other door knows the first", "engine", "cli"),
        arrow("a neighbour knows a neighbour", "golden", "planner"),
        arrow("a neighbour knows it back", "planner", "golden"),
        arrow("the goldens know the runtime", "golden", "runtime"),
        arrow("a judgement is known to the facts", "diff", "verdict"),
        arrow("a parent knows its leaf", "runtime", "runtime.skill"),
        arrow("a leaf knows its sister", "subject.http", "subject.process"),
        arrow("a leaf knows a neighbour of its parent", "runtime.skill", "planner"),
        arrow("a package is in no plan", "cellar", "json"),
        arrow("a leaf is in no plan", "verdict.rules", "json"),
        Example.of(
            "a package and its leaf form a cycle",
            ARROWS_RUN_DOWN,
            "package io.touchstone.subject; public class Any# { io.touchstone.subject.mcp.Leaf# a; }",
            "package io.touchstone.subject.mcp; public class Leaf# { io.touchstone.subject.Any# b; }"),
        Example.of(
            "a type lies in the root", ARROWS_RUN_DOWN, "package io.touchstone; class User# {}"),
        use("JUnit outside the engine", "golden", "org.junit.platform.engine.TestEngine"),
        use("opentest4j outside the engine", "verify", "org.opentest4j.AssertionFailedError"),
        use("picocli outside the command line", "config", "picocli.CommandLine"),
        use("jqwik outside the generators", "stress", "net.jqwik.api.Arbitrary"),
        use("networknt outside schema", "contract", "com.networknt.schema.Schema"),
        use("a library that nobody chose", "json", "org.slf4j.Logger"),
        use("Jayway outside the runtime", "golden", "com.jayway.jsonpath.JsonPath"),
        use("git outside vcs", "verdict", "org.eclipse.jgit.lib.Repository"),
        absent("the Claude client outside llm", "planner", "com.anthropic.client"),
        field("a static that changes", "static int count;"),
        field("a constant that changes inside", "static final StringBuilder TEXT = null;"),
        field("a static counter", "static final java.util.concurrent.atomic.AtomicLong N = null;"),
        code("a print", ONLY_THE_COMMAND_LINE_SPEAKS, "engine", "System.out.println(1)"),
        code(
            "a stack trace",
            ONLY_THE_COMMAND_LINE_SPEAKS,
            "golden",
            "new Error().printStackTrace()"),
        code("an exit", ONLY_THE_COMMAND_LINE_SPEAKS, "verify", "System.exit(1)"),
        use("a logger outside the command line", "llm", "java.util.logging.Logger"),
        chance("the clock", "java.time.Instant.now()"),
        chance("today", "java.time.LocalDate.now(java.time.ZoneOffset.UTC)"),
        chance("milliseconds", "System.currentTimeMillis()"),
        chance("a random number", "new java.util.Random()"),
        chance(
            "an id, by method reference",
            "java.util.stream.Stream.generate(java.util.UUID::randomUUID)"));
  }

  static Stream<Example> goodManners() {
    return Stream.of(
        good("a door knows the cellar", "cli", "io.touchstone.json.StrictJson[] down;"),
        good("a class knows itself", "json", "User#[] own; java.util.Map<String, int[]> map;"),
        good("the engine knows JUnit", "engine", "org.junit.platform.engine.TestEngine junit;"),
        good(
            "the command line speaks", "cli", "void a() { System.out.println(); System.exit(0); }"),
        good("a door has a clock", "engine", "Object clock = java.time.Clock.systemUTC();"),
        good(
            "a clock that was given",
            "plan",
            "Object now = java.time.Instant.now((java.time.Clock) null);"),
        good("a seed that was given", "plan", "Object random = new java.util.Random(1);"),
        good("a table", "plan", "static final int[] TABLE = {1}; enum Kind { ONE, TWO }"),
        Example.of(
            "a leaf knows its parent",
            null,
            "package io.touchstone.runtime.skill; class User# { io.touchstone.runtime.Any# parent; }",
            any("runtime")));
  }

  /**
   * Sources that break one rule, or none.
   *
   * @param mark what the names of its types contain, and those of no other example
   */
  record Example(String name, Optional<HouseRule> broken, String mark, List<String> sources) {
    static Example of(String name, HouseRule broken, String... sources) {
      String mark = "_" + name.replaceAll("\\W+", "_") + "_";
      return new Example(
          name,
          Optional.ofNullable(broken),
          mark,
          Stream.of(sources).map(source -> source.replace("#", mark)).toList());
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static Example arrow(String name, String from, String to) {
    return Example.of(
        name,
        ARROWS_RUN_DOWN,
        "package io.touchstone.%s; class User# { io.touchstone.%s.Any# up; }".formatted(from, to),
        any(to));
  }

  private static String any(String packageName) {
    return "package io.touchstone.%s; public class Any# {}".formatted(packageName);
  }

  private static Example use(String name, String user, String type) {
    String source = "package io.touchstone.%s; class User# { %s library; }";
    return Example.of(name, LIBRARIES_STAY_AT_HOME, source.formatted(user, type));
  }

  private static Example absent(String name, String user, String libraryPackage) {
    String library = "package %s; public class Any# {}".formatted(libraryPackage);
    String source = "package io.touchstone.%s; class User# { %s.Any# library; }";
    return Example.of(
        name, LIBRARIES_STAY_AT_HOME, source.formatted(user, libraryPackage), library);
  }

  private static Example field(String name, String field) {
    return Example.of(
        name, NO_STATIC_STATE, "package io.touchstone.plan; class User# { %s }".formatted(field));
  }

  private static Example chance(String name, String expression) {
    return code(name, CLOCK_AND_CHANCE_COME_FROM_OUTSIDE, "verify", expression);
  }

  private static Example code(String name, HouseRule broken, String user, String expression) {
    String source = "package io.touchstone.%s; class User# { void run() { %s; } }";
    return Example.of(name, broken, source.formatted(user, expression));
  }

  private static Example good(String name, String user, String body) {
    return Example.of(
        name, null, "package io.touchstone.%s; class User# { %s }".formatted(user, body));
  }
}

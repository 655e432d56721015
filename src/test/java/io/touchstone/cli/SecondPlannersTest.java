package io.touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.touchstone.verify.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Other implementations of the planner's rules, held against the planner's golden files. */
@Timeout(300) // a program that blocks would otherwise block the build
class SecondPlannersTest {
  private static final Path PLANNERS = Path.of("src/it/planners").toAbsolutePath();
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toAbsolutePath().toString();

  private TestProject project;
  private Shell shell;

  @BeforeEach
  void theGoldenFilesAndTheContractOfThePlanner(@TempDir Path root) throws IOException {
    project = new TestProject(root);
    shell = new Shell(project);
    copy("golden/planner");
    copy("contracts/planner.stub");
  }

  private void copy(String folder) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(folder))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        project.write(file.toString().replace('\\', '/'), Files.readString(file));
      }
    }
  }

  private Shell.Result run(String program, String file, String... arguments) {
    List<String> words =
        Stream.concat(Stream.of(program, PLANNERS.resolve(file).toString()), Stream.of(arguments))
            .toList();
    project.write(
        "touchstone.json",
        """
        {"subjects": {
          "planner": {"contract": "planner.stub"},
          "second": {"command": ["%s"], "timeout_ms": 120000}
        }}
        """
            .formatted(String.join("\", \"", words).replace("\\", "\\\\")));
    return shell.run("golden", "run", "--subject", "second", "golden/planner");
  }

  private static void assumePython() {
    boolean there;
    try {
      Process python =
          new ProcessBuilder("python3", "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      there = python.waitFor() == 0;
    } catch (IOException e) {
      there = false;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    String reason =
        "python3 is not on the PATH: src/it/planners/planner.py is NOT held against golden/planner";
    if (!there) {
      System.err.println("SKIPPED: " + reason);
    }
    assumeTrue(there, reason);
  }

  private void assertPasses(Shell.Result result) {
    int all = project.files("golden").size();
    assertEquals("%d golden files checked: %d match\n".formatted(all, all), result.out());
    assertEquals(0, result.exitCode());
  }

  private void assertFindsTheMistake(Shell.Result result) {
    int all = project.files("golden").size();
    assertEquals(1, result.exitCode());
    assertTrue(
        result
            .out()
            .contains(
                "golden/planner/manifest/dangling.json:21: unexpected at steps.1 (subject \"second\", in the place of \"planner\")"),
        result::out);
    assertTrue(result.out().contains("differs at warnings.0 (subject"), result::out);
    assertTrue(
        result
            .out()
            .endsWith("%d golden files checked: %d match, 1 do not\n".formatted(all, all - 1)),
        result::out);
  }

  @Test
  void theOneInJavaPasses() {
    assertPasses(run(JAVA, "Planner.java"));
  }

  @Test
  void aDeliberateMistakeInTheOneInJavaIsFoundWithItsPath() {
    assertFindsTheMistake(run(JAVA, "Planner.java", "--wrong"));
  }

  @Test
  void theContractOfThePlannerHoldsForTheOther() {
    project.write(
        "touchstone.json",
        """
        {"subjects": {
          "planner": {"contract": "planner.stub"},
          "second": {"command": ["echo", "{\\"steps\\": 1}"], "lifetime": "call"}
        }}
        """);
    String one = "golden/planner/planner_simple.json";
    Shell.Result result = shell.run("golden", "run", "--subject", "second", one);
    assertTrue(
        result
            .out()
            .contains(
                "the answer is not what planner.stub 1.0.0 allows at steps: integer found, array expected (subject \"second\", in the place of \"planner\")"),
        result::out);
  }

  @Test
  void theOneInPythonPasses() {
    assumePython();
    assertPasses(run("python3", "planner.py"));
  }

  @Test
  void aDeliberateMistakeInTheOneInPythonIsFoundWithItsPath() {
    assumePython();
    assertFindsTheMistake(run("python3", "planner.py", "--wrong"));
  }
}

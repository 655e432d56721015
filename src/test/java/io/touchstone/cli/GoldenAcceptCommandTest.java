package io.touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.touchstone.config.ConfigReader;
import io.touchstone.verify.GoldenLock;
import io.touchstone.verify.TestProject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoldenAcceptCommandTest {
  private TestProject project;
  private Shell shell;
  private String before;

  @BeforeEach
  void oneOfTwoCasesDiffers(@TempDir Path root) {
    project =
        new TestProject(root)
            .echo("golden/fine.json", "1", "1")
            .echo("golden/case.json", "{\"a\": 2}", "{\"a\":   1}");
    shell = new Shell(project);
    before = project.text("golden/case.json");
  }

  @Test
  void onlyTheLeafThatDiffersIsRewritten() {
    Shell.Result result = shell.run("golden", "accept", "golden");
    assertEquals(
        "golden/case.json: accepted 1 change\n  a: 1 -> 2\n1 accepted, 1 match already\n",
        result.out());
    assertEquals(0, result.exitCode());
    assertEquals(before.replace("{\"a\":   1}", "{\"a\":   2}"), project.text("golden/case.json"));
  }

  @Test
  void eachFileIsToldBeforeTheNextIsChangedSoThatCtrlCHidesNothing() {
    project.echo("golden/later.json", "2", "1");
    List<String> seen = new ArrayList<>();
    ByteArrayOutputStream out =
        new ByteArrayOutputStream() {
          @Override
          public void flush() {
            seen.add(toString(StandardCharsets.UTF_8));
          }
        };
    Console console =
        Console.of(
            InputStream.nullInputStream(),
            out,
            OutputStream.nullOutputStream(),
            false,
            false,
            Map.of(),
            project.root(),
            Shell.CLOCK);
    assertEquals(0, Main.run(console, "golden", "accept", "golden"));
    assertTrue(seen.contains("golden/case.json: accepted 1 change\n  a: 1 -> 2\n"), seen::toString);
  }

  @Test
  void nothingIsAcceptedInCi() {
    Shell.Result result = shell.set("CI", "true").run("golden", "accept", "golden");
    assertTrue(result.err().contains("refused because the environment variable CI is set"));
    assertEquals(2, result.exitCode());
    assertEquals(before, project.text("golden/case.json"));
  }

  @Test
  void aFolderOfActualOutputsHoldsMismatchesAlone() {
    shell.run("verify", "--no-stress");
    Shell.Result result = shell.run("golden", "accept", "golden", "--from", "reports/actual");
    assertEquals(
        "golden/case.json: accepted 1 change\n  a: 1 -> 2\n1 accepted, 1 without an actual output\n",
        result.out());
    assertEquals(0, result.exitCode());
  }

  @Test
  void aSubjectThatVariesIsRefused() {
    project.write(
        "golden/test.counter/c.json",
        """
        {"input": 1, "expected_output": {"call": 9}}""");
    Shell.Result result = shell.run("golden", "accept", "golden/test.counter");
    assertTrue(result.err().contains("answers differently from call to call"), result::err);
    assertEquals(1, result.exitCode());
  }

  @Test
  void anAnswerThatBreaksTheContractIsRefused() {
    project.write(
        "contracts/test.echo/1.0.0.json",
        """
        {"contract": "test.echo", "kind": "skill", "version": "1.0.0", "inputs_schema": true,
         "outputs_schema": {"type": ["object", "integer"], "properties": {"a": {"const": 1}}}}
        """);
    for (String[] more : new String[][] {{}, {"--from", "reports/actual"}}) {
      shell.run("golden", "run");
      String[] all = {"golden", "accept", "golden"};
      String[] arguments = Arrays.copyOf(all, all.length + more.length);
      System.arraycopy(more, 0, arguments, all.length, more.length);
      Shell.Result result = shell.run(arguments);
      assertTrue(result.err().contains("not accepted: golden/case.json"), result::err);
      assertEquals(1, result.exitCode());
      assertEquals(before, project.text("golden/case.json"));
    }
  }

  @Test
  void aPathThatMatchesNothingIsBadInput() {
    Shell.Result result = shell.run("golden", "accept", "golden/gone.json");
    assertEquals(
        "touchstone: golden/gone.json: no golden file is at or below this path\n", result.err());
    assertEquals(2, result.exitCode());
  }

  @Test
  void everyPlaceThatChangesIsListedHoweverMany() {
    StringBuilder old = new StringBuilder("{\"gone\": {\"a\": [1]}");
    StringBuilder now = new StringBuilder("{\"new\": \"" + "x".repeat(100) + "\"");
    StringBuilder listed = new StringBuilder("golden/many.json: accepted 32 changes\n");
    listed.append("  gone: removed {\"a\": [1]}\n");
    for (int i = 0; i < 30; i++) {
      old.append(", \"k").append(i).append("\": null");
      now.append(", \"k").append(i).append("\": ").append(i);
      listed.append("  k%d: null -> %d\n".formatted(i, i));
    }
    listed.append("  new: added \"%s... (102 characters)\n".formatted("x".repeat(59)));
    project.echo("golden/many.json", now.append("}").toString(), old.append("}").toString());
    Shell.Result result = shell.run("golden", "accept", "golden/many.json");
    assertEquals(listed + "1 accepted\n", result.out());
  }

  @Test
  void allAreMeantByAllAndByAFolderOfAnswers() {
    assertEquals(
        "1 accepted, 1 match already", lastLine(shell.run("golden", "accept", "--all").out()));
    project.echo("golden/case.json", "{\"a\": 2}", "{\"a\": 1}");
    shell.run("golden", "run");
    assertEquals(
        "1 accepted, 1 without an actual output",
        lastLine(shell.run("golden", "accept", "--from", "reports/actual").out()));
  }

  @ParameterizedTest
  @CsvSource({
    "golden accept, 'expected golden files or folders of them, --all, or --from DIR, found none'",
    "golden accept --all golden, 'expected --all or a PATH, found both; leave one out'"
  })
  void whatIsNotSaidOrTwiceIsRefused(String command, String words) {
    Shell.Result result = shell.run(command.split(" "));
    assertTrue(result.err().startsWith("touchstone: " + words), result::err);
    assertEquals(2, result.exitCode());
    assertEquals(before, project.text("golden/case.json"));
  }

  @Test
  void whileAnotherCommandChangesGoldenFilesNothingIsWritten() {
    try (GoldenLock other = GoldenLock.take(ConfigReader.read(project.root()))) {
      other.removeLeftovers(List.of());
      for (String command : List.of("golden accept --all", "golden record")) {
        Shell.Result result = shell.run(command.split(" "));
        assertTrue(
            result.err().contains("another command, process " + ProcessHandle.current().pid()),
            result::err);
        assertEquals(2, result.exitCode());
        assertEquals("", result.out());
      }
    }
    assertEquals(before, project.text("golden/case.json"));
    assertEquals(0, shell.run("golden", "accept", "--all").exitCode());
  }

  @Test
  void whatAKilledCommandLeftIsNoGoldenFileAndIsRemoved() {
    project
        .write("golden/.touchstone-1.tmp", "{\"input\": ")
        .write("golden/elsewhere/.touchstone-2.tmp", "{\"input\": ");
    assertEquals(0, shell.run("golden", "accept", "golden/case.json").exitCode());
    assertEquals(
        List.of("golden/case.json", "golden/elsewhere/.touchstone-2.tmp", "golden/fine.json"),
        List.copyOf(project.files("golden").keySet()));
  }

  @Test
  void aReadOnlyFolderKeepsItsFilesAndTheOthersAreAccepted() throws IOException {
    project.echo("golden/locked/case.json", "1", "2");
    Path folder = project.path("golden/locked");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
    try {
      assumeFalse(
          Files.isWritable(folder),
          "not tried: whoever runs this test, root for one, may write where nobody may");
      Shell.Result result = shell.run("golden", "accept", "--all");
      assertEquals(
          "touchstone: golden/locked/case.json: the file cannot be written: permission denied; it is kept as it was: make its folder writable, then run the command again\n",
          result.err());
      assertEquals(2, result.exitCode());
      assertTrue(result.out().endsWith("1 accepted, 1 match already, 1 not possible\n"));
    } finally {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  private static String lastLine(String text) {
    return text.lines().reduce("", (first, second) -> second);
  }
}

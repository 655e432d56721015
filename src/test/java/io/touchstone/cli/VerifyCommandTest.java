package io.touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.touchstone.verify.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job: what it checks, what it says, what it leaves behind. */
class VerifyCommandTest {
  private TestProject project;
  private Shell shell;

  @BeforeEach
  void aProject(@TempDir Path root) {
    project =
        new TestProject(root)
            .echo("golden/fine.json", "1", "1")
            .write(
                "golden/test.echo/bad.json",
                """
                {
                  "input": {"a": 2, "b": []},
                  "expected_output": {
                    "a": 1,
                    "b": []
                  },
                  "tags": ["slow"]
                }
                """);
    shell = new Shell(project);
  }

  private Shell.Result verify(String... arguments) {
    String[] all = new String[arguments.length + 2];
    all[0] = "verify";
    all[1] = "--no-stress";
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return shell.run(all);
  }

  @Test
  void aDifferenceIsShownWithItsPlaceAndTheWayToAcceptIt() {
    Shell.Result result = verify();
    assertEquals(
        """
        golden/test.echo/bad.json:4: differs at a
          expected  1
          actual    2
          accept it with: touchstone golden accept golden/test.echo/bad.json

        2 golden files checked: 1 match, 1 do not
        """,
        result.out());
    assertEquals("", result.err());
    assertEquals(1, result.exitCode());
  }

  @Test
  void verboseNamesEveryFile() {
    assertTrue(verify("--verbose").out().startsWith("ok   golden/fine.json\n"));
  }

  @Test
  void nothingIsWrittenBelowTheGoldenFolder() {
    Map<String, String> before = project.files("golden");
    verify();
    shell.run("golden", "run");
    assertEquals(before, project.files("golden"));
  }

  @Test
  void reportsAndActualOutputsAreWritten() {
    verify();
    assertEquals(
        Set.of(
            "reports/verify.json",
            "reports/verify.md",
            "reports/timings.json",
            "reports/actual/golden/test.echo/bad.json"),
        project.files("reports").keySet());
    assertEquals(
        "{\n  \"a\": 2,\n  \"b\": []\n}\n",
        project.text("reports/actual/golden/test.echo/bad.json"));
  }

  @Test
  void theActualOutputGoesWhenTheCaseMatchesAgain() {
    verify();
    project.echo("golden/test.echo/bad.json", "1", "1");
    verify();
    assertFalse(Files.exists(project.path("reports/actual/golden/test.echo/bad.json")));
  }

  @Test
  void reportsAreTheSameBytesForTheSameInput() {
    shell.run("verify");
    Map<String, String> first = project.files("reports");
    shell.run("verify");
    Map<String, String> second = project.files("reports");
    first.remove("reports/timings.json");
    second.remove("reports/timings.json");
    assertEquals(first, second);
  }

  @Test
  void reportsNameNoAbsolutePath() {
    project
        .write("golden/test.throws/throws.json", "{\"input\": 1, \"expected_output\": 1}")
        .write("golden/broken.json", "{");
    verify("--golden", project.path("golden").toString());
    project
        .files("reports")
        .forEach((file, text) -> assertFalse(text.contains(project.root().toString()), text));
  }

  @Test
  void aGoldenFolderBesideTheProjectIsNamedFromIt(@TempDir Path elsewhere) throws IOException {
    Path away = elsewhere.toRealPath().resolve("away");
    new TestProject(elsewhere).echo("away/case.json", "1", "2");
    String out = verify("--golden", away.toString()).out();
    String named = project.root().relativize(away).toString();
    assertTrue(out.startsWith(named + "/case.json:4: differs at the root"), out);
    assertTrue(
        out.contains("touchstone golden accept --golden " + named + " " + named + "/case.json"),
        out);
  }

  @Test
  void reportsGoWhereTheyAreAskedTo() {
    verify("--reports", "build/out");
    assertTrue(Files.exists(project.path("build/out/verify.json")));
    assertTrue(Files.exists(project.path("build/out/actual/golden/test.echo/bad.json")));
    assertFalse(Files.exists(project.path("reports")));
  }

  @Test
  void whatWasFoundIsSaidEvenWhereReportsCannotBeWritten() {
    project.write("occupied", "");
    Shell.Result result = verify("--reports", "occupied", "golden/fine.json");
    assertEquals(2, result.exitCode());
    assertEquals(
        "touchstone: occupied: the reports folder cannot be written to: occupied is no folder; mend that, or name another folder with --reports or \"reports\" in touchstone.json\n",
        result.err());
  }

  @Test
  void aReportsFolderThatIsALinkToNothingIsToldByItsNameSeenFromTheRoot() throws IOException {
    Files.createSymbolicLink(project.path("linked"), Path.of("nowhere"));
    Shell.Result result = verify("--reports", "linked/below", "golden/test.echo/bad.json");
    assertEquals(2, result.exitCode());
    assertFalse(
        (result.out() + result.err()).contains(project.path("").toString()), result::toString);
    String found =
        " cannot be written to: linked is a link to what does not exist; mend that, or name another folder";
    assertTrue(
        result.err().startsWith("touchstone: linked/below: the reports folder" + found),
        result::err);
    assertTrue(
        result.out().contains("cannot be kept: the reports folder linked/below" + found),
        result::out);
  }

  @Test
  void pathsNarrowTheRun() {
    assertEquals("1 golden file checked: 1 match\n", verify("golden/fine.json").out());
    assertEquals(1, verify("golden/test.echo").exitCode());
    assertEquals(
        "1 golden file checked: 1 match\n",
        verify(project.path("golden/fine.json").toString()).out());
  }

  @Test
  void tagsNarrowTheRun() {
    assertEquals(
        "1 golden file checked: 0 match, 1 do not",
        verify("--tag", "slow").out().lines().reduce((a, b) -> b).orElseThrow());
  }

  @Test
  void aPathThatMatchesNothingIsBadInput() {
    Shell.Result result = verify("golden/fine.json", "golden/gone.json", "nowhere");
    assertEquals(
        """
        golden/gone.json: no golden file is at or below this path; golden files are the *.json below golden

        nowhere: no golden file is at or below this path; golden files are the *.json below golden

        1 golden file checked: 1 match
        """,
        result.out());
    assertEquals(2, result.exitCode());
  }

  @Test
  void aTagThatMatchesNothingIsBadInput() {
    Shell.Result result = verify("--tag", "sloww", "--tag", "x");
    assertTrue(
        result.out().startsWith("golden: no golden file has a tag of sloww, x\n"), result::out);
    assertEquals(2, result.exitCode());
  }

  @Test
  void badInputOutranksDifferences() {
    assertEquals(1, verify().exitCode());
    project.write("golden/broken.json", "{");
    assertEquals(2, verify().exitCode());
  }

  @Test
  void formatsGoToStandardOutput() {
    assertEquals(project("json"), project.text("reports/verify.json"));
    assertEquals(project("Markdown"), project.text("reports/verify.md"));
  }

  private String project(String format) {
    return verify("--format", format).out();
  }

  @Test
  void stressIsOnUnlessItIsTurnedOff() {
    assertTrue(
        shell
            .run("verify")
            .out()
            .contains("\n2 cases stressed with up to 2,402 calls: 2 deterministic\n"));
    assertFalse(verify().out().contains("stressed"));
  }

  @Test
  void quickIsATenthOfTheStress() {
    assertTrue(
        shell
            .run("verify", "--quick", "golden/fine.json")
            .out()
            .endsWith("\n1 case stressed with up to 121 calls: 1 deterministic\n"));
  }

  @Test
  void aSubjectThatVariesIsAFinding() {
    project.write(
        "golden/test.counter/case.json",
        """
        {"input": 1, "expected_output": {"call": 1}}""");
    Shell.Result result =
        shell.run("verify", "--quick", "--seed", "7", "golden/test.counter/case.json");
    assertTrue(
        result
            .out()
            .contains(
                """
                  repeat, trial 0; shows 10 of 10 with a second call on one instance
                  looks like a counter that outlives the call
                  smallest input: 0
                  show it again with: touchstone stress replay reports/stress/golden/test.counter/case.json
                """),
        result::out);
    assertTrue(
        result.out().startsWith("golden/test.counter/case.json:1: not deterministic: "),
        result::out);
    assertEquals(1, result.exitCode());
  }

  @Test
  void goldenRunChecksWithoutStressAndReports() {
    Shell.Result result = shell.run("golden", "run", "--tag", "slow", "--format", "json");
    assertTrue(result.out().contains("\"path\": \"a\""), result::out);
    assertEquals(1, result.exitCode());
    assertEquals(
        Set.of("reports/actual/golden/test.echo/bad.json"), project.files("reports").keySet());
  }

  @Test
  void filesOfOneNameInTwoFoldersAreTwoCases() {
    project.echo("golden/a/case.json", "1", "1").echo("golden/b/case.json", "1", "1");
    assertTrue(
        verify("--verbose", "golden/a", "golden/b")
            .out()
            .startsWith("ok   golden/a/case.json\nok   golden/b/case.json\n"));
  }

  @Test
  void filesWithCarriageReturnsWork() {
    project.write(
        "golden/test.echo/crlf.json",
        "{\r\n  \"input\": {\"a\": 1},\r\n  \"expected_output\": {\"a\": 2}\r\n}\r\n");
    assertTrue(
        verify("golden/test.echo/crlf.json")
            .out()
            .startsWith("golden/test.echo/crlf.json:3: differs at a\n"));
  }

  @Test
  void findingsAreColoredOnATerminalOnly() {
    assertFalse(verify().out().contains("\u001B["));
    assertTrue(shell.onTerminal().run("verify", "--no-stress").out().contains("\u001B[31m"));
  }
}

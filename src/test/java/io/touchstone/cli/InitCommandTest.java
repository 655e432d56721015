package io.touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.touchstone.verify.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InitCommandTest {
  private static final String FIRST = "golden/planner/first.json";
  private static final String CONFIGURATION = "touchstone.json";
  private static final String WORKFLOW = ".github/workflows/touchstone.yml";

  private TestProject project;
  private Shell shell;

  @BeforeEach
  void anEmptyFolder(@TempDir Path root) {
    project = new TestProject(root);
    shell = new Shell(project);
  }

  private String firstLines(Shell.Result result, int count) {
    return String.join("\n", result.out().lines().limit(count).toList());
  }

  @Test
  void whatItWritesIsGreenAtOnce() {
    Shell.Result result = shell.run("init");
    assertEquals("wrote " + FIRST + "\nwrote " + CONFIGURATION, firstLines(result, 2));
    assertEquals("", result.err());
    assertEquals(0, result.exitCode());
    assertEquals(Set.of(FIRST, CONFIGURATION), project.files("").keySet());

    Shell.Result verified = shell.run("verify");
    assertEquals("1 golden file checked: 1 match", firstLines(verified, 1));
    assertEquals("", verified.err());
    assertEquals(0, verified.exitCode());
  }

  @Test
  void theFirstGoldenFileNoticesAnotherPlan() {
    shell.run("init");
    project.write(FIRST, project.text(FIRST).replace("skill.echo", "skill.http_call"));
    assertEquals(1, shell.run("golden", "run").exitCode());
  }

  @Test
  void aSecondTimeNothingIsChanged() {
    shell.run("init", "--ci", "github");
    Map<String, String> before = project.files("");
    Shell.Result result = shell.run("init", "--ci", "github");
    assertEquals(
        "kept  golden: there are golden files in it already\nkept  touchstone.json: it is there already\nkept  "
            + WORKFLOW
            + ": it is there already",
        firstLines(result, 3));
    assertEquals(0, result.exitCode());
    assertEquals(before, project.files(""));
  }

  @Test
  void theConfigurationThatIsThereSaysWhereTheGoldenFileGoes() {
    String mine = "{\"folders\": {\"golden\": \"cases\"}}";
    project.write(CONFIGURATION, mine);
    Shell.Result result = shell.run("init");
    assertEquals(
        "wrote cases/planner/first.json\nkept  touchstone.json: it is there already",
        firstLines(result, 2));
    assertEquals(mine, project.text(CONFIGURATION));
    assertEquals(0, shell.run("verify", "--no-stress").exitCode());
  }

  @Test
  void goldenFilesThatAreThereGetNoCompany() {
    project.echo("golden/mine.json", "1", "1");
    shell.run("init");
    assertEquals(Set.of("golden/mine.json"), project.files("golden").keySet());
  }

  @Test
  void noGoldenFileIsMadeOfAPlannerOfTheirOwn() {
    project.write(CONFIGURATION, "{\"subjects\": {\"planner\": {\"command\": [\"mine\"]}}}");
    Shell.Result result = shell.run("init");
    assertEquals(
        "no golden file was made: planner is one of your own; make one with: touchstone golden new planner NAME --input FILE",
        firstLines(result, 1));
    assertFalse(Files.exists(project.path("golden")));
  }

  @Test
  void besideABrokenConfigurationNothingIsWritten() {
    project.write(CONFIGURATION, "{\"subject\": {}}");
    Shell.Result result = shell.run("init", "--ci", "github");
    assertTrue(result.err().startsWith("touchstone: touchstone.json:1:2: "), result::err);
    assertEquals("", result.out());
    assertEquals(2, result.exitCode());
    assertEquals(Set.of(CONFIGURATION), project.files("").keySet());
  }

  @Test
  void aLinkToNowhereIsSomebodys() throws IOException {
    Path link = project.path(CONFIGURATION);
    Files.createSymbolicLink(link, Path.of("gone.json"));
    assertEquals(2, shell.run("init").exitCode());
    assertTrue(Files.isSymbolicLink(link) && !Files.exists(link));
    assertFalse(Files.exists(project.path("golden"), LinkOption.NOFOLLOW_LINKS));
  }

  @Test
  void whereAFileCannotBeWrittenItSaysWhich() {
    project.write("golden", "a file");
    Shell.Result result = shell.run("init");
    assertTrue(
        result.err().startsWith("touchstone: " + FIRST + ": the file cannot be written: "),
        result::err);
    assertEquals(2, result.exitCode());
    assertEquals(Set.of("golden"), project.files("").keySet());
  }

  @Test
  void aFileIsNoFolderForAProject() {
    project.write("here", "a file");
    Shell.Result result = shell.run("init", "--dir", "here");
    assertEquals(
        "touchstone: here: expected a folder, found a file; name a folder with --dir\n",
        result.err());
    assertEquals(2, result.exitCode());
  }

  @Test
  void aFolderIsMadeAndAProjectAboveItIsTold() {
    shell.run("init");
    Shell.Result result = shell.run("init", "--dir", "inner/most");
    assertEquals(
        "wrote inner/most/golden/planner/first.json\nwrote inner/most/touchstone.json",
        firstLines(result, 2));
    assertTrue(result.out().contains("\nCheck it in inner/most with: touchstone verify\n"));
    assertEquals(
        "touchstone: there is a touchstone.json in ../.. as well; from here on the one in most counts for what is below it\n",
        result.err());
    assertEquals(0, result.exitCode());
  }

  @ParameterizedTest
  @CsvSource({
    "pom.xml,          mvn verify,                    to <dependencies> in pom.xml",
    "build.gradle,     ./gradlew test,                this has not been tried",
    "build.gradle.kts, ./gradlew test,                this has not been tried",
    "Makefile,         .touchstone/touchstone verify, to <dependencies> in pom.xml"
  })
  void theBuildThatIsThereIsServedAndLeftAlone(String file, String step, String shown) {
    project.write(file, "mine");
    Shell.Result result = shell.run("init", "--ci", "github");
    assertTrue(result.out().contains(shown), result::out);
    assertTrue(project.text(WORKFLOW).contains("      - run: " + step + "\n"));
    assertEquals("mine", project.text(file));
  }

  @Test
  void aBuildCanBeNamed() {
    project.write("pom.xml", "mine");
    String out = shell.run("init", "--with", "none").out();
    assertFalse(out.contains("pom.xml"), out);
    assertTrue(out.contains("      - run: .touchstone/touchstone verify\n"), out);
    assertFalse(Files.exists(project.path(".github")));
  }

  @Test
  void anUnknownBuildIsRefused() {
    Shell.Result result = shell.run("init", "--with", "mavn");
    assertTrue(result.err().contains("unknown \"mavn\"; did you mean \"maven\"?"), result::err);
    assertEquals(2, result.exitCode());
    assertEquals(Set.of(), project.files("").keySet());
  }
}

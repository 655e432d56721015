package io.touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.touchstone.vcs.GitClone;
import io.touchstone.verify.TestProject;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only golden files that differ from a git revision. */
class ChangedSinceTest {
  private TestProject project;
  private GitClone git;
  private Shell shell;

  @BeforeEach
  void aProject(@TempDir Path root) {
    project =
        new TestProject(root)
            .echo("golden/a.json", "1", "1")
            .echo("golden/b.json", "1", "1")
            .write(
                "golden/tagged.json",
                "{\"subject\": \"test.echo\", \"input\": 1, \"expected_output\": 1, \"tags\": [\"slow\"]}");
    git = GitClone.empty(project.root());
    git.commitAll();
    shell = new Shell(project);
  }

  private Shell.Result run(String... arguments) {
    Stream<String> words = Stream.of("golden", "run", "--verbose");
    return shell.run(Stream.concat(words, Arrays.stream(arguments)).toArray(String[]::new));
  }

  private List<String> changedSince(String revision, String... more) {
    Stream<String> words = Stream.of("--changed-since", revision);
    Shell.Result result = run(Stream.concat(words, Arrays.stream(more)).toArray(String[]::new));
    assertEquals(0, result.exitCode(), () -> result.out() + result.err());
    return result
        .out()
        .lines()
        .filter(line -> line.startsWith("ok   "))
        .map(line -> line.substring(5))
        .toList();
  }

  @Test
  void changedStagedAndNewFilesAreRunCommittedOrNot() {
    project.echo("golden/b.json", "2", "2");
    assertEquals(List.of("golden/b.json"), changedSince("HEAD"));
    git.git("add", "-A");
    assertEquals(List.of("golden/b.json"), changedSince("HEAD"));
    git.commitAll();
    project.echo("golden/deep/new.json", "1", "1");
    assertEquals(List.of("golden/b.json", "golden/deep/new.json"), changedSince("HEAD~1"));
    assertEquals(List.of("golden/deep/new.json"), changedSince("main"));
  }

  @Test
  void whatOnlyTheOtherBranchChangedIsNotRun() {
    git.git("branch", "feature");
    project.echo("golden/a.json", "2", "2");
    git.commitAll();
    git.git("checkout", "-q", "feature");
    project.echo("golden/b.json", "2", "2");
    git.commitAll();
    assertEquals(List.of("golden/b.json"), changedSince("main"));
  }

  @Test
  void lineEndsAloneAreNoChange() {
    project.write("golden/a.json", project.text("golden/a.json").replace("\n", "\r\n"));
    project.echo("golden/b.json", "2", "2");
    assertEquals(List.of("golden/b.json"), changedSince("HEAD"));
  }

  @Test
  void malformedFilesThatChangedAreReported() {
    project.write("golden/a.json", "{");
    Shell.Result result = run("--changed-since", "HEAD");
    assertEquals(2, result.exitCode());
    assertTrue(result.out().startsWith("golden/a.json:1:2: "), result::out);
  }

  @Test
  void allFiltersMustAgree() {
    project
        .echo("golden/b.json", "2", "2")
        .write("golden/tagged.json", project.text("golden/tagged.json") + "\n");
    assertEquals(List.of("golden/tagged.json"), changedSince("HEAD", "--tag", "slow"));
    assertEquals(List.of("golden/b.json"), changedSince("HEAD", "golden/a.json", "golden/b.json"));
    Stream<String> both =
        Stream.of("1/2", "2/2").flatMap(shard -> changedSince("HEAD", "--shard", shard).stream());
    assertEquals(List.of("golden/b.json", "golden/tagged.json"), both.sorted().toList());
  }

  @Test
  void theFilterThatLetsNothingPassIsNamed() {
    String base = git.git("rev-parse", "HEAD").substring(0, 8);
    Shell.Result result = run("--changed-since", "main");
    assertEquals(2, result.exitCode());
    assertTrue(
        result
            .out()
            .startsWith("golden: no golden file differs from main (merge base " + base + ")\n"),
        result::out);

    project.echo("golden/b.json", "2", "2");
    Shell.Result inFolder = run("--changed-since", "main", "golden/a.json");
    assertEquals(2, inFolder.exitCode());
    assertTrue(
        inFolder
            .out()
            .startsWith("golden: no golden file at or below the given paths differs from main"),
        inFolder::out);

    Shell.Result tagged = run("--changed-since", "main", "--tag", "slow");
    assertEquals(2, tagged.exitCode());
    assertTrue(
        tagged
            .out()
            .startsWith(
                "golden: no golden file that differs from main (merge base "
                    + base
                    + ") has a tag of slow\n"),
        tagged::out);
  }

  @Test
  void anUnknownRevisionIsBadInput() {
    for (String command : List.of("verify", "golden run")) {
      List<String> words = new java.util.ArrayList<>(List.of(command.split(" ")));
      words.addAll(List.of("--changed-since", "mian"));
      Shell.Result result = shell.run(words.toArray(String[]::new));
      assertEquals(2, result.exitCode());
      assertEquals("", result.out());
      assertTrue(
          result
              .err()
              .contains(
                  "--changed-since mian: expected a branch, a tag or a commit, found none of that name; Known: \"main\""),
          result::err);
    }
    assertEquals(2, run("--changed-since", "").exitCode());
  }

  @Test
  void outsideOfGitIsBadInput(@TempDir Path elsewhere) {
    Shell.Result result =
        new Shell(new TestProject(elsewhere).echo("golden/a.json", "1", "1"))
            .run("verify", "--changed-since", "main");
    assertEquals(2, result.exitCode());
    assertTrue(
        result.err().contains("--changed-since main: expected a git repository around the project"),
        result::err);
  }

  @Test
  void contractsAreLeftOut() {
    project.write("contracts/broken/1.0.0.json", "{").echo("golden/b.json", "2", "2");
    assertEquals(0, shell.run("verify", "--no-stress", "--changed-since", "HEAD").exitCode());
  }
}

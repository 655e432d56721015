package io.touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.touchstone.verify.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no whole run is not merged, and nothing is written. */
class MergeRefusalTest {
  private TestProject project;
  private Shell shell;

  @BeforeEach
  void aProjectInThreeShards(@TempDir Path root) {
    project = new TestProject(root);
    for (int i = 0; i < 6; i++) {
      project.echo("golden/%d.json".formatted(i), "1", "1");
    }
    project.echo("golden/differs.json", "1", "2");
    shell = new Shell(project);
    for (int number = 1; number <= 3; number++) {
      shard(number + "/3", "r" + number);
    }
  }

  private void shard(String shard, String folder, String... more) {
    Stream<String> words =
        Stream.of("verify", "--no-stress", "--shard", shard, "--reports", folder);
    shell.run(Stream.concat(words, Arrays.stream(more)).toArray(String[]::new));
  }

  private String refused(String... arguments) {
    Stream<String> words = Stream.of("verify", "--merge");
    Shell.Result result =
        shell.run(Stream.concat(words, Arrays.stream(arguments)).toArray(String[]::new));
    assertEquals(2, result.exitCode(), result::out);
    assertEquals("", result.out());
    assertFalse(Files.exists(project.path("reports")));
    return result.err();
  }

  private static void assertContains(String words, String text) {
    assertTrue(text.contains(words), text);
  }

  @Test
  void missingShardsAreNamed() {
    assertContains("expected all 3 shards, found no folder with 2/3", refused("r1", "r3"));
    assertContains("found no folder with 1/3, 3/3", refused("r2"));
  }

  @Test
  void aShardThatIsThereTwiceIsRefused() {
    assertContains(
        "r1/verify.json: expected each shard once, found 1/3 here and in r1/verify.json",
        refused("r1", "r2", "r1", "r3"));
    shard("1/3", "again");
    assertContains(
        "again/verify.json: expected each shard once, found 1/3 here and in r1/verify.json",
        refused("r1", "r2", "again", "r3"));
  }

  @Test
  void shardsOfAnotherNumberAreRefused() {
    shard("2/2", "half");
    assertContains(
        "half/verify.json: expected a shard of 3, as in r1/verify.json, found 2/2",
        refused("r1", "half", "r3"));
  }

  @Test
  void shardsOfOtherGoldenFilesAreRefused() {
    project.echo("golden/new.json", "1", "1");
    shard("2/3", "later");
    assertContains(
        "later/verify.json: expected a shard of the run of r1/verify.json, found one of another",
        refused("r1", "later", "r3"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--seed=7", "--quick", "--golden=other", "golden/1.json"})
  void shardsOfOtherOptionsAreRefused(String option) {
    project.echo("other/1.json", "1", "1");
    shell.run("verify", "--shard", "2/3", "--reports", "other-run", option);
    assertContains("found one of another", refused("r1", "other-run", "r3"));
  }

  @Test
  void lineEndsDoNotMakeAnotherRun() {
    Map<String, String> files = project.files("golden");
    files.forEach((file, text) -> project.write(file, text.replace("\n", "\r\n")));
    shard("2/3", "windows");
    assertEquals(1, shell.run("verify", "--merge", "r1", "windows", "r3").exitCode());
  }

  @Test
  void aWholeRunIsNoShard() {
    shell.run("verify", "--no-stress", "--reports", "whole");
    assertContains(
        "whole/verify.json: expected the report of a shard, found that of a whole run",
        refused("r1", "r2", "whole"));
  }

  @Test
  void aReportOfAnotherVersionIsRefused() {
    project.write(
        "r2/verify.json", project.text("r2/verify.json").replace("\"0.2.0\"", "\"0.1.9\""));
    assertContains(
        "r2/verify.json:2:21: expected a report of version 0.2.0, found \"0.1.9\"",
        refused("r1", "r2", "r3"));
  }

  @Test
  void foldersWithoutAReportAreRefused() {
    project.write("empty/x", "").write("file", "");
    assertContains(
        "empty/verify.json: expected the report of a shard, found no file; write it with: touchstone verify --shard I/N --reports empty",
        refused("r1", "empty", "r3"));
    assertContains(
        "nowhere: expected the reports folder of a shard, found nothing", refused("nowhere"));
    assertContains("file: expected the reports folder of a shard, found a file", refused("file"));
    assertContains("Missing required parameter", refused());
  }

  @Test
  void aBrokenReportIsRefusedWithItsPlace() {
    project.write("r2/verify.json", "{\"report_version\": \"0.2.0\",\n  oops");
    assertContains("r2/verify.json:2:3: ", refused("r1", "r2", "r3"));
  }

  @Test
  void theReportsFolderItselfIsNotMergedIntoItself() {
    Shell.Result result = shell.run("verify", "--merge", "r1", "r2", "r3", "--reports", "r2");
    assertEquals(2, result.exitCode());
    assertContains("r2: expected a folder besides the reports folder", result.err());
    assertContains("\"shard\": \"2/3\"", project.text("r2/verify.json"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--tag=x", "--shard=1/3", "--no-stress", "--changed-since=HEAD", "--seed=1"})
  void nothingThatChangesARunGoesWithIt(String option) {
    assertContains(
        "beside --merge, which only joins reports, found " + option.split("=")[0],
        refused("r1", "r2", "r3", option));
  }

  @ParameterizedTest
  @ValueSource(strings = {"golden/../../../evil.json", "/evil.json", "golden\\\\evil.json"})
  void namesThatLeadOutOfTheReportsFolderAreRefused(String name) {
    shard("1/1", "alone", "golden/differs.json");
    project.write(
        "alone/verify.json",
        project.text("alone/verify.json").replace("golden/differs.json", name));
    assertContains(
        "alone/verify.json: expected the names of golden files relative to the root, found",
        refused("alone"));
  }

  private String failing() {
    return Stream.of("r1", "r2", "r3")
        .filter(folder -> project.text(folder + "/verify.json").contains("differs at"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aLinkInAShardIsNotFollowed() throws IOException {
    project.write("secret", "secret");
    Path actual = project.path(failing() + "/actual/golden/differs.json");
    Files.delete(actual);
    Files.createSymbolicLink(actual, project.path("secret"));
    assertEquals(1, shell.run("verify", "--merge", "r1", "r2", "r3").exitCode());
    assertFalse(Files.exists(project.path("reports/actual/golden/differs.json")));
  }
}

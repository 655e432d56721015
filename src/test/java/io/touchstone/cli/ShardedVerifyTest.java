package io.touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.touchstone.ShippedContracts;
import io.touchstone.json.StrictJson;
import io.touchstone.verify.TestProject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs in parts: together they are the whole run. */
class ShardedVerifyTest {
  private static final int GOOD = 7;

  private TestProject project;
  private Shell shell;

  /** With everything that a report can hold. */
  @BeforeEach
  void aProject(@TempDir Path root) {
    project =
        new TestProject(root)
            .write(
                "touchstone.json",
                """
                {"subjects": {"test.echo": {"stress": {"max_calls": 700}}}}
                """)
            .echo("golden/differs.json", "{\"a\": [1.50]}", "{\"a\": [2], \"b\": 3}")
            .write("golden/malformed.json", "{")
            .write("golden/test.throws/a.json", "{\"input\": 1, \"expected_output\": 1}")
            .write(
                "golden/test.counter/b c.json",
                "{\"input\": 2, \"expected_output\": {\"call\": 1}}")
            .write("contracts/broken/1.0.0.json", "{")
            .write("contracts/test.echo/1.0.0.json", contract("1.0.0", "{\"type\": \"object\"}"))
            .write("contracts/test.echo/1.0.1.json", contract("1.0.1", "{\"type\": \"array\"}"));
    for (int i = 0; i < GOOD; i++) {
      project.echo(
          "golden/good/%d.json".formatted(i),
          "{\"n\": %d}".formatted(i),
          "{\"n\": %d}".formatted(i));
    }
    shell = new Shell(project);
  }

  private static String contract(String version, String inputs) {
    return """
        {"contract": "test.echo", "kind": "skill", "version": "%s", "inputs_schema": %s}"""
        .formatted(version, inputs);
  }

  private Shell.Result verify(String... arguments) {
    return shell.run(
        Stream.concat(Stream.of("verify"), Arrays.stream(arguments)).toArray(String[]::new));
  }

  private SortedMap<String, String> reports() {
    SortedMap<String, String> files = project.files("reports");
    files.remove("reports/timings.json");
    return files;
  }

  private void removeReports() {
    project.files("reports").keySet().forEach(file -> project.path(file).toFile().delete());
  }

  private List<String> shards(int count, String... arguments) {
    List<String> folders = new ArrayList<>();
    for (int number = 1; number <= count; number++) {
      String folder = "parts/%d".formatted(number);
      List<String> all = new ArrayList<>(List.of(arguments));
      all.addAll(List.of("--shard", number + "/" + count, "--reports", folder));
      Shell.Result result = verify(all.toArray(String[]::new));
      assertTrue(result.err().isEmpty(), result::err);
      folders.add(folder);
    }
    return folders;
  }

  private Shell.Result merge(List<String> folders) {
    return verify(Stream.concat(Stream.of("--merge"), folders.stream()).toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 20})
  void mergedShardsAreTheBytesOfOneRun(int count) {
    Shell.Result whole = verify("--quick");
    SortedMap<String, String> expected = reports();
    assertEquals(2, whole.exitCode());
    assertTrue(
        expected.keySet().stream().anyMatch(file -> file.startsWith("reports/stress/")),
        expected::toString);
    assertTrue(expected.containsKey("reports/actual/golden/differs.json"), expected::toString);
    assertTrue(expected.containsKey("reports/contracts/test.echo.md"), expected::toString);
    assertTrue(expected.get("reports/verify.json").contains("calls tried"), expected::toString);
    removeReports();

    List<String> folders = shards(count, "--quick");
    Collections.shuffle(folders, new Random(count));
    Shell.Result merged = merge(folders);

    assertEquals(expected, reports());
    assertEquals(whole.out(), merged.out());
    assertEquals(whole.exitCode(), merged.exitCode());
  }

  @Test
  void filtersAndShardsCombine() {
    Shell.Result whole = verify("--no-stress", "golden/good", "golden/differs.json");
    SortedMap<String, String> expected = reports();
    removeReports();
    Shell.Result merged = merge(shards(3, "--no-stress", "golden/good", "golden/differs.json"));
    assertEquals(expected, reports());
    assertEquals(whole.exitCode(), merged.exitCode());
  }

  @Test
  void theExitCodeIsThatOfTheSeverityAskedFor() {
    List<String> folders = shards(2, "--no-stress", "golden/good");
    assertEquals(0, merge(folders).exitCode());
    assertEquals(
        1,
        merge(
                Stream.concat(
                        shards(2, "--no-stress", "golden/differs.json").stream(), Stream.empty())
                    .toList())
            .exitCode());
  }

  @Test
  void onlyTheFirstShardChecksContracts() {
    shards(2, "--no-stress");
    assertTrue(project.text("parts/1/verify.json").contains("\"contract_versions\": 2"));
    assertTrue(project.text("parts/2/verify.json").contains("\"contract_versions\": 0"));
  }

  @Test
  void aProjectOfContractsAloneHasShardsToo() {
    project.files("golden").keySet().forEach(file -> project.path(file).toFile().delete());
    for (String folder : List.of("test.throws", "test.counter", "good", "")) {
      assertTrue(project.path("golden/" + folder).toFile().delete());
    }
    Shell.Result whole = verify();
    assertTrue(whole.out().contains("versions of contracts checked"), whole::out);
    SortedMap<String, String> expected = reports();
    removeReports();
    Shell.Result merged = merge(shards(2));
    assertEquals(expected, reports());
    assertEquals(whole.out(), merged.out());
  }

  @Test
  void theReportOfAShardKeepsItsContract() {
    shards(1, "--quick");
    String report = project.text("parts/1/verify.json");
    assertTrue(report.startsWith("{\n  \"report_version\": \"0.2.0\",\n  \"shard\": \"1/1\",\n"));
    assertEquals(
        List.of(),
        ShippedContracts.violations(
            "touchstone.report",
            StrictJson.parse(report.getBytes(StandardCharsets.UTF_8), "x").root()));
  }

  @Test
  void eachFileIsInOneShardAndTheShardIsNamed() {
    Set<String> seen = new TreeSet<>();
    for (int number = 1; number <= 3; number++) {
      Shell.Result result =
          shell.run("golden", "run", "golden/good", "--verbose", "--shard", number + "/3");
      assertTrue(result.out().contains("shard " + number + "/3 of a run\n"), result::out);
      result
          .out()
          .lines()
          .filter(line -> line.startsWith("ok   "))
          .forEach(line -> assertTrue(seen.add(line), line));
    }
    assertEquals(GOOD, seen.size());
  }

  @Test
  void aShardWithoutFilesIsFine() {
    int empty = 0;
    for (int number = 1; number <= 3; number++) {
      Shell.Result result =
          shell.run("golden", "run", "golden/good/1.json", "--shard", number + "/3");
      assertEquals(0, result.exitCode(), result::out);
      empty += result.out().contains("0 golden files checked") ? 1 : 0;
    }
    assertEquals(2, empty);
  }

  @Test
  void aFilterThatMatchesNothingIsBadInputInEveryShard() {
    project.path("golden/malformed.json").toFile().delete();
    for (String shard : List.of("1/2", "2/2")) {
      Shell.Result byTag = verify("--no-stress", "--tag", "sloww", "--shard", shard);
      assertEquals(2, byTag.exitCode());
      assertTrue(byTag.out().contains("golden: no golden file has a tag of sloww\n"), byTag::out);
      Shell.Result byPath = verify("--no-stress", "golden/gone", "--shard", shard);
      assertEquals(2, byPath.exitCode());
      assertTrue(byPath.out().contains("golden/gone: no golden file is at"), byPath::out);
    }
  }

  @Test
  void aTagThatAnotherShardHasIsNotMissing() {
    project.write(
        "golden/tagged.json",
        "{\"subject\": \"test.echo\", \"input\": 1, \"expected_output\": 1, \"tags\": [\"slow\"]}");
    project.path("golden/malformed.json").toFile().delete();
    for (int number = 1; number <= 4; number++) {
      assertEquals(
          0, shell.run("golden", "run", "--tag", "slow", "--shard", number + "/4").exitCode());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"5/4", "0/3", "x", "", "1/0"})
  void whatIsNoShardIsBadUsage(String shard) {
    for (String command : List.of("verify", "golden run")) {
      List<String> words = new ArrayList<>(List.of(command.split(" ")));
      words.addAll(List.of("--shard", shard));
      Shell.Result result = shell.run(words.toArray(String[]::new));
      assertEquals(2, result.exitCode());
      assertTrue(result.err().contains("--shard"), result::err);
      assertTrue(result.err().contains("expected a shard"), result::err);
    }
  }

  @Test
  void aFilteredRunLeavesTheActualOutputsOfOtherCasesAlone() {
    verify("--no-stress");
    String kept = "reports/actual/golden/differs.json";
    String text = project.text(kept);
    verify("--no-stress", "golden/good");
    shell.run("golden", "run", "golden/good");
    for (int number = 1; number <= 3; number++) {
      shell.run("golden", "run", "golden/good", "--shard", number + "/3");
    }
    project.echo("golden/differs.json", "1", "1");
    int gone = 0;
    for (int number = 1; number <= 3; number++) {
      boolean before = Files.exists(project.path(kept));
      Shell.Result run = shell.run("golden", "run", "--verbose", "--shard", number + "/3");
      boolean own = run.out().contains("golden/differs.json");
      assertEquals(before && !own, Files.exists(project.path(kept)), text);
      gone += own ? 1 : 0;
    }
    assertEquals(1, gone);
    assertFalse(Files.exists(project.path(kept)));
  }
}

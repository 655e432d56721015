package io.touchstone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What surrounds the code says the same thing everywhere, and nothing that belongs to one machine.
 */
class ProjectTest {
  /** Folders that are made, or belong to a tool. */
  private static final Set<String> NOT_OURS =
      Set.of("target", ".git", ".idea", ".vscode", "reports");

  private static final Pattern FENCE = Pattern.compile("(?ms)^```\\w*\\n(.*?)^```");
  private static final Pattern STEP = Pattern.compile("(?m)^\\s+(?:- )?run:\\s*(.+)$");

  /** The host of an address whose name says that it hands out packages. */
  private static final Pattern REGISTRY =
      Pattern.compile(
          "//(?:[\\w-]+\\.)*(?:repo\\d*|registry|central|mirrors?|pypi|npm|crates|nexus|artifactory)[\\w-]*\\.");

  private static final Pattern MACHINE_PATH =
      Pattern.compile(
          "(?<![\\w./}])/(?:home|root|Users|work)/\\w|\\b[A-Z]:\\\\\\\\?(?:Users|work)");

  @Test
  void readmeAndCiRunTheSameCommands() throws IOException {
    List<String> commands = commandsOfReadme(read("README.md"));

    assertEquals(List.of("./touchstone verify", "mvn verify"), commands);
    assertEquals(commands, commandsOfScript(read(".ci/run")));
    assertEquals(commands, commandsOfWorkflow(read(".github/workflows/verify.yml")));
  }

  @Test
  void commandsAreReadWithoutTheirRemarks() {
    String readme = "# X\n```sh\n./one  # builds\n\ntwo --all\n```\n```\nthree\n```\n";
    String script =
        "#!/bin/sh\n# remark\nset -eu\ncd \"$(dirname \"$0\")/..\"\nexport A=1\n\n./one\ntwo --all\n";
    String workflow =
        "    steps:\n      - uses: a/b@v1\n      - run: ./one\n      - name: x\n        run: two --all\n";

    List<String> commands = List.of("./one", "two --all");
    assertEquals(commands, commandsOfReadme(readme));
    assertEquals(commands, commandsOfScript(script));
    assertEquals(commands, commandsOfWorkflow(workflow));
  }

  @Test
  void noFileNamesARegistryOrAPathOfOneMachine() throws IOException {
    List<Path> files = textFiles();

    assertTrue(
        files.size() > 30, "expected the files of the project in " + Path.of("").toAbsolutePath());
    assertEquals(List.of(), matching(files, REGISTRY));
    assertEquals(List.of(), matching(files, MACHINE_PATH));
  }

  /** The examples have a bar for each slash, so that this file does not break its own rule. */
  @ParameterizedTest
  @ValueSource(
      strings = {"https:||repo9.example.org|x", "url = ||npm.example", "http:||a.registry.b|"})
  void anAddressOfARegistryIsFound(String example) {
    assertTrue(REGISTRY.matcher(example.replace('|', '/')).find());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"|home|anna|x\"", "cd |work|main", "C:\\|Users\\|anna"})
  void aPathOfOneMachineIsFound(String example) {
    assertTrue(MACHINE_PATH.matcher(example.replace("\\|", "\\").replace('|', '/')).find());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://www.rfc-editor.org/rfc/x", "src/home/x", "#!/usr/bin/env bash", "/work"})
  void otherAddressesAndPathsAreLeftAlone(String text) {
    assertFalse(REGISTRY.matcher(text).find() || MACHINE_PATH.matcher(text).find());
  }

  @Test
  void mavenLooksNowhereButWhereItIsConfigured() throws IOException {
    assertFalse(
        Pattern.compile("<(repositor|pluginRepositor|distributionManagement|mirror)")
            .matcher(read("pom.xml"))
            .find());
  }

  @Test
  void jqwikStaysWhereItIsAndSaysWhy() throws IOException {
    String pom = read("pom.xml");

    assertTrue(
        Pattern.compile(
                "<!--[^>]*1\\.9\\.3[^>]*jqwik[^>]*mislead[^>]*-->\\s*<jqwik\\.version>1\\.9\\.3<")
            .matcher(pom)
            .find(),
        "expected jqwik.version 1.9.3 with its reason above it");
    assertTrue(pom.contains("<exclude>net.jqwik:*:(,1.9.3)</exclude>"));
    assertTrue(pom.contains("<exclude>net.jqwik:*:(1.9.3,)</exclude>"));
  }

  @Test
  void jqwikRemembersItsSamplesUnderTarget() throws IOException {
    Properties platform = new Properties();
    platform.load(Files.newBufferedReader(Path.of("src/test/resources/junit-platform.properties")));

    assertEquals("target/jqwik-database", platform.getProperty("jqwik.database"));
  }

  @Test
  void gitKeepsNoReportButTheirReadme() throws IOException {
    List<String> ignored = Files.readAllLines(Path.of(".gitignore"));

    assertEquals(
        List.of("reports/*", "!reports/README.md"),
        ignored.stream().filter(line -> line.contains("reports")).toList());
    assertTrue(Files.isRegularFile(Path.of("reports/README.md")));
  }

  @Test
  void theScriptsCanBeRun() {
    assertTrue(Files.isExecutable(Path.of("touchstone")));
    assertTrue(Files.isExecutable(Path.of(".ci/run")));
  }

  private static List<String> commandsOfReadme(String readme) {
    Matcher fence = FENCE.matcher(readme);
    assertTrue(fence.find(), "expected a fenced block in README.md");
    return commands(fence.group(1), line -> true);
  }

  private static List<String> commandsOfScript(String script) {
    return commands(script, line -> !line.matches("(set|cd|export) .*"));
  }

  private static List<String> commandsOfWorkflow(String workflow) {
    return STEP.matcher(workflow).results().map(step -> step.group(1).strip()).toList();
  }

  private static List<String> commands(String text, Predicate<String> kept) {
    return text.lines()
        .map(line -> line.replaceFirst("(^|\\s+)#.*", "").strip())
        .filter(line -> !line.isEmpty())
        .filter(kept)
        .toList();
  }

  private static List<String> matching(List<Path> files, Pattern pattern) throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : files) {
      pattern
          .matcher(Files.readString(file))
          .results()
          .forEach(match -> found.add(file + ": " + match.group()));
    }
    return found;
  }

  private static List<Path> textFiles() throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        Path.of(""),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return NOT_OURS.contains(folder.toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (isText(file) && !NOT_OURS.contains(file.toString())) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }

  private static boolean isText(Path file) throws IOException {
    try {
      Files.readString(file, StandardCharsets.UTF_8);
      return true;
    } catch (MalformedInputException e) {
      return false;
    }
  }

  private static String read(String file) throws IOException {
    return Files.readString(Path.of(file));
  }
}

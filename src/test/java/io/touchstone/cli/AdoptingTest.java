package io.touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.touchstone.verify.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code init} shows, what docs/adopting.md shows and what src/it builds are the same. */
class AdoptingTest {
  private static final Path PROJECTS = Path.of("src/it");
  private static final Pattern PROPERTY = Pattern.compile("<(surefire|junit)\\.version>([^<]+)</");
  private static final Pattern OWN_VERSION = Pattern.compile("<version>([^<]+)</version>");

  private static String pom() throws IOException {
    return Files.readString(Path.of("pom.xml"));
  }

  private static String property(String name) throws IOException {
    return PROPERTY
        .matcher(pom())
        .results()
        .filter(match -> match.group(1).equals(name))
        .findFirst()
        .orElseThrow()
        .group(2);
  }

  private static Snippets snippets() throws IOException {
    Matcher version = OWN_VERSION.matcher(pom());
    assertTrue(version.find());
    return new Snippets(version.group(1));
  }

  private static String withoutIndent(String text) {
    return text.replaceAll("(?m)^ +", "");
  }

  @Test
  void theDocumentShowsWhatInitShows() throws IOException {
    String document = Files.readString(Path.of("docs/adopting.md"));
    Snippets snippets = snippets();
    Map<String, String> shown =
        Map.of(
            snippets.configuration(), "json",
            snippets.goldenFile(), "json",
            snippets.dependency(), "xml",
            snippets.plugin(), "xml",
            snippets.marker(), "java",
            snippets.gradle(), "kotlin",
            snippets.github(Snippets.Build.MAVEN), "yaml");
    shown.forEach(
        (text, language) ->
            assertTrue(
                document.contains("```" + language + "\n" + text + "```\n"),
                () -> "expected in docs/adopting.md:\n" + text));
  }

  /** As GoldenAcceptCommandTest sees it printed. */
  @ParameterizedTest
  @ValueSource(strings = {"adopting", "golden-files", "mcp"})
  void whatWasAcceptedIsShownAsItIsPrinted(String name) throws IOException {
    List<String> shown =
        Files.readAllLines(Path.of("docs", name + ".md")).stream()
            .filter(line -> line.matches(" {4}golden/.*: accepted .*"))
            .toList();
    assertFalse(shown.isEmpty(), name);
    shown.forEach(line -> assertTrue(line.matches(".*: accepted (1 change|\\d+ changes)"), line));
  }

  @Test
  void initShowsEachSnippet(@TempDir Path root) {
    Shell shell = new Shell(new TestProject(root));
    String out =
        withoutIndent(
            shell.run("init", "--with", "maven").out()
                + shell.run("init", "--with", "gradle").out());
    Snippets snippets = new Snippets(Main.Version.number());
    for (String snippet :
        List.of(
            snippets.dependency(),
            snippets.plugin(),
            snippets.marker(),
            snippets.gradle(),
            snippets.github(Snippets.Build.MAVEN),
            snippets.github(Snippets.Build.GRADLE))) {
      assertTrue(out.contains(withoutIndent(snippet)), out);
    }
  }

  @Test
  void theVersionsAreThoseOfThisBuild() throws IOException {
    assertTrue(
        snippets().plugin().contains("<version>" + property("surefire") + "</version>"),
        "init/plugin.xml names another Surefire than pom.xml");
    String platform = property("junit").replaceFirst("^5\\.", "1.");
    assertTrue(
        snippets().gradle().contains("junit-platform-launcher:" + platform + "\""),
        "init/build.gradle.kts names another launcher than belongs to pom.xml");
  }

  @ParameterizedTest
  @ValueSource(strings = {"passing", "failing"})
  void theProjectsAreBuiltAsInitShows(String name) throws IOException {
    Path project = PROJECTS.resolve(name);
    String build = withoutIndent(Files.readString(project.resolve("pom.xml")));
    assertTrue(
        build.contains(withoutIndent(new Snippets("@project.version@").dependency())), build);
    assertTrue(build.contains(withoutIndent(snippets().plugin())), build);
    assertEquals(
        "package org.example;\n\n" + snippets().marker(),
        Files.readString(project.resolve("src/test/java/org/example/GoldenFilesTest.java")));
  }

  @Test
  void eachProjectIsLookedAtAfterItsBuild() throws IOException {
    try (Stream<Path> folders = Files.list(PROJECTS)) {
      List<Path> projects =
          folders.filter(folder -> Files.exists(folder.resolve("pom.xml"))).sorted().toList();
      assertEquals(
          Stream.of("failing", "old-surefire", "passing").map(PROJECTS::resolve).toList(),
          projects);
      projects.forEach(
          project -> assertTrue(Files.exists(project.resolve("verify.bsh")), project::toString));
    }
  }

  @ParameterizedTest
  @EnumSource
  void theWorkflowIsOne(Snippets.Build build) throws IOException {
    JsonNode workflow = new ObjectMapper(new YAMLFactory()).readTree(snippets().github(build));
    List<String> commands = new ArrayList<>();
    for (JsonNode step : workflow.at("/jobs/golden-files/steps")) {
      assertTrue(step.has("uses") != step.has("run"), step::toString);
      if (step.has("run")) {
        commands.add(step.get("run").asText());
      }
    }
    String last =
        Map.of(
                Snippets.Build.MAVEN, "mvn verify",
                Snippets.Build.GRADLE, "./gradlew test",
                Snippets.Build.NONE, ".touchstone/touchstone verify")
            .get(build);
    assertEquals(last, commands.get(commands.size() - 1));
  }
}

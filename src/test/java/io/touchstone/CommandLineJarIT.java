package io.touchstone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The jar that the launcher runs: complete, licensed, silent. */
class CommandLineJarIT {
  private static Path jar;
  private static List<String> entries;

  @BeforeAll
  static void readTheJar() throws IOException {
    jar = Path.of(System.getProperty("touchstone.cli.jar")).toAbsolutePath();
    try (JarFile file = new JarFile(jar.toFile())) {
      entries = file.stream().map(entry -> entry.getName()).toList();
    }
  }

  @Test
  void runsAloneAndOnlySaysWhatItIsAskedFor() throws Exception {
    Run run = run(List.of(java(), "-jar", jar.toString(), "--version"));

    assertEquals("", run.err());
    assertTrue(run.out().startsWith("touchstone "), run.out());
    assertEquals(0, run.exit());
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void isSharedAndSilentBehindTheLauncher(@TempDir Path folder) throws Exception {
    Path launcher = checkoutWithoutSources(folder);
    List<String> command = List.of(launcher.toString(), "--version");

    Run first = run(command);
    Run second = run(command);

    assertEquals("", first.err() + second.err());
    assertEquals(first.out(), second.out());
    try (Stream<Path> files = Files.list(folder.resolve("target"))) {
      assertEquals(1, files.filter(CommandLineJarIT::isArchive).count());
    }
  }

  @Test
  void keepsTheLicencesOfWhatItBundles() throws IOException {
    assertTrue(text("META-INF/LICENSE").contains("Apache License"));
    assertTrue(text("META-INF/LICENSE.txt").contains("QOS.ch"));
    assertTrue(text("META-INF/NOTICE").contains("Jackson"));
    assertTrue(entries.contains("META-INF/FastDoubleParser-LICENSE"));
    assertTrue(entries.contains("META-INF/Schubfach-LICENSE"));
    assertTrue(text("META-INF/NOTICE.txt").contains("Apache Commons Codec"));
    assertTrue(text("about.html").contains("Eclipse Distribution License"));
  }

  @Test
  void mergesTheServicesOfItsLibraries() throws IOException {
    assertEquals(
        List.of(
            "com.fasterxml.jackson.core.JsonFactory",
            "com.fasterxml.jackson.dataformat.yaml.YAMLFactory"),
        text("META-INF/services/com.fasterxml.jackson.core.JsonFactory").lines().sorted().toList());
  }

  @Test
  void holdsNothingOfJunitAndNoEntryTwice() {
    assertEquals(
        List.of(),
        entries.stream()
            .filter(name -> name.startsWith("org/junit") || name.startsWith("io/touchstone/engine"))
            .toList());
    assertEquals(entries.stream().distinct().toList(), entries);
  }

  @Test
  void holdsNothingThatOnlyAnthropicsLibraryNeeds() {
    assertEquals(
        List.of(),
        entries.stream()
            .filter(
                name ->
                    Stream.of("com/anthropic", "kotlin", "okhttp3", "okio", "io/opentelemetry")
                        .anyMatch(name::startsWith))
            .toList());
    assertTrue(entries.contains("io/touchstone/llm/prices.json"));
  }

  @Test
  void makesInputsWithoutJqwik() {
    assertEquals(List.of(), entries.stream().filter(name -> name.contains("jqwik")).toList());
    assertTrue(entries.contains("io/touchstone/generate/ContractInputs.class"));
  }

  @Test
  void holdsThePathsOfTheSkills() {
    assertTrue(
        entries.containsAll(
            List.of(
                "com/jayway/jsonpath/JsonPath.class",
                "net/minidev/json/parser/JSONParser.class",
                "io/touchstone/runtime/skill/contracts/skill.json_transform/2.0.0.json")));
  }

  @Test
  void plansRunsAndReplaysWithNothingBeside(@TempDir Path folder) throws Exception {
    String trace = folder.resolve("trace.json").toString();
    List<String> touchstone = List.of(java(), "-jar", jar.toString(), "plan");

    Run ran = run(with(touchstone, "run", "--goal", "analyze user data", "--trace", trace));
    Run replayed = run(with(touchstone, "replay", trace));
    Run claude = run(with(touchstone, "run", "--goal", "echo a", "--planner", "claude"));

    assertEquals("", ran.err());
    assertEquals(0, ran.exit(), ran.out());
    assertTrue(replayed.out().endsWith("3 steps replayed, completed as recorded\n"));
    assertEquals(0, replayed.exit());
    assertTrue(claude.out().startsWith("no plan: PLANNER_NOT_SET_UP: "), claude.out());
  }

  private static List<String> with(List<String> command, String... more) {
    return Stream.concat(command.stream(), Stream.of(more)).toList();
  }

  private static Path checkoutWithoutSources(Path folder) throws IOException {
    Files.copy(Path.of("pom.xml"), folder.resolve("pom.xml"));
    Files.copy(jar, Files.createDirectory(folder.resolve("target")).resolve(jar.getFileName()));
    Path launcher = Files.copy(Path.of("touchstone"), folder.resolve("touchstone"));
    assertTrue(launcher.toFile().setExecutable(true));
    return launcher;
  }

  private static boolean isArchive(Path file) {
    return file.toString().endsWith(".jsa") && file.toFile().length() > 1_000_000;
  }

  private static String text(String entry) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return new String(file.getInputStream(file.getEntry(entry)).readAllBytes(), UTF_8);
    }
  }

  private record Run(int exit, String out, String err) {}

  private static Run run(List<String> command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().keySet().removeIf(name -> name.endsWith("JAVA_OPTIONS"));
    Process process = builder.start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
    return new Run(process.waitFor(), out, err);
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}

package io.touchstone;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What only the sources show: imports that a compiler forgets, documents of packages, literals. */
class SourceRulesTest {
  private static final Path MAIN = Path.of("src/main/java");
  private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
  private static final Pattern IMPORT =
      Pattern.compile("(?m)^import (?:static )?(io\\.touchstone[a-z0-9_.]*)\\.");
  private static final Pattern DOCUMENT = Pattern.compile("(?s)/\\*\\*.{40,}\\*/\\s*package ");

  private static List<String> sources;

  @BeforeAll
  static void readTheSources() throws IOException {
    try (Stream<Path> files = Files.walk(MAIN)) {
      sources =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .map(SourceRulesTest::read)
              .toList();
    }
    assertTrue(sources.size() > 20, "expected the sources of Touchstone under " + MAIN);
  }

  @Test
  void importsRunDown() {
    assertEquals(List.of(), upwardImports(sources));
  }

  @Test
  void anImportThatOnlyACommentUsesIsFound() {
    String source =
        "package io.touchstone.json;\nimport io.touchstone.golden.GoldenFile;\nclass A {}";
    assertEquals(1, upwardImports(List.of(source)).size());
  }

  @Test
  void everyPackageSaysWhatItIsFor() {
    assertEquals(List.of(), packagesWithoutDocument(sources));
  }

  @Test
  void aPackageWithoutDocumentIsFound() {
    String source = "package io.touchstone.json;\nclass A {}";
    assertEquals(List.of("io.touchstone.json"), packagesWithoutDocument(List.of(source)));
  }

  @Test
  void onlyConfigNamesItsFile() {
    assertEquals(List.of(), readersOfTheConfiguration(sources));
  }

  @Test
  void aSecondReaderOfTheConfigurationIsFound() {
    String source = "package io.touchstone.cli;\nclass A { String file = \"touchstone.json\"; }";
    assertEquals(List.of("io.touchstone.cli"), readersOfTheConfiguration(List.of(source)));
  }

  private static List<String> upwardImports(List<String> sources) {
    return sources.stream()
        .flatMap(
            source ->
                IMPORT
                    .matcher(source)
                    .results()
                    .map(imported -> House.objection(packageOf(source), imported.group(1))))
        .flatMap(Optional::stream)
        .toList();
  }

  private static List<String> packagesWithoutDocument(List<String> sources) {
    Set<String> packages = sources.stream().map(SourceRulesTest::packageOf).collect(toSet());
    sources.stream()
        .filter(source -> DOCUMENT.matcher(source).find())
        .map(SourceRulesTest::packageOf)
        .forEach(packages::remove);
    return packages.stream().sorted().toList();
  }

  private static List<String> readersOfTheConfiguration(List<String> sources) {
    return sources.stream()
        .filter(source -> source.contains("\"touchstone.json\""))
        .map(SourceRulesTest::packageOf)
        .filter(name -> !name.equals("io.touchstone.config"))
        .toList();
  }

  private static String packageOf(String source) {
    Matcher matcher = PACKAGE.matcher(source);
    assertTrue(matcher.find(), "expected a package in " + source);
    return matcher.group(1);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}

package io.touchstone.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectDirectory;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectFile;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import io.touchstone.engine.marked.Goldens;
import io.touchstone.engine.marked.OtherGoldens;
import io.touchstone.verify.TestProject;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.DiscoveryIssue.Severity;
import org.junit.platform.engine.DiscoverySelector;

/** All ways to golden files, and those that lead nowhere. */
class EngineSelectionTest {
  private static final String IN_CLASS =
      "[engine:touchstone]/[class:io.touchstone.engine.marked.Goldens]";

  private TestProject project;

  @BeforeEach
  void aProject(@TempDir Path root) {
    project =
        new TestProject(root)
            .echo("golden/a/one.json", "1", "1")
            .echo("golden/a/two.json", "2", "2")
            .echo("golden/b/three.json", "3", "3")
            .echo("other/four.json", "4", "4");
  }

  private EngineRun select(DiscoverySelector... selectors) {
    return EngineRun.in(project).with("touchstone.stress", "false").select(selectors);
  }

  private List<String> files(DiscoverySelector... selectors) {
    return select(selectors).tree().stream()
        .filter(line -> line.endsWith("matches"))
        .map(line -> line.strip().replace(" matches", ""))
        .toList();
  }

  @Test
  void aClassLeadsToItsFolder() {
    assertEquals(
        List.of("a/one.json", "a/two.json", "b/three.json"), files(selectClass(Goldens.class)));
    assertEquals(List.of("four.json"), files(selectClass(OtherGoldens.class)));
  }

  @Test
  void aClassWithoutTheMarkLeadsNowhere() {
    assertEquals(List.of(), select(selectClass(String.class)).tree());
  }

  @Test
  void aPackageLeadsToItsMarkedClasses() {
    assertEquals(
        Set.of("a/one.json", "a/two.json", "b/three.json", "four.json"),
        Set.copyOf(files(selectPackage("io.touchstone.engine.marked"))));
  }

  @Test
  void aClasspathRootLeadsToItsMarkedClasses() throws URISyntaxException {
    Path classes =
        Path.of(Goldens.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<String> tree = select(selectClasspathRoots(Set.of(classes)).get(0)).tree();
    assertTrue(tree.containsAll(List.of("Goldens", "OtherGoldens")), tree::toString);
  }

  @Test
  void aFileLeadsToItself() {
    assertEquals(
        List.of("golden", "  a/two.json", "    a/two.json matches"),
        select(selectFile(project.path("golden/a/two.json").toFile())).tree());
  }

  @Test
  void aDirectoryLeadsToWhatIsBelowIt() {
    assertEquals(
        List.of("a/one.json", "a/two.json"),
        files(selectDirectory(project.path("golden/a").toFile())));
  }

  @Test
  void aDirectoryAboveTheGoldenFolderLeadsToAllOfIt() {
    assertEquals(
        List.of("a/one.json", "a/two.json", "b/three.json"),
        files(selectDirectory(project.root().toFile())));
  }

  @Test
  void filesOutsideOfTheGoldenFolderAreNobodys() {
    assertEquals(List.of(), select(selectDirectory(project.path("other").toFile())).tree());
    assertEquals(List.of(), select(selectFile(project.path("other/four.json").toFile())).tree());
  }

  @Test
  void aFileThatIsNotThereFails() {
    assertEquals(
        Map.of(
            "golden/a/tow.json can be used",
            "golden/a/tow.json: no golden file is at or below this path"),
        select(selectFile(project.path("golden/a/tow.json").toString())).results());
  }

  @Test
  void aDirectoryWithoutGoldenFilesFails() {
    assertEquals(
        Map.of("golden/c can be used", "golden/c: no golden file is at or below this path"),
        select(selectDirectory(project.path("golden/c").toString())).results());
  }

  @Test
  void theUniqueIdOfAVanishedFileFails() {
    assertEquals(
        Map.of("a/gone.json matches", "golden/a/gone.json: there is no such file"),
        select(selectUniqueId(IN_CLASS + "/[golden:a%2Fgone.json]")).results());
    assertEquals(
        Map.of("a/gone.json matches", "golden/a/gone.json: there is no such file"),
        select(selectUniqueId(IN_CLASS + "/[golden:a%2Fgone.json]/[check:matches]")).results());
  }

  @Test
  void theDeterminismOfAVanishedFileFails() {
    DiscoverySelector gone =
        selectUniqueId(IN_CLASS + "/[golden:a%2Fgone.json]/[check:is+deterministic]");
    assertEquals(
        Map.of("a/gone.json is deterministic", "golden/a/gone.json: there is no such file"),
        EngineRun.in(project).select(gone).results());
  }

  @Test
  void aUniqueIdThatLeadsOutOfTheFolderIsRefused() {
    refused(IN_CLASS + "/[golden:..%2Fother%2Ffour.json]");
  }

  @Test
  void aUniqueIdOfNoSuchStatementIsRefused() {
    refused(IN_CLASS + "/[golden:a%2Fone.json]/[check:shines]");
  }

  @Test
  void aUniqueIdOfAVanishedClassIsRefused() {
    refused("[engine:touchstone]/[class:io.touchstone.engine.marked.Gone]");
  }

  /** The launcher makes a failure of such an issue. */
  private void refused(String uniqueId) {
    assertEquals(
        List.of(
            Severity.ERROR
                + ": UniqueIdSelector [uniqueId = "
                + uniqueId
                + "] could not be resolved"),
        select(selectUniqueId(uniqueId)).issues().stream()
            .map(issue -> issue.severity() + ": " + issue.message())
            .toList());
  }
}

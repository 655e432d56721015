package io.touchstone.engine;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import io.touchstone.engine.marked.Goldens;
import io.touchstone.verify.TestProject;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.FilePosition;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** What the tree of tests below a marked class looks like. */
class EngineTreeTest {
  private TestProject project;

  @BeforeEach
  void twoFilesOfOneName(@TempDir Path root) {
    project =
        new TestProject(root)
            .echo("golden/a/case.json", "{\"n\": 1}", "{\"n\": 1}")
            .write(
                "golden/test.echo/b c/case.json",
                "{\"tags\": [\"slow\", \"unicode\"],\n \"input\": 1, \"expected_output\": 1}");
  }

  private EngineRun marked() {
    return EngineRun.in(project).select(selectClass(Goldens.class));
  }

  private TestIdentifier node(String displayName) {
    return marked().nodes().stream()
        .filter(node -> node.getDisplayName().equals(displayName))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aClassHoldsFilesAndAFileHoldsStatements() {
    assertEquals(
        List.of(
            "Goldens",
            "  a/case.json",
            "    a/case.json matches",
            "    a/case.json is deterministic",
            "  test.echo/b c/case.json",
            "    test.echo/b c/case.json matches",
            "    test.echo/b c/case.json is deterministic"),
        marked().tree());
  }

  @Test
  void stressCanBeTurnedOff() {
    assertEquals(
        List.of(
            "Goldens",
            "  a/case.json",
            "    a/case.json matches",
            "  test.echo/b c/case.json",
            "    test.echo/b c/case.json matches"),
        marked().with("touchstone.stress", "false").tree());
  }

  @Test
  void uniqueIdsAreTheSameInEveryDiscovery() {
    assertEquals(ids(marked().nodes()), ids(marked().nodes()));
    assertEquals(7, ids(marked().nodes()).size());
  }

  @Test
  void everyUniqueIdSelectsItsNodeWithWhatIsAboveAndBelow() {
    TestPlan all = marked().plan();
    for (TestIdentifier node : marked().nodes()) {
      Set<String> expected = new HashSet<>(ids(List.copyOf(all.getDescendants(node))));
      for (TestIdentifier up = node; all.getParent(up).isPresent(); up = all.getParent(up).get()) {
        expected.add(up.getUniqueId());
      }
      List<TestIdentifier> selected =
          EngineRun.in(project).select(selectUniqueId(node.getUniqueIdObject())).nodes();
      assertEquals(expected, ids(selected), node.getUniqueId());
    }
  }

  private static Set<String> ids(List<TestIdentifier> nodes) {
    return nodes.stream().map(TestIdentifier::getUniqueId).collect(toSet());
  }

  @Test
  void theContainerHasItsClassAsSourceAndAsNameInReports() {
    TestIdentifier container = node("Goldens");
    assertEquals(ClassSource.from(Goldens.class), container.getSource().orElseThrow());
    assertEquals(Goldens.class.getName(), container.getLegacyReportingName());
  }

  @Test
  void everyNodeOfAFilePointsAtTheLineOfItsExpectedOutput() {
    FileSource expected =
        FileSource.from(project.path("golden/a/case.json").toFile(), FilePosition.from(4, 22));
    assertEquals(expected, node("a/case.json").getSource().orElseThrow());
    assertEquals(expected, node("a/case.json matches").getSource().orElseThrow());
    assertEquals(expected, node("a/case.json is deterministic").getSource().orElseThrow());
  }

  @Test
  void aMalformedFilePointsAtItsFault() {
    project.write("golden/broken.json", "{\n  \"input\": tru\n}");
    FileSource source = (FileSource) node("broken.json matches").getSource().orElseThrow();
    assertEquals(FilePosition.from(2, 12), source.getPosition().orElseThrow());
  }

  @Test
  void testsHaveTheTagsOfTheirFileAndOneOfTheirKind() {
    assertEquals(Set.of("slow", "unicode", "golden"), tags("test.echo/b c/case.json matches"));
    assertEquals(
        Set.of("slow", "unicode", "stress"), tags("test.echo/b c/case.json is deterministic"));
    assertEquals(Set.of("slow", "unicode"), tags("test.echo/b c/case.json"));
  }

  private Set<String> tags(String displayName) {
    return node(displayName).getTags().stream().map(TestTag::getName).collect(toSet());
  }

  @Test
  void aTagSelectsOnlyTestsThatHaveIt() {
    assertEquals(
        List.of(
            "Goldens",
            "  a/case.json",
            "    a/case.json matches",
            "  test.echo/b c/case.json",
            "    test.echo/b c/case.json matches"),
        marked().tag("golden").tree());
    assertEquals(
        List.of(
            "Goldens",
            "  a/case.json",
            "    a/case.json is deterministic",
            "  test.echo/b c/case.json",
            "    test.echo/b c/case.json is deterministic"),
        marked().tag("stress").tree());
    assertEquals(
        List.of("Goldens", "  test.echo/b c/case.json", "    test.echo/b c/case.json matches"),
        marked().tag("slow & golden").tree());
  }
}

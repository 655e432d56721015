package io.touchstone.vcs;

import static io.touchstone.vcs.GitRevision.Base.EXACT;
import static io.touchstone.vcs.GitRevision.Base.MERGE_BASE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which commit a revision means. */
class GitRevisionTest {
  @TempDir static Path forked;
  private static GitClone clone;

  @TempDir Path folder;

  @BeforeAll
  static void makeHistory() {
    clone = GitClone.forked(forked);
  }

  @ParameterizedTest
  @CsvSource({
    "main,               EXACT,      main",
    "main,               MERGE_BASE, v1",
    "refs/heads/main,    EXACT,      main",
    "v1,                 EXACT,      v1",
    "v1,                 MERGE_BASE, v1",
    "HEAD,               EXACT,      feature",
    "HEAD,               MERGE_BASE, feature",
    "HEAD~1,             EXACT,      v1",
    "main^,              EXACT,      v1",
    "feature@{0},        EXACT,      feature",
  })
  void aRevisionMeansTheCommitThatGitMeans(String revision, GitRevision.Base base, String commit) {
    assertEquals(clone.id(commit), GitRevision.open(forked, revision, base).commit());
  }

  @Test
  void anIdMayBeShort() {
    String id = clone.id("main");

    assertEquals(id, GitRevision.open(forked, id, EXACT).commit());
    assertEquals(id, GitRevision.open(forked, id.substring(0, 7), EXACT).commit());
  }

  @Test
  void aShortIdMeansACommitThoughAFileBeginsLikeIt() {
    GitClone own = GitClone.forked(folder);
    String id = own.id("main");
    own.blob(BlobIds.textWithIdLike(id.substring(0, 4), 1));

    assertEquals(id, GitRevision.open(folder, id.substring(0, 4), EXACT).commit());
  }

  @Test
  void theBranchOfARemoteIsKnown(@TempDir Path other) {
    GitClone origin = GitClone.forked(other);
    origin.cloned(folder);

    assertEquals(origin.id("main"), GitRevision.open(folder, "origin/main", EXACT).commit());
  }

  @Test
  void theDisplayNamesTheRevisionAndTheCommit() {
    String id = clone.id("v1").substring(0, 8);

    assertEquals(
        "main (merge base " + id + ")", GitRevision.open(forked, "main", MERGE_BASE).display());
    assertEquals("HEAD~1 (" + id + ")", GitRevision.open(forked, "HEAD~1", EXACT).display());
  }

  @Test
  void aDetachedHeadHasAMergeBase() {
    GitClone own = GitClone.forked(folder);
    own.git("checkout", "-q", "--detach");

    assertEquals(own.id("v1"), GitRevision.open(folder, "main", MERGE_BASE).commit());
  }

  @Test
  void aRepositoryIsFoundFromAFolderBelow() {
    assertEquals(
        clone.id("main"), GitRevision.open(forked.resolve("contracts"), "main", EXACT).commit());
  }

  @Test
  void aPackedRepositoryIsRead() {
    GitClone own = GitClone.forked(folder);
    own.git("gc", "-q");
    own.git("commit-graph", "write", "--reachable", "--changed-paths");

    assertEquals(own.id("v1"), GitRevision.open(folder, "main", MERGE_BASE).commit());
    assertEquals("main", Contents.of(folder, "main").get("contracts/a.json"));
  }

  @Test
  void aLinkedWorkTreeHasItsOwnHead(@TempDir Path other) {
    GitClone own = GitClone.forked(folder);
    Path linked = other.resolve("linked");
    own.git("worktree", "add", "-q", linked.toString(), "main");

    assertEquals(own.id("main"), GitRevision.open(linked, "HEAD", EXACT).commit());
    assertEquals(own.id("v1"), GitRevision.open(linked, "feature", MERGE_BASE).commit());
    assertEquals("main", Contents.of(linked, "HEAD").get("contracts/a.json"));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aRootBehindASymbolicLinkIsTheSameRoot() throws IOException {
    Path root = Files.createDirectory(folder.resolve("root"));
    GitClone.forked(root);
    Path link = Files.createSymbolicLink(folder.resolve("link"), root);

    assertEquals("main", Contents.of(link, "main").get("contracts/a.json"));
  }
}

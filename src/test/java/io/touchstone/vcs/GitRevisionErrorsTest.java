package io.touchstone.vcs;

import static io.touchstone.vcs.GitRevision.Base.EXACT;
import static io.touchstone.vcs.GitRevision.Base.MERGE_BASE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.touchstone.json.JsonInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said where a revision means no commit. */
class GitRevisionErrorsTest {
  private static final String FETCH_MORE =
      "fetch the history with: git fetch --unshallow, or more of it with: git fetch --depth=1000 (in actions/checkout: fetch-depth: 0)";

  @TempDir static Path forked;
  @TempDir Path folder;

  @BeforeAll
  static void makeHistory() {
    GitClone.forked(forked);
  }

  @Test
  void theSourceIsTheOptionAndHasNoPosition() {
    JsonInputException refusal =
        assertThrows(JsonInputException.class, () -> GitRevision.open(forked, "nope", EXACT));

    assertEquals("--against nope", refusal.source());
    assertEquals(Optional.empty(), refusal.position());
  }

  @Test
  void anUnknownRevisionIsToldWhatItMayHaveMeant() {
    assertEquals(
        "expected a branch, a tag or a commit, found none of that name; "
            + "did you mean \"main\"? Known: \"feature\", \"main\", \"v1\"",
        problem(forked, "maim", MERGE_BASE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "HEAD~9",
        "HEAD~x",
        "HEAD^{",
        "@{",
        "main..feature",
        "main:missing",
        "-1",
        "0123456789012345678901234567890123456789",
        "0123456"
      })
  void whatMeansNoCommitIsUnknown(String revision) {
    assertTrue(
        problem(forked, revision, EXACT)
            .startsWith("expected a branch, a tag or a commit, found none of that name; "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"HEAD:contracts", "HEAD:contracts/a.json", "HEAD^{tree}"})
  void aFolderOrAFileIsNoCommit(String revision) {
    assertEquals(
        "expected a commit, found that it names a file or a folder; name a commit",
        problem(forked, revision, EXACT));
  }

  @Test
  void aShortIdOfSeveralFilesIsNoCommit() {
    GitClone clone = GitClone.empty(folder);
    clone.blob(BlobIds.textWithIdLike("0000", 1));
    clone.blob(BlobIds.textWithIdLike("0000", 2));

    assertEquals(
        "expected the id of one commit, found that 2 objects begin so; give more digits",
        problem("0000", EXACT));
  }

  @Test
  void aFolderWithoutARepositoryIsRefused() {
    assertTrue(
        problem("main", EXACT).startsWith("expected a git repository around the project"),
        problem("main", EXACT));
  }

  @Test
  void aFolderThatIsNoRepositoryIsPassedOver() throws IOException {
    GitClone clone = GitClone.forked(folder);
    Path inner = Files.createDirectories(folder.resolve("inner"));
    Files.createDirectory(inner.resolve(".git"));

    assertEquals(clone.id("main"), GitRevision.open(inner, "main", EXACT).commit());
  }

  @Test
  void aRepositoryThatCannotBeReadIsRefused() throws IOException {
    Files.writeString(folder.resolve(".git"), "gitdir: nowhere\n");

    assertTrue(
        problem("main", EXACT).startsWith("the repository cannot be read: "),
        problem("main", EXACT));
  }

  @Test
  void aRepositoryWithLongerIdsIsRefused() {
    GitClone.forked(folder).git("config", "extensions.objectFormat", "sha256");

    assertEquals(
        "the repository cannot be read: expected ids of the kind sha1, found sha256",
        problem("main", EXACT));
  }

  @Test
  void aBrokenConfigurationIsRefused() throws IOException {
    GitClone.forked(folder);
    Files.writeString(folder.resolve(".git/config"), "[core\n");

    assertTrue(
        problem("main", EXACT).startsWith("the repository cannot be read: "),
        problem("main", EXACT));
  }

  @Test
  void aRepositoryWithoutCommitsSaysSo() {
    GitClone.empty(folder);
    String problem =
        "expected a commit, found that the repository has none yet; make one with: git commit";

    assertEquals(problem, problem("HEAD", EXACT));
    assertEquals(problem, problem("main", MERGE_BASE));
  }

  @Test
  void aBranchWithoutCommitsHasNoMergeBase() {
    GitClone.forked(folder).git("symbolic-ref", "HEAD", "refs/heads/unborn");

    assertEquals(
        "expected a commit at HEAD, found none yet; make one with: git commit",
        problem("main", MERGE_BASE));
  }

  @Test
  void unrelatedHistoriesHaveNoMergeBase() {
    GitClone clone = GitClone.forked(folder);
    clone.git("checkout", "-q", "--orphan", "other");
    clone.commit("b.json", "b");

    assertEquals(
        "expected a commit that it has in common with HEAD, found none: "
            + "the two histories are unrelated; name a revision that HEAD stems from",
        problem("main", MERGE_BASE));
  }

  @Test
  void aShallowCloneWithoutTheMergeBaseIsToldToFetchMore(@TempDir Path other) {
    GitClone.forked(other).cloned(folder, "--depth=1", "--no-single-branch");

    assertEquals(
        "expected a commit that it has in common with HEAD, found none: "
            + "this clone is shallow; "
            + FETCH_MORE,
        problem("origin/main", MERGE_BASE));
  }

  @Test
  void aShallowCloneWithoutTheRevisionIsToldToFetchMore(@TempDir Path other) {
    GitClone.forked(other).cloned(folder, "--depth=1");

    assertTrue(
        problem("HEAD~1", EXACT).endsWith("; if this shallow clone lacks it, " + FETCH_MORE));
  }

  @Test
  void aShallowCloneWithTheMergeBaseIsAsGoodAsAFullOne(@TempDir Path other) {
    GitClone origin = GitClone.forked(other);
    origin.cloned(folder, "--depth=2", "--no-single-branch");

    assertEquals(origin.id("v1"), GitRevision.open(folder, "origin/main", MERGE_BASE).commit());
  }

  private String problem(String revision, GitRevision.Base base) {
    return problem(folder, revision, base);
  }

  private static String problem(Path folder, String revision, GitRevision.Base base) {
    return assertThrows(JsonInputException.class, () -> GitRevision.open(folder, revision, base))
        .problem();
  }
}

package io.touchstone.vcs;

import static io.touchstone.vcs.GitRevision.Base.EXACT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.touchstone.json.JsonInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Which files a commit has below a folder. */
class GitRevisionFilesTest {
  @TempDir Path folder;

  @Test
  void filesAreNamedFromTheFolderAndSorted() {
    GitClone clone = GitClone.empty(folder);
    clone.commit("contracts/b/1.0.0.json", "b");
    clone.commit("contracts/a.json", "a");
    clone.commit("contracts/a/1.0.0.json", "a1");
    clone.commit("elsewhere.json", "e");

    Map<String, String> files = Contents.of(folder, "HEAD", folder.resolve("contracts"));

    assertEquals(Map.of("a.json", "a", "a/1.0.0.json", "a1", "b/1.0.0.json", "b"), files);
    assertEquals(List.of("a.json", "a/1.0.0.json", "b/1.0.0.json"), List.copyOf(files.keySet()));
  }

  @Test
  void aNestedProjectReadsItsOwnFolder() {
    GitClone clone = GitClone.empty(folder);
    clone.commit("services/pay/contracts/a.json", "a");
    Path project = folder.resolve("services/pay");

    assertEquals(Map.of("a.json", "a"), Contents.of(project, "HEAD", project.resolve("contracts")));
  }

  @Test
  void whatIsNotCommittedIsNotSeen() throws IOException {
    GitClone clone = GitClone.forked(folder);
    clone.write("contracts/a.json", "changed");
    clone.write("contracts/staged.json", "staged");
    clone.git("add", "contracts/staged.json");
    clone.write("contracts/new.json", "new");
    Map<String, String> committed = Map.of("contracts/a.json", "feature");

    assertEquals(committed, Contents.of(folder, "HEAD"));
    Files.delete(folder.resolve("contracts/a.json"));
    assertEquals(committed, Contents.of(folder, "HEAD"));
  }

  @Test
  void aFolderThatOnlyTheCommitHasIsRead() throws IOException {
    GitClone clone = GitClone.empty(folder);
    clone.commit("old/deep/a.json", "a");
    clone.git("rm", "-q", "-r", "old");

    assertEquals(
        Map.of("a.json", "a"), Contents.of(folder, "HEAD", folder.resolve("old").resolve("deep")));
    Files.writeString(folder.resolve("old"), "a file now");
    assertEquals(
        Map.of("a.json", "a"), Contents.of(folder, "HEAD", folder.resolve("old").resolve("deep")));
  }

  @Test
  void aFolderThatTheCommitLacksIsEmpty() {
    GitClone.forked(folder);

    assertEquals(Map.of(), Contents.of(folder, "HEAD", folder.resolve("missing/deep")));
    assertEquals(Map.of(), Contents.of(folder, "HEAD", folder.resolve("contracts/a.json")));
  }

  @Test
  void linksAndSubmodulesAreLeftOutAndProgramsAreNot() {
    GitClone clone = GitClone.empty(folder);
    String commit = clone.commit("file", "f");
    clone.commitEntry("120000", clone.blob("file"), "link");
    clone.commitEntry("160000", commit, "module");
    clone.commitEntry("100755", clone.blob("p"), "program");

    assertEquals(Map.of("file", "f", "program", "p"), Contents.of(folder, "HEAD"));
  }

  @Test
  void namesMayBeAnyUnicode() {
    GitClone clone = GitClone.empty(folder);
    clone.commitEntry("100644", clone.blob("x"), "grüße/日本/😀 \"'.json");

    assertEquals(Map.of("grüße/日本/😀 \"'.json", "x"), Contents.of(folder, "HEAD"));
  }

  @Test
  void bytesAreThoseOfTheCommitWhateverTheirLineEnds() {
    GitClone clone = GitClone.empty(folder);
    clone.write(".gitattributes", "* text eol=crlf\n");
    clone.commitEntry("100644", clone.blob("a\nb\r\n"), "a.json");

    assertEquals(Map.of("a.json", "a\nb\r\n"), Contents.of(folder, "HEAD"));
  }

  @Test
  void aFileMayBeAsLargeAsTheLimitAndNoLarger() {
    GitClone clone = GitClone.empty(folder);
    String id = clone.commit("contracts/a.json", "12345").substring(0, 8);
    GitRevision revision = GitRevision.open(folder, "HEAD", EXACT);
    Path contracts = folder.resolve("contracts");

    assertEquals(1, revision.files(contracts, 5).size());
    assertEquals(
        id + ":contracts/a.json: expected at most 4 bytes, found 5",
        assertThrows(JsonInputException.class, () -> revision.files(contracts, 4)).getMessage());
  }

  @Test
  void aFolderOutsideTheRepositoryIsRefused(@TempDir Path other) {
    GitClone.forked(folder);
    GitRevision revision = GitRevision.open(folder, "HEAD", EXACT);
    Path outside = other.resolve("x");

    assertEquals(
        "--against HEAD: expected a folder of the repository, found "
            + outside
            + " outside of it; name a folder that the repository holds",
        assertThrows(JsonInputException.class, () -> revision.files(outside, 1000)).getMessage());
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aFolderThatIsALinkToNothingIsNoFolder() throws IOException {
    GitClone.forked(folder);
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nothing"));

    assertEquals(Map.of(), Contents.of(folder, "HEAD", link));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aFolderBehindASymbolicLinkIsWhereTheLinkLeads() throws IOException {
    Path root = Files.createDirectory(folder.resolve("root"));
    GitClone.forked(root);
    Path link = Files.createSymbolicLink(root.resolve("link"), root.resolve("contracts"));
    Path out = Files.createSymbolicLink(root.resolve("out"), folder);

    assertEquals(Map.of("a.json", "main"), Contents.of(root, "main", link));
    assertThrows(JsonInputException.class, () -> Contents.of(root, "main", out));
  }

  @Test
  void aFileThatAPartialCloneLacksIsNamed(@TempDir Path other) {
    GitClone partial = partialClone(other, "--filter=blob:none");
    String id = partial.id("origin/main").substring(0, 8);

    assertEquals(
        id
            + ":contracts/a.json: expected the file in this clone, found that it is a partial one without it; "
            + "fetch what it lacks with: git fetch --refetch --no-filter",
        refusal("origin/main"));
    partial.git("fetch", "-q", "--refetch", "--no-filter");
    assertEquals(Map.of("contracts/a.json", "main"), Contents.of(folder, "origin/main"));
  }

  @Test
  void aPartialCloneWithoutFoldersIsToldHowToFetchThem(@TempDir Path other) {
    partialClone(other, "--filter=tree:0");

    assertTrue(
        refusal("origin/main")
            .endsWith(
                "; if this is a partial clone, fetch what it lacks with: git fetch --refetch --no-filter"),
        refusal("origin/main"));
  }

  private GitClone partialClone(Path other, String filter) {
    GitClone origin = GitClone.forked(other);
    origin.git("config", "uploadpack.allowFilter", "true");
    return origin.cloned(folder, filter, "--no-checkout");
  }

  private String refusal(String revision) {
    return assertThrows(JsonInputException.class, () -> Contents.of(folder, revision)).getMessage();
  }
}

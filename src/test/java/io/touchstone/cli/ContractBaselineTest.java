package io.touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.touchstone.vcs.GitClone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contracts against what was released: at a git revision, or in another folder. */
class ContractBaselineTest {
  @TempDir Path root;
  private ContractProject project;
  private GitClone git;

  @BeforeEach
  void aReleasedContract() {
    project = new ContractProject(root).search("1.0.0", "100");
    git = GitClone.empty(project.files().root());
    git.commitAll();
  }

  private Shell.Result commitAndCheck() {
    git.commitAll();
    return project.check("--against", "HEAD~1");
  }

  @Test
  void aCompatibleVersionPasses() {
    project.search("1.1.0", "200");
    Shell.Result result = commitAndCheck();
    assertEquals("2 versions of contracts checked, 1 step: 1 is as declared\n", result.out());
    assertEquals(0, result.exitCode());
  }

  @Test
  void anIncompatibleVersionFails() {
    project.search("1.1.0", "50");
    Shell.Result result = commitAndCheck();
    assertTrue(result.out().contains("only 1.0.0 accepts"), result::out);
    assertEquals(1, result.exitCode());
  }

  @Test
  void aReleaseThatWasChangedInPlaceFailsWithWhatItSaysNow() {
    project.search("1.0.0", "50");
    Shell.Result result = commitAndCheck();
    assertTrue(
        result
            .out()
            .startsWith(
                "contracts/acme.search/1.0.0.json:9: acme.search 1.0.0 was released at HEAD~1 (merge base "),
        result::out);
    assertTrue(
        result
            .out()
            .contains(
                "and says something else now: of the inputs, the maximum of limit is tighter: 100 became 50"),
        result::out);
    assertTrue(
        result
            .out()
            .contains(
                "restore the file, and release the change as 2.0.0, or waive it in waivers.json with: {\"contract\": \"acme.search\", \"path\": \"1.0.0\", \"rule\": \"contract-changed-in-place\""),
        result::out);
    assertEquals(1, result.exitCode());
    project.waive(
        """
        [{"contract": "acme.search", "path": "1.0.0", "rule": "contract-changed-in-place",
          "reason": "nobody had it yet", "expires": "2026-02-01"}]
        """);
    assertEquals(0, project.check("--against", "HEAD~1").exitCode());
  }

  @Test
  void onlyTheFormOfAReleaseMayChange() {
    project.write(
        "1.0.0", project.files().text("contracts/acme.search/1.0.0.json").replace("\n", "\n\n"));
    assertEquals(0, commitAndCheck().exitCode());
  }

  @Test
  void aRemovedContractFailsAndCanBeWaived() throws IOException {
    Files.delete(project.files().path("contracts/acme.search/1.0.0.json"));
    Shell.Result result = commitAndCheck();
    assertTrue(
        result.out().startsWith("contracts/acme.search/1.0.0.json: acme.search is gone"),
        result::out);
    assertEquals(1, result.exitCode());

    project.waive(
        """
        [{"contract": "acme.search", "path": "", "rule": "contract-removed",
          "reason": "nobody calls it", "expires": "2026-02-01"}]
        """);
    assertEquals(0, project.check("--against", "HEAD~1").exitCode());
  }

  @Test
  void aPreReleaseMayChangeAndGo() throws IOException {
    project.search("1.1.0-rc.1", "50").search("1.1.0-rc.2", "60");
    git.commitAll();
    project.search("1.1.0-rc.1", "70");
    Files.delete(project.files().path("contracts/acme.search/1.1.0-rc.2.json"));
    assertEquals(0, commitAndCheck().exitCode());
  }

  @Test
  void aNewContractIsOnlyWorthANote() {
    project.files().write("contracts/acme.other/1.0.0.json", OTHER);
    Shell.Result result = commitAndCheck();
    assertEquals(0, result.exitCode());
    assertTrue(
        project
            .check("--against", "HEAD~1", "--verbose")
            .out()
            .contains("acme.other 1.0.0 is new"));
  }

  private static final String OTHER =
      """
      {"contract": "acme.other", "kind": "skill", "version": "1.0.0", "inputs_schema": true}
      """;

  @Test
  void changesThatAreNotCommittedCount() {
    project.search("1.0.0", "50");
    assertEquals(1, project.check("--against", "HEAD").exitCode());
  }

  @Test
  void bumpLooksAtWhatWasReleased() {
    project.search("1.0.0", "50");
    assertEquals("2.0.0\n", project.run("bump", "acme.search", "--against", "HEAD").out());
    assertEquals("1.0.0\n", project.run("bump", "acme.search").out());
  }

  @Test
  void anUnknownRevisionIsBadInputAndTheFolderIsCheckedAllTheSame() {
    project.search("1.1.0", "50");
    Shell.Result result = project.check("--against", "mian");
    assertTrue(result.out().contains("--against mian: expected a branch"), result::out);
    assertTrue(result.out().contains("1.0.0 -> 1.1.0 needs MAJOR"), result::out);
    assertEquals(2, result.exitCode());
  }

  @Test
  void aFolderWithoutGitIsBadInput(@TempDir Path elsewhere) {
    Shell.Result result =
        new ContractProject(elsewhere).search("1.0.0", "100").check("--against", "main");
    assertEquals(2, result.exitCode());
    assertTrue(result.out().startsWith("--against main: "), result::out);
  }

  @Test
  void aShallowCloneIsToldTheFetchDepth(@TempDir Path elsewhere) {
    project.search("1.1.0", "200");
    git.commitAll();
    git.git("branch", "old", "HEAD~1");
    Path clone = elsewhere.resolve("clone");
    git.cloned(clone, "--depth=1", "--no-single-branch");
    Shell.Result result = new ContractProject(clone).check("--against", "origin/old");
    assertTrue(result.out().contains("git fetch --unshallow"), result::out);
    assertEquals(2, result.exitCode());
  }

  @Test
  void anotherFolderIsABaselineToo() {
    project.files().write("released/acme.search/1.0.0.json", released());
    project.search("1.0.0", "50");
    Shell.Result result = project.check("--baseline", "released");
    assertTrue(result.out().contains("was released at released"), result::out);
    assertEquals(1, result.exitCode());
    assertEquals(2, project.check("--baseline", "nowhere").exitCode());
    Shell.Result both = project.check("--baseline", "released", "--against", "HEAD");
    assertEquals(2, both.exitCode());
    assertTrue(both.err().contains("expected one of --against"), both::err);
  }

  private String released() {
    return project.files().text("contracts/acme.search/1.0.0.json");
  }

  @Test
  void whatCannotBeReadAtTheBaselineIsAWarning() {
    project.write("1.1.0", "{}");
    git.commitAll();
    project.search("1.1.0", "200");
    Shell.Result result = commitAndCheck();
    assertTrue(result.out().contains("warning: at HEAD~1"), result::out);
    assertEquals(0, result.exitCode());
  }

  @Test
  void twoFoldersAreComparedByNewestVersionsWithWhatCameWentAndWasRenamed() {
    project.files().write("old/acme.search/1.0.0.json", released());
    project.files().write("old/acme.gone/1.0.0.json", OTHER.replace("acme.other", "acme.gone"));
    project.files().write("new/acme.other/1.0.0.json", OTHER);
    project.search("2.0.0", "50");
    project
        .files()
        .write(
            "new/acme.search/2.0.0.json", project.files().text("contracts/acme.search/2.0.0.json"));
    Shell.Result result = project.run("diff", "old", "new", "--exit-code");
    assertEquals(
        """
        acme.gone 1.0.0 -> none: needs MAJOR
          MAJOR   the contract is gone
                  rule contract-removed
          NONE    "acme.gone" seems to be called "acme.other" now
                  rule contract-renamed

        acme.other none -> 1.0.0: needs MINOR
          MINOR   the contract is new
                  rule contract-added

        acme.search 1.0.0 -> 2.0.0: needs MAJOR, declares MAJOR (inputs NARROWED)
          MAJOR   the maximum of limit is tighter: 100 became 50 (inputs)
                  rule input-limit-tightened
                  only 1.0.0 accepts  {"query": "", "limit": 51}
        """,
        result.out());
    assertEquals(1, result.exitCode());
  }
}

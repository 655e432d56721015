package io.touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.touchstone.verify.TestProject;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CanonCommandTest {
  private static final String HASH_OF_AB =
      "aa58fba8483623bed37c1b02edfccbdd9a53123837c20bfa4cb4049993a2872e";

  private TestProject project;
  private Shell shell;

  @BeforeEach
  void aProject(@TempDir Path root) {
    project = new TestProject(root).write("ab.json", "{ \"b\": 1.0, \"a\": \"\u00e9\" }\n");
    shell = new Shell(project);
  }

  @Test
  void printsTheCanonicalBytesAndNothingElse() {
    Shell.Result result = shell.run("canon", "ab.json");
    assertArrayEquals(
        "{\"a\":\"\u00e9\",\"b\":1}".getBytes(StandardCharsets.UTF_8), result.bytes());
    assertEquals("", result.err());
    assertEquals(0, result.exitCode());
  }

  @Test
  void readsStandardInput() {
    assertEquals("[1]", shell.type(" [ 1.0 ] ").run("canon", "-").out());
  }

  @Test
  void takesAnyValueAsRoot() {
    assertEquals("null", shell.type("null").run("canon", "-").out());
  }

  @Test
  void hashPrintsALineAFileAsSha256sumDoes() {
    Shell.Result result = shell.type("[]").run("canon", "--hash", "ab.json", "-");
    assertEquals(
        HASH_OF_AB
            + "  ab.json\n"
            + "4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945  -\n",
        result.out());
    assertEquals(0, result.exitCode());
  }

  @Test
  void aBadFileIsReportedAndTheOthersAreDone() {
    project.write("bad.json", "{\"a\": 1, \"a\": 2}");
    Shell.Result result = shell.run("canon", "--hash", "gone.json", "bad.json", ".", "ab.json");
    assertEquals(
        """
        touchstone: gone.json: there is no such file
        touchstone: bad.json:1:10: expected each key once in an object, found "a" again; remove one of the two
        touchstone: .: expected a file, found a folder
        """,
        result.err());
    assertEquals(HASH_OF_AB + "  ab.json\n", result.out());
    assertEquals(2, result.exitCode());
  }

  @Test
  void anIntegerThatBinary64CannotHoldIsRefusedWithItsPath() {
    Shell.Result result = shell.type("{\"a\": [9007199254740993]}").run("canon", "-");
    assertEquals(2, result.exitCode());
    assertEquals("", result.out());
    assertTrue(
        result
            .err()
            .startsWith("touchstone: standard input: at a.0: the integer 9007199254740993 "),
        result::err);
  }

  @Test
  void aFileOf200MegabytesIsRefusedBeforeItIsRead() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(project.path("big.json").toFile(), "rw")) {
      file.setLength(200L << 20);
    }
    Shell.Result result = shell.run("canon", "big.json");
    assertEquals(
        "touchstone: big.json: expected at most 67108864 bytes, found 209715200 bytes; raise limits.max_bytes in touchstone.json if that is meant\n",
        result.err());
    assertEquals(2, result.exitCode());
  }

  @Test
  void aDepthOf100000IsRefused() {
    Shell.Result result = shell.type("[".repeat(100_000)).run("canon", "-");
    assertEquals(
        "touchstone: standard input:1:1001: expected at most 1000 levels of arrays and objects, found more; nest less deeply\n",
        result.err());
    assertEquals(2, result.exitCode());
  }

  @Test
  void aLinkThatLeadsNowhereIsNoFile() throws IOException {
    Files.createSymbolicLink(project.path("link.json"), project.path("nowhere.json"));
    Shell.Result result = shell.run("canon", "link.json");
    assertEquals("touchstone: link.json: there is no such file\n", result.err());
    assertEquals(2, result.exitCode());
  }
}

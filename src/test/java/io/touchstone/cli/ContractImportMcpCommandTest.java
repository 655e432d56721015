package io.touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.touchstone.verify.TestProject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractImportMcpCommandTest {
  private static final String NOTHING_WRITTEN = "";

  private TestProject project;
  private Shell shell;

  @BeforeEach
  void aListOfTools(@TempDir Path root) throws IOException {
    project = new TestProject(root);
    try (InputStream in = getClass().getResourceAsStream("mcp-tools.json")) {
      project.write("tools.json", new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
    shell = new Shell(project);
  }

  private Shell.Result importIt(String version, String... more) {
    String[] arguments = {"contract", "import", "mcp", "tools.json", "--version", version};
    String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2 + more.length);
    all[arguments.length] = "--out";
    all[arguments.length + 1] = "contracts";
    System.arraycopy(more, 0, all, arguments.length + 2, more.length);
    return shell.run(all);
  }

  private void assertRefused(String complaint, String out, Shell.Result result) {
    assertEquals("touchstone: " + complaint + "\n", result.err());
    assertEquals(out, result.out());
    assertEquals(2, result.exitCode());
  }

  @Test
  void everyToolBecomesAFile() {
    Shell.Result result = importIt("1.0.0", "--id-prefix", "acme");
    assertEquals(
        """
        wrote contracts/acme.search/1.0.0.json
        wrote contracts/acme.files.read/1.0.0.json
        """,
        result.out());
    assertEquals("", result.err());
    assertEquals(0, result.exitCode());
    assertEquals(
        """
        {
          "contract": "acme.search",
          "kind": "skill",
          "version": "1.0.0",
          "description": "Searches.",
          "inputs_schema": {
            "type": "object"
          },
          "failure_modes": [
            {
              "code": "tool_error",
              "category": "PERMANENT",
              "retryable": false,
              "description": "The tool says that it failed (isError)."
            }
          ]
        }
        """,
        project.text("contracts/acme.search/1.0.0.json"));
  }

  @Test
  void standardInputMayHoldTheList() {
    Shell.Result result =
        shell
            .type(project.text("tools.json"))
            .run("contract", "import", "mcp", "-", "--version", "1.0.0", "--out", "a/b/");
    assertEquals("wrote a/b/search/1.0.0.json\nwrote a/b/files.read/1.0.0.json\n", result.out());
    assertEquals(0, result.exitCode());
  }

  @Test
  void aFileThatSaysTheSameIsLeftAlone() {
    importIt("1.0.0");
    String written = project.text("contracts/search/1.0.0.json");
    String other = written.replace("\n", "\n\n");
    project.write("contracts/search/1.0.0.json", other);
    Shell.Result result = importIt("1.0.0");
    assertEquals(NOTHING_WRITTEN, result.out());
    assertEquals(0, result.exitCode());
    assertEquals(other, project.text("contracts/search/1.0.0.json"));
  }

  @Test
  void aFileThatSaysSomethingElseIsNeverReplacedAndTheOthersAreWritten() {
    importIt("1.0.0");
    String other = project.text("contracts/search/1.0.0.json").replace("Searches.", "Finds.");
    project.write("contracts/search/1.0.0.json", other);
    project.write("tools.json", project.text("tools.json").replace("files/read", "files/get"));
    assertRefused(
        "contracts/search/1.0.0.json:5:18: expected what search says now, found something else at description; a released version never changes; choose another --version, or remove the file",
        "wrote contracts/files.get/1.0.0.json\n",
        importIt("1.0.0"));
    assertEquals(other, project.text("contracts/search/1.0.0.json"));
  }

  @Test
  void anotherVersionLiesBeside() {
    importIt("1.0.0");
    importIt("1.1.0-rc.1");
    assertEquals(
        Set.of(
            "contracts/search/1.0.0.json",
            "contracts/search/1.1.0-rc.1.json",
            "contracts/files.read/1.0.0.json",
            "contracts/files.read/1.1.0-rc.1.json"),
        project.files("contracts").keySet());
  }

  @Test
  void aBadToolIsToldAndTheOthersAreWritten() {
    project.write("tools.json", "[{\"name\": \"bad\"}, {\"name\": \"good\", \"inputSchema\": {}}]");
    assertRefused(
        "tools.json:1:2: expected the key \"inputSchema\", found none; add it",
        "wrote contracts/good/1.0.0.json\n",
        importIt("1.0.0"));
  }

  @Test
  void aListThatGoesOnIsTold() {
    project.write(
        "tools.json",
        "{\"tools\": [{\"name\": \"a\", \"inputSchema\": {}}], \"nextCursor\": \"2\"}");
    Shell.Result result = importIt("1.0.0");
    assertEquals(
        "touchstone: tools.json: the server has more tools (\"nextCursor\"); import the rest of the list as well\n",
        result.err());
    assertEquals(0, result.exitCode());
  }

  @Test
  void aTextThatIsNoListIsRefused() {
    project.write("tools.json", "{\"tools\": 1}");
    assertRefused(
        "tools.json:1:11: expected an array of tools, found 1", NOTHING_WRITTEN, importIt("1.0.0"));
    assertFalse(Files.exists(project.path("contracts")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1.0   | acme  | expected --version of Semantic Versioning 2.0 such as 1.4.0, found "1.0"
          1.0.0 | ac/me | expected --id-prefix of letters, digits, '.', '_' and '-' such as acme.files, found "ac/me"
          1.0.0 | .     | expected --id-prefix of letters, digits, '.', '_' and '-' such as acme.files, found "."
          1.0.0 | a..   | expected --id-prefix of letters, digits, '.', '_' and '-' such as acme.files, found "a.."
          """,
      quoteCharacter = '`')
  void aVersionOrAPrefixThatIsNoneIsRefused(String version, String prefix, String complaint) {
    Shell.Result result = importIt(version, "--id-prefix", prefix);
    assertRefused(
        complaint + "\nTry 'touchstone contract import mcp --help'.", NOTHING_WRITTEN, result);
    assertFalse(Files.exists(project.path("contracts")));
  }

  @Test
  void aFolderThatIsAFileIsNamed() {
    project.write("contracts", "");
    Shell.Result result = importIt("1.0.0");
    assertTrue(
        result
            .err()
            .startsWith("touchstone: contracts/search/1.0.0.json: the file cannot be written: "),
        result::err);
    assertFalse(result.err().contains(project.root().toString()), result::err);
    assertEquals(2, result.exitCode());
  }
}

package io.touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.touchstone.json.JsonText;
import io.touchstone.subject.mcp.FakeServers;
import io.touchstone.verify.TestProject;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server from its configuration to its golden files, as a user goes. */
@Timeout(240) // a server that blocks would otherwise block the build
class McpServerTest {
  private static final String[] IMPORT = {
    "contract", "import", "mcp", "--server", "files", "--out", "contracts"
  };

  @TempDir static Path classes;

  private TestProject project;
  private Shell shell;

  @BeforeAll
  static void compile() {
    FakeServers.compile(classes);
  }

  @BeforeEach
  void aServer(@TempDir Path root) {
    project = new TestProject(root);
    shell = new Shell(project);
    configure("small", "");
  }

  private void configure(String mode, String more) {
    ArrayNode words = JsonNodeFactory.instance.arrayNode();
    FakeServers.command(classes, mode).forEach(words::add);
    project.write(
        "touchstone.json",
        """
        {"subjects": {"files": {"mcp": {"command": %s}%s}}}
        """
            .formatted(JsonText.line(words), more));
  }

  private Shell.Result newGolden(String tool, String input) {
    project.write("input.json", input);
    return shell.run("golden", "new", "files/" + tool, "one", "--input", "input.json");
  }

  private void assertRefused(String complaint, Shell.Result result) {
    assertEquals("touchstone: " + complaint + "\n", result.err());
    assertEquals("", result.out());
    assertEquals(2, result.exitCode());
  }

  @Test
  void theToolsOfARunningServerBecomeContractsOfItsVersion() {
    Shell.Result result = shell.run(IMPORT);
    assertEquals("", result.err());
    assertEquals(
        """
        wrote contracts/files.echo/3.1.4.json
        wrote contracts/files.files.count/3.1.4.json
        wrote contracts/files.failing/3.1.4.json
        """,
        result.out());
    assertEquals(0, result.exitCode());
    assertTrue(project.text("contracts/files.echo/3.1.4.json").contains("\"Says it again.\""));
  }

  @Test
  void theContractOfTheServerIsThePrefixAndIsFoundByItsTools() {
    configure("small", ", \"contract\": \"acme\"");
    assertEquals(0, shell.run(IMPORT).exitCode());
    assertTrue(
        project.files("contracts").keySet().contains("contracts/acme.files.count/3.1.4.json"));
    String contract = project.text("contracts/acme.files.count/3.1.4.json");
    project.write("contracts/acme.files.count/3.1.4.json", contract.replace("integer", "string"));
    newGolden("files/count", "{}");
    Shell.Result result = shell.run("golden", "run");
    assertEquals(1, result.exitCode(), result::err);
    assertTrue(result.out().contains("acme.files.count 3.1.4"), result::out);
  }

  @Test
  void aVersionThatIsGivenCountsMoreThanTheServers() {
    configure("unversioned", "");
    assertRefused(
        "expected --version, because the server says of itself that it is version \"today\", which is not of Semantic Versioning 2.0",
        firstLine(shell.run(IMPORT)));
    String[] versioned = java.util.Arrays.copyOf(IMPORT, IMPORT.length + 2);
    versioned[IMPORT.length] = "--version";
    versioned[IMPORT.length + 1] = "1.0.0";
    assertEquals(0, shell.run(versioned).exitCode());
    assertTrue(project.files("contracts").containsKey("contracts/files.echo/1.0.0.json"));
  }

  /** Bad usage is told with a hint on a second line. */
  private static Shell.Result firstLine(Shell.Result result) {
    return new Shell.Result(
        result.exitCode(), result.bytes(), result.err().lines().findFirst().orElse("") + "\n");
  }

  @Test
  void aFileAndAServerExcludeEachOtherAndOneIsNeeded() {
    Shell.Result both =
        shell.run("contract", "import", "mcp", "tools.json", "--server", "files", "--out", "c");
    assertEquals(2, both.exitCode());
    assertTrue(both.err().contains("mutually exclusive"), both::err);
    Shell.Result neither = shell.run("contract", "import", "mcp", "--out", "c");
    assertEquals(2, neither.exitCode());
    assertTrue(neither.err().contains("--server"), neither::err);
    assertFalse(project.path("c").toFile().exists());
  }

  @Test
  void aServerThatIsNotConfiguredOrNotAServerIsTold() {
    assertRefused(
        "touchstone.json: expected a subject \"file\" with \"mcp\", found none; did you mean \"files\"? Known: \"files\"",
        shell.run("contract", "import", "mcp", "--server", "file", "--out", "contracts"));
    configure("version 2030-01-01", "");
    Shell.Result result = shell.run(IMPORT);
    assertEquals(2, result.exitCode());
    assertTrue(
        result
            .err()
            .startsWith(
                "touchstone: touchstone.json:1:24: the server \"files\" does not list its tools: the command"),
        result::err);
    assertTrue(
        result
            .err()
            .contains(
                "was asked for version \"2025-06-18\" of the Model Context Protocol and answers in \"2030-01-01\""),
        result::err);
    assertEquals(Set.of("touchstone.json"), project.files("").keySet());
  }

  @Test
  void goldenFilesOfToolsAreMadeRunAndFoundToDiffer() {
    shell.run(IMPORT);
    Shell.Result made = newGolden("echo", "{\"path\": \"a.txt\", \"deep\": [1, {\"x\": true}]}");
    assertEquals("", made.err());
    assertEquals(0, made.exitCode());
    assertTrue(project.files("golden").containsKey("golden/files/echo/one.json"), made::out);
    newGolden("failing", "{}");
    assertTrue(project.text("golden/files/failing/one.json").contains("\"tool_error\""));
    Shell.Result run = shell.run("golden", "run");
    assertEquals(0, run.exitCode(), () -> run.out() + run.err());

    String golden = project.text("golden/files/echo/one.json");
    int expected = golden.indexOf("expected_output");
    project.write(
        "golden/files/echo/one.json",
        golden.substring(0, expected) + golden.substring(expected).replace("true", "false"));
    Shell.Result different = shell.run("golden", "run");
    assertEquals(1, different.exitCode());
    assertTrue(different.out().contains("deep.1.x"), different::out);
  }

  @Test
  void anUnknownToolAndAnotherVersionOfTheProtocolAreFindings() {
    project.write(
        "golden/files/eco/one.json",
        """
        {"subject": "files/eco", "input": {}, "expected_output": {}}
        """);
    Shell.Result unknown = shell.run("golden", "run");
    assertEquals(1, unknown.exitCode());
    assertTrue(
        unknown.out().contains("the server has no tool \"eco\"; did you mean \"echo\"?"),
        unknown::out);
    configure("version 2030-01-01", "");
    Shell.Result other = shell.run("golden", "run");
    assertEquals(1, other.exitCode());
    assertTrue(other.out().contains("protocol_version"), other::out);
  }

  @Test
  void aToolIsStressedOnlyWhenThatIsAskedFor() {
    project.write(
        "golden/files/files/count/one.json",
        """
        {"subject": "files/files/count", "input": {}, "expected_output": {"count": 1}}
        """);
    Shell.Result quiet = shell.run("verify");
    assertEquals(0, quiet.exitCode(), () -> quiet.out() + quiet.err());
    configure("small", ", \"stress\": {\"enabled\": true, \"max_calls\": 400}");
    Shell.Result stressed = shell.run("verify");
    assertEquals(1, stressed.exitCode(), () -> stressed.out() + stressed.err());
    assertTrue(stressed.out().contains("golden/files/files/count/one.json"), stressed::out);
    assertTrue(stressed.out().contains("count"), stressed::out);
  }
}

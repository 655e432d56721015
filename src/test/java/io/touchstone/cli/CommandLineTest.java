package io.touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.touchstone.verify.TestProject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What the command line says about itself, and about command lines that cannot be meant. */
class CommandLineTest {
  private Shell shell;

  @BeforeEach
  void anEmptyFolder(@TempDir Path root) {
    shell = new Shell(new TestProject(root));
  }

  static Stream<List<String>> commands() {
    List<List<String>> commands = new ArrayList<>();
    Console console = Console.ofSystem();
    collect(Main.commandLine(new ConsoleFactory(console)), List.of(), commands);
    return commands.stream();
  }

  private static void collect(
      CommandLine command, List<String> words, List<List<String>> commands) {
    commands.add(words);
    command.getSubcommands().forEach((name, child) -> collect(child, with(words, name), commands));
  }

  private static List<String> with(List<String> words, String last) {
    return Stream.concat(words.stream(), Stream.of(last)).toList();
  }

  @Test
  void theseAreTheCommands() {
    assertEquals(
        List.of(
            "",
            "verify",
            "golden",
            "golden new",
            "golden record",
            "golden run",
            "golden list",
            "golden accept",
            "golden review",
            "golden audit",
            "golden infer",
            "golden lint",
            "golden prune",
            "stress",
            "stress run",
            "stress replay",
            "contract",
            "contract list",
            "contract check",
            "contract diff",
            "contract bump",
            "contract explain",
            "contract import",
            "contract import mcp",
            "canon",
            "schema",
            "schema compare",
            "plan",
            "plan create",
            "plan run",
            "plan replay",
            "skill",
            "skill list",
            "skill describe",
            "init"),
        commands().map(words -> String.join(" ", words)).toList());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandHasHelpWithAnExample(List<String> words) {
    Shell.Result help = shell.run(with(words, "--help").toArray(String[]::new));
    assertEquals(0, help.exitCode());
    assertEquals("", help.err());
    String name =
        String.join(
            " ",
            with(List.of("touchstone"), String.join(" ", words)).stream()
                .filter(word -> !word.isEmpty())
                .toList());
    assertTrue(help.out().startsWith("Usage: " + name), help::out);
    String examples = help.out().substring(Math.max(0, help.out().indexOf("\nExample")));
    assertTrue(examples.contains(name + " "), help::out);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void noLineOfHelpIsBrokenInTheMiddleOfAnExample(List<String> words) {
    String help = shell.run(with(words, "--help").toArray(String[]::new)).out();
    String examples = help.substring(Math.max(0, help.indexOf("\nExample")));
    assertTrue(
        examples
            .lines()
            .skip(2)
            .takeWhile(line -> !line.isEmpty())
            .allMatch(line -> line.startsWith("  ")),
        help);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandTellsTheVersion(List<String> words) {
    Shell.Result version = shell.run(with(words, "-V").toArray(String[]::new));
    assertEquals(0, version.exitCode());
    assertTrue(version.out().startsWith("touchstone "), version::out);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          # arguments      | complaint
                           | a command is missing: verify, golden, stress, contract, canon, schema, plan, skill, init
          verfy            | unknown command "verfy"; did you mean "verify"? Known: "canon", "contract", "golden", "init", "plan", "schema", "skill", "stress", "verify"
          golden           | a command is missing: new, record, run, list, accept, review, audit, infer, lint, prune
          golden acept     | unknown command "acept"; did you mean "accept"? Known: "accept", "audit", "infer", "lint", "list", "new", "prune", "record", "review", "run"
          plan             | a command is missing: create, run, replay
          canon            | Missing required parameter: 'FILE'
          canon a b        | expected one FILE, found 2; for several files use --hash
          canon --hsah a   | unknown option "--hsah"; did you mean "--hash"? Known: "--hash", "--help", "--version", "-V", "-h"
          golden list x    | unexpected argument "x"
          golden new a     | Missing required options and parameters: '--input=FILE', 'NAME'
          golden accept    | expected golden files or folders of them, --all, or --from DIR, found none
          verify --seed x  | Invalid value for option '--seed': 'x' is not a long
          verify --format xml      | Invalid value for option '--format': unknown "xml"; Known: "json", "markdown", "terminal"
          verify --fail-on invalid | Invalid value for option '--fail-on': unknown "invalid"; Known: "error", "info", "warning"
          """)
  void aWrongCommandLineIsToldWhatWouldBeRight(String arguments, String complaint) {
    Shell.Result result = shell.run(arguments == null ? new String[] {} : arguments.split(" "));
    assertEquals("touchstone: " + complaint, result.err().lines().findFirst().orElseThrow());
    assertTrue(result.err().lines().skip(1).allMatch(line -> line.matches("Try '.* --help'\\.")));
    assertEquals("", result.out());
    assertEquals(2, result.exitCode());
  }

  @Test
  void whatATerminalWouldObeyIsEscapedInAComplaint() {
    assertEquals(
        "touchstone: Invalid value for option '--shard': expected a shard such as 1/3, the first of three, found \"1\\u001b[2J/2\"",
        shell.run("verify", "--shard", "1\u001b[2J/2").err().lines().findFirst().orElseThrow());
  }

  @Test
  void helpIsColoredOnATerminalOnly() {
    assertTrue(shell.onTerminal().run("--help").out().contains("\u001B["));
    assertTrue(!shell.set("NO_COLOR", "1").run("--help").out().contains("\u001B["));
  }
}

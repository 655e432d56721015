package io.touchstone.cli;

import io.touchstone.json.JsonInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program {@code touchstone}. */
@Command(
    name = "touchstone",
    description =
        "Golden files, determinism stress and contract diffs for components that speak JSON.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {VerifyCommand.class, GoldenCommand.class, CanonCommand.class, PlanCommand.class},
    footer = {
      "",
      "Examples:",
      "  touchstone verify                                     check everything",
      "  touchstone golden new planner my_case --input goal.json",
      "                                                        make a golden file of what the planner answers",
      "  touchstone golden accept golden/planner/my_case.json  take over a change that is meant",
      "  touchstone canon --hash goal.json                     the RFC 8785 hash of a JSON file",
      "",
      "Exit codes: 0 fine, 1 something is not as promised, 2 bad usage or bad input, 3 internal error."
    })
final class Main implements Runnable {
  static final int BAD_INPUT = 2;
  static final int INTERNAL_ERROR = 3;

  @Spec CommandSpec spec;

  public static void main(String[] args) {
    Console console = Console.ofSystem();
    int exitCode = run(console, args);
    console.flush();
    System.exit(exitCode);
  }

  /** Runs one command; everything that it needs of the world comes with the console. */
  static int run(Console console, String... args) {
    CommandLine line = new CommandLine(new Main(), new ConsoleFactory(console));
    line.setOut(console.out());
    line.setErr(console.err());
    line.setColorScheme(
        CommandLine.Help.defaultColorScheme(
            console.color() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler((exception, arguments) -> usageFault(console, exception));
    line.setExecutionExceptionHandler((exception, command, parsed) -> fault(console, exception));
    return line.execute(args);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }

  private static int usageFault(Console console, ParameterException exception) {
    CommandLine command = exception.getCommandLine();
    console.complain(exception.getMessage());
    if (!CommandLine.UnmatchedArgumentException.printSuggestions(exception, console.err())) {
      console.err().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    }
    console.flush();
    return BAD_INPUT;
  }

  private static int fault(Console console, Exception exception) {
    if (exception instanceof JsonInputException fault) {
      console.complain(fault.getMessage());
      return BAD_INPUT;
    }
    if (exception instanceof IOException || exception instanceof UncheckedIOException) {
      console.complain("cannot read or write: " + exception.getMessage());
      return BAD_INPUT;
    }
    console.complain(
        "internal error: "
            + exception
            + "; please report it with the output of: TOUCHSTONE_DEBUG=1 touchstone ...");
    if (console.debug()) {
      exception.printStackTrace(console.err());
    }
    return INTERNAL_ERROR;
  }

  /** From the manifest of the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"touchstone " + (version == null ? "(unpackaged)" : version)};
    }
  }
}

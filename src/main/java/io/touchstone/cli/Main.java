package io.touchstone.cli;

import io.touchstone.finding.Severity;
import io.touchstone.proof.DecisionSettings.Draft4Integers;
import io.touchstone.verdict.Policy;
import io.touchstone.verify.Shard;
import java.time.LocalDate;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program {@code touchstone}. */
@Command(
    name = "touchstone",
    description =
        "Golden files, determinism stress and contract diffs for components that speak JSON.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  touchstone init                                       begin a project",
      "  touchstone verify                                     check everything",
      "  touchstone golden new planner my_case --input g.json  make a golden file of what it answers",
      "  touchstone golden accept golden/planner/my_case.json  take over a change that is meant",
      "  touchstone contract check --against origin/main       whether contracts keep what they promised",
      "  touchstone canon --hash goal.json                     the RFC 8785 hash of a JSON file",
      "  touchstone plan run --goal \"analyze user data\"        plan, and run the plan with stubs",
      "  touchstone schema compare old.json new.json           whether two JSON Schemas accept the same",
      "",
      "Exit codes: 0 fine, 1 something is not as promised, 2 bad usage or bad input, 3 internal error."
    })
final class Main implements Runnable {
  static final int BAD_INPUT = 2;
  static final int INTERNAL_ERROR = 3;
  private static final int HELP_WIDTH = 100;

  /** In the order of the help. */
  private static final List<Class<?>> COMMANDS =
      List.of(
          VerifyCommand.class,
          GoldenCommand.class,
          StressCommand.class,
          ContractCommand.class,
          CanonCommand.class,
          SchemaCommand.class,
          PlanCommand.class,
          SkillCommand.class,
          InitCommand.class);

  @Spec CommandSpec spec;

  public static void main(String[] args) {
    Console console = Console.ofSystem();
    // What a subject prints must not stand in a report; the console has a stream of its own.
    System.setOut(System.err);
    new ExitRefusal(console).install();
    int exitCode = run(console, args);
    // Our own programs have ended; what is left was started by subjects.
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    System.exit(console.finish() ? exitCode : Math.max(exitCode, BAD_INPUT));
  }

  /** Runs one command; everything that it needs of the world comes with the console. */
  static int run(Console console, String... args) {
    Complaints complaints = new Complaints(console);
    CommandLine line = commandLine(new ConsoleFactory(console), args);
    line.setOut(console.out());
    line.setErr(console.err());
    line.setUsageHelpWidth(HELP_WIDTH);
    line.setColorScheme(
        CommandLine.Help.defaultColorScheme(
            console.color() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
    line.registerConverter(
        Severity.class,
        new WordConverter<>(List.of(Severity.INFO, Severity.WARNING, Severity.ERROR)));
    line.registerConverter(Policy.class, new WordConverter<>(List.of(Policy.values())));
    line.registerConverter(LocalDate.class, new DateConverter());
    line.registerConverter(Shard.class, new ShardConverter());
    line.registerConverter(OutputFormat.class, new WordConverter<>(List.of(OutputFormat.values())));
    line.registerConverter(
        SchemaCompareCommand.Format.class,
        new WordConverter<>(List.of(SchemaCompareCommand.Format.values())));
    line.registerConverter(PlanFormat.class, new WordConverter<>(List.of(PlanFormat.values())));
    line.registerConverter(SkillsChoice.class, new WordConverter<>(List.of(SkillsChoice.values())));
    line.registerConverter(
        PlannerOption.Choice.class, new WordConverter<>(List.of(PlannerOption.Choice.values())));
    line.registerConverter(
        PlanReplayCommand.Source.class,
        new WordConverter<>(List.of(PlanReplayCommand.Source.values())));
    line.registerConverter(
        Draft4Integers.class, new WordConverter<>(List.of(Draft4Integers.values())));
    line.registerConverter(
        Snippets.Build.class, new WordConverter<>(List.of(Snippets.Build.values())));
    line.registerConverter(
        InitCommand.Service.class, new WordConverter<>(List.of(InitCommand.Service.values())));
    line.setParameterExceptionHandler((exception, arguments) -> complaints.usage(exception));
    line.setExecutionExceptionHandler(
        (exception, command, parsed) -> complaints.failure(exception));
    try {
      return line.execute(args);
    } catch (Error error) {
      return complaints.failure(error);
    }
  }

  /**
   * With the one command that is called for: to build the others would take longer than most
   * commands run.
   */
  static CommandLine commandLine(ConsoleFactory factory, String... args) {
    CommandLine line = new CommandLine(new Main(), factory);
    List<Class<?>> called =
        COMMANDS.stream().filter(type -> args.length > 0 && name(type).equals(args[0])).toList();
    for (Class<?> type : called.isEmpty() ? COMMANDS : called) {
      line.addSubcommand(name(type), factory.create(type));
    }
    return line;
  }

  private static String name(Class<?> command) {
    return command.getAnnotation(Command.class).name();
  }

  @Override
  public void run() {
    throw Complaints.commandMissing(spec);
  }

  /** From the manifest of the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"touchstone " + number()};
    }

    static String number() {
      String version = Main.class.getPackage().getImplementationVersion();
      return version == null ? "(unpackaged)" : version;
    }
  }
}

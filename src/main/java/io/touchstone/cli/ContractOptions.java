package io.touchstone.cli;

import io.touchstone.config.Config;
import io.touchstone.verify.ContractRun;
import io.touchstone.verify.ProjectContracts;
import io.touchstone.verify.Released;
import java.nio.file.Path;
import java.time.LocalDate;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options of all commands that judge contracts of a project. */
final class ContractOptions {
  private final Console console;

  @Spec(Target.MIXEE)
  CommandSpec spec;

  @Option(names = "--contracts", paramLabel = "DIR", description = "The folder with the contracts.")
  Path contracts;

  @Mixin PolicyOption policy;

  @Option(
      names = "--against",
      paramLabel = "REV",
      description = {"Compare with the contracts where REV and HEAD parted, such as origin/main."})
  String against;

  @Option(
      names = "--against-exact",
      paramLabel = "REV",
      description = "Compare with the contracts at REV itself.")
  String againstExact;

  @Option(
      names = "--baseline",
      paramLabel = "DIR",
      description = "Compare with the contracts in another folder.")
  Path baseline;

  @Option(
      names = "--today",
      paramLabel = "DATE",
      description = "The day on which waivers must not have expired; otherwise today.")
  LocalDate today;

  ContractOptions(Console console) {
    this.console = console;
  }

  /** The contracts that the options mean. */
  ContractRun run(Config config) {
    Config configured = configured(config);
    return run(configured, new ProjectContracts(configured));
  }

  /** As {@link #run(Config)}, of contracts that others look at too. */
  ContractRun run(Config configured, ProjectContracts contracts) {
    return new ContractRun(configured, contracts, released(), today());
  }

  /** The configuration with what the options say. */
  Config configured(Config config) {
    Config placed =
        contracts == null
            ? config
            : config.withContracts(console.here().resolve(contracts).normalize());
    return policy.configured(placed);
  }

  private LocalDate today() {
    return today == null ? LocalDate.now(console.clock()) : today;
  }

  private Released released() {
    int given =
        (against == null ? 0 : 1) + (againstExact == null ? 0 : 1) + (baseline == null ? 0 : 1);
    if (given > 1) {
      throw new ParameterException(
          spec.commandLine(),
          "expected one of --against, --against-exact and --baseline, found several");
    }
    if (baseline != null) {
      return new Released.Folder(console.here().resolve(baseline).normalize());
    }
    if (given == 0) {
      return new Released.Nothing();
    }
    return new Released.Revision(against == null ? againstExact : against, against == null);
  }
}

package io.touchstone.cli;

import io.touchstone.finding.RunReport;
import io.touchstone.finding.Severity;
import picocli.CommandLine.Option;

/** From which severity on a finding fails a run. */
final class FailOnOption {
  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      defaultValue = "error",
      description = "The mildest finding that fails the run: info, warning or error (default).")
  Severity failOn;

  int exitCode(RunReport report) {
    return report.exitCode(failOn);
  }
}

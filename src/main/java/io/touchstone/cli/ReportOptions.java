package io.touchstone.cli;

import io.touchstone.finding.RunReport;
import io.touchstone.report.ReportFormat;
import picocli.CommandLine.Option;

/** How a run is shown. */
final class ReportOptions {
  private final Console console;

  @Option(
      names = "--verbose",
      description = "A line for each thing that is as it should be, and notes.")
  boolean verbose;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "terminal",
      description = "What to print: terminal (default), json or markdown.")
  OutputFormat format;

  ReportOptions(Console console) {
    this.console = console;
  }

  /** Prints the report to standard output. */
  void print(RunReport report) {
    ReportFormat chosen = format.of(verbose, console.color());
    console.out().print(chosen.render(report));
    console.flush();
  }
}

package io.touchstone.report;

import io.touchstone.finding.RunReport;

/** A way to write a report down: the same report gives the same text. */
public sealed interface ReportFormat permits JsonReport, MarkdownReport, TerminalReport {
  /** The name on the command line. */
  String name();

  /** The whole report; ends with a line feed. */
  String render(RunReport report);
}

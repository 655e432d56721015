package io.touchstone.cli;

import io.touchstone.report.JsonReport;
import io.touchstone.report.MarkdownReport;
import io.touchstone.report.ReportFormat;
import io.touchstone.report.TerminalReport;

/** What goes to standard output. */
enum OutputFormat {
  TERMINAL,
  JSON,
  MARKDOWN;

  ReportFormat of(boolean verbose, boolean color) {
    return switch (this) {
      case TERMINAL -> new TerminalReport(verbose, color);
      case JSON -> new JsonReport();
      case MARKDOWN -> new MarkdownReport();
    };
  }
}

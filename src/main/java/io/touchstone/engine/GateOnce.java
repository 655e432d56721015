package io.touchstone.engine;

import io.touchstone.finding.RunReport;
import java.util.List;
import java.util.function.Supplier;

/** Asks the gate when it is first wanted, and once. */
final class GateOnce implements Supplier<RunReport> {
  private final Workspace workspace;
  private RunReport report;

  GateOnce(Workspace workspace) {
    this.workspace = workspace;
  }

  @Override
  public synchronized RunReport get() {
    if (report == null) {
      report = workspace.contracts().check(List.of());
    }
    return report;
  }
}

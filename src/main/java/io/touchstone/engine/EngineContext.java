package io.touchstone.engine;

import io.touchstone.finding.Finding;
import io.touchstone.finding.RunReport;
import io.touchstone.finding.Severity;
import io.touchstone.report.FindingText;
import io.touchstone.stress.StressPlan;
import io.touchstone.verify.Session;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.engine.support.hierarchical.EngineExecutionContext;

/**
 * What the tests of one golden folder share while they run.
 *
 * @param listener hears of what is worth a warning, as report entries
 * @param session their subjects; null outside of a folder
 * @param granted by the file's name, the stress that its subject's budget allows for it
 * @param contracts what the gate says of the contracts; asked once, when first needed
 */
record EngineContext(
    EngineExecutionListener listener,
    Session session,
    Map<String, StressPlan> granted,
    Supplier<RunReport> contracts)
    implements EngineExecutionContext {

  /** Outside of a folder. */
  static EngineContext outside(EngineExecutionListener listener) {
    return new EngineContext(listener, null, Map.of(), () -> null);
  }

  /** Tells of the warnings among the findings about a test, which fail no test. */
  void warn(TestDescriptor test, List<Finding> findings) {
    List<Finding> warnings =
        findings.stream().filter(finding -> finding.severity() == Severity.WARNING).toList();
    if (!warnings.isEmpty()) {
      listener.reportingEntryPublished(test, ReportEntry.from("warning", FindingText.of(warnings)));
    }
  }
}

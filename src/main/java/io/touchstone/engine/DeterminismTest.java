package io.touchstone.engine;

import io.touchstone.finding.Finding;
import io.touchstone.finding.RunReport.StressSection;
import io.touchstone.finding.Severity;
import io.touchstone.golden.GoldenFile;
import io.touchstone.json.JsonText;
import io.touchstone.report.FindingText;
import io.touchstone.stress.StressPlan;
import io.touchstone.verify.Session;
import java.util.List;
import org.opentest4j.AssertionFailedError;

/** The subject gives the same answer every time. */
final class DeterminismTest extends GoldenTest {
  static final String STATEMENT = "is deterministic";

  DeterminismTest(GoldenDescriptor golden) {
    super(golden, STATEMENT, "stress");
  }

  /** A case for which the budget has no room was not tested, and must not look as if it was. */
  @Override
  public SkipResult shouldBeSkipped(EngineContext context) {
    return StressPlan.NONE.equals(granted(context))
        ? SkipResult.skip(
            "the subject's budget has no room for this file; raise stress.max_calls in touchstone.json")
        : SkipResult.doNotSkip();
  }

  /** Null for a file that could not be read when the budget was spread. */
  private StressPlan granted(EngineContext context) {
    return context.granted().get(descriptor().getDisplayName());
  }

  @Override
  public EngineContext execute(EngineContext context, DynamicTestExecutor dynamic) {
    GoldenFile golden = read(context);
    Session session = context.session();
    List<Finding> missed = session.stress().canaries(golden.subject());
    if (!missed.isEmpty()) {
      throw new AssertionFailedError(FindingText.of(missed));
    }
    StressPlan wanted = session.stress().plan(golden.subject()).orElse(StressPlan.NONE);
    StressPlan granted = granted(context) == null ? wanted : granted(context);
    StressSection section = session.stress().run(golden, List.of(), wanted, granted);
    if (!section.passed()) {
      throw failure(section);
    }
    return context;
  }

  private static AssertionFailedError failure(StressSection section) {
    List<Finding> findings =
        section.findings().stream()
            .filter(finding -> finding.severity().compareTo(Severity.ERROR) >= 0)
            .toList();
    Finding first = findings.get(0);
    String message = FindingText.of(findings);
    return first.expected().isPresent() || first.actual().isPresent()
        ? new AssertionFailedError(
            message,
            first.expected().map(JsonText::line).orElse("(nothing)"),
            first.actual().map(JsonText::line).orElse("(nothing)"))
        : new AssertionFailedError(message);
  }
}

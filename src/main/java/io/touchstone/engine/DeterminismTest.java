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

  @Override
  public EngineContext execute(EngineContext context, DynamicTestExecutor dynamic) {
    GoldenFile golden = read(context);
    Session session = context.session();
    String subject = golden.subject();
    StressPlan wanted = session.stressPlan(subject).orElse(new StressPlan(0, 0, 0));
    StressPlan granted =
        session.granted(subject, wanted, context.stressed().getOrDefault(subject, 1));
    StressSection section = session.stress(golden, wanted, granted);
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

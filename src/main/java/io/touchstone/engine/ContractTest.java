package io.touchstone.engine;

import io.touchstone.finding.ContractStep;
import io.touchstone.finding.Finding;
import io.touchstone.finding.RunReport;
import io.touchstone.finding.Severity;
import io.touchstone.json.JsonInputException;
import io.touchstone.report.FindingText;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.junit.platform.engine.support.hierarchical.Node;
import org.opentest4j.AssertionFailedError;

/**
 * A statement about contracts: that the version of one step says what the step changes, or that
 * nothing else is wrong with any.
 */
final class ContractTest extends AbstractTestDescriptor implements Node<EngineContext> {
  static final String SEGMENT = "contract";

  /** About everything that belongs to no single step. */
  static final String WHOLE = "contracts can be used";

  private static final TestTag TAG = TestTag.create("contract");

  /**
   * @param name of the step, or {@link #WHOLE}
   * @param file of the new version, if it is about a step
   */
  ContractTest(UniqueId parent, String name, Optional<Path> file) {
    super(
        parent.append(SEGMENT, name),
        name,
        file.map(path -> FileSource.from(path.toFile())).orElse(null));
  }

  @Override
  public Set<TestTag> getTags() {
    return Set.of(TAG);
  }

  @Override
  public Type getType() {
    return Type.TEST;
  }

  @Override
  public EngineContext execute(EngineContext context, DynamicTestExecutor dynamic) {
    RunReport report;
    try {
      report = context.contracts().get();
    } catch (JsonInputException brokenConfiguration) {
      throw FaultTest.failure(brokenConfiguration);
    }
    List<Finding> findings = findings(report);
    List<Finding> errors =
        findings.stream()
            .filter(finding -> finding.severity().compareTo(Severity.ERROR) >= 0)
            .toList();
    if (!errors.isEmpty()) {
      throw new AssertionFailedError(FindingText.of(errors));
    }
    context.warn(this, findings);
    return context;
  }

  private List<Finding> findings(RunReport report) {
    if (getDisplayName().equals(WHOLE)) {
      return report.general();
    }
    List<ContractStep> steps =
        report.contracts().steps().stream()
            .filter(step -> step.name().equals(getDisplayName()))
            .toList();
    if (steps.isEmpty()) {
      throw new AssertionFailedError("there is no such step between two versions any more");
    }
    return steps.stream().flatMap(step -> step.findings().stream()).toList();
  }
}

package io.touchstone.engine;

import io.touchstone.finding.Finding;
import io.touchstone.json.JsonInputException;
import io.touchstone.report.FindingText;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.hierarchical.Node;
import org.opentest4j.AssertionFailedError;

/**
 * A fault of the folder or of the configuration. It always fails: what cannot be tested must not be
 * green.
 */
final class FaultTest extends AbstractTestDescriptor implements Node<EngineContext> {
  static final String SEGMENT = "fault";

  private final JsonInputException fault;

  FaultTest(UniqueId parent, JsonInputException fault) {
    super(parent.append(SEGMENT, fault.source()), fault.source() + " can be used");
    this.fault = fault;
  }

  @Override
  public Type getType() {
    return Type.TEST;
  }

  @Override
  public EngineContext execute(EngineContext context, DynamicTestExecutor dynamic) {
    throw new AssertionFailedError(FindingText.of(Finding.of(fault)));
  }
}

package io.touchstone.engine;

import io.touchstone.finding.Finding;
import io.touchstone.json.JsonInputException;
import io.touchstone.report.FindingText;
import java.util.Optional;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.hierarchical.Node;
import org.opentest4j.AssertionFailedError;

/**
 * What was asked for and cannot be tested: a fault of the folder or of the configuration, or a path
 * with no golden file. It fails, because what cannot be tested must not be green; run again by its
 * unique id after the fault was mended, it passes.
 */
final class FaultTest extends AbstractTestDescriptor implements Node<EngineContext> {
  static final String SEGMENT = "fault";

  private final Optional<JsonInputException> fault;

  FaultTest(UniqueId parent, String source, Optional<JsonInputException> fault) {
    super(parent.append(SEGMENT, source), source + " can be used");
    this.fault = fault;
  }

  @Override
  public Type getType() {
    return Type.TEST;
  }

  @Override
  public EngineContext execute(EngineContext context, DynamicTestExecutor dynamic) {
    if (fault.isPresent()) {
      throw failure(fault.get());
    }
    return context;
  }

  static AssertionFailedError failure(JsonInputException fault) {
    return new AssertionFailedError(FindingText.of(Finding.of(fault)));
  }
}

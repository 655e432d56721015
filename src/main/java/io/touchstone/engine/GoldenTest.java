package io.touchstone.engine;

import io.touchstone.golden.GoldenFile;
import io.touchstone.json.JsonInputException;
import java.util.HashSet;
import java.util.Set;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.hierarchical.Node;

/** One statement about one golden file. */
abstract class GoldenTest extends AbstractTestDescriptor implements Node<EngineContext> {
  static final String SEGMENT = "check";

  private final GoldenDescriptor golden;
  private final TestTag tag;

  GoldenTest(GoldenDescriptor golden, String statement, String tag) {
    super(
        golden.getUniqueId().append(SEGMENT, statement),
        // Reports without a tree know a test by this name alone, so it must be no other's.
        golden.getDisplayName() + " " + statement,
        golden.getSource().orElseThrow());
    this.golden = golden;
    this.tag = TestTag.create(tag);
  }

  GoldenDescriptor descriptor() {
    return golden;
  }

  /** The file as it is now: it may have changed since it was discovered. */
  GoldenFile read(EngineContext context) {
    try {
      return context.session().reader().read(golden.goldenSource());
    } catch (JsonInputException fault) {
      throw FaultTest.failure(fault);
    }
  }

  @Override
  public Set<TestTag> getTags() {
    Set<TestTag> tags = new HashSet<>(golden.getTags());
    tags.add(tag);
    return tags;
  }

  @Override
  public Type getType() {
    return Type.TEST;
  }

  @Override
  public ExecutionMode getExecutionMode() {
    return ExecutionMode.SAME_THREAD;
  }
}

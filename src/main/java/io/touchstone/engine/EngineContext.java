package io.touchstone.engine;

import io.touchstone.finding.RunReport;
import io.touchstone.stress.StressPlan;
import io.touchstone.verify.Session;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.platform.engine.support.hierarchical.EngineExecutionContext;

/**
 * What the tests of one golden folder share while they run.
 *
 * @param session their subjects; null outside of a folder
 * @param granted by the file's name, the stress that its subject's budget allows for it
 * @param contracts what the gate says of the contracts; asked once, when first needed
 */
record EngineContext(
    Session session, Map<String, StressPlan> granted, Supplier<RunReport> contracts)
    implements EngineExecutionContext {
  static final EngineContext EMPTY = new EngineContext(null, Map.of(), () -> null);
}

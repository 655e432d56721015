package io.touchstone.engine;

import io.touchstone.verify.Session;
import java.util.Map;
import org.junit.platform.engine.support.hierarchical.EngineExecutionContext;

/**
 * What the tests of one golden folder share while they run.
 *
 * @param session their subjects; null outside of a folder
 * @param stressed by subject, how many cases share its budget
 */
record EngineContext(Session session, Map<String, Integer> stressed)
    implements EngineExecutionContext {
  static final EngineContext EMPTY = new EngineContext(null, Map.of());
}

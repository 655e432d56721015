/**
 * Golden files as tests of the JUnit Platform: the only place that knows JUnit.
 *
 * <p>May import every floor below; knows nothing of the command line. Read {@link
 * io.touchstone.engine.Touchstone} first, then {@link io.touchstone.engine.TouchstoneEngine}.
 */
package io.touchstone.engine;

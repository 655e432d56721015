/**
 * The command line: one class a command, no logic of its own.
 *
 * <p>May import every floor below; knows nothing of JUnit. Read {@link io.touchstone.cli.Main}
 * first.
 */
package io.touchstone.cli;

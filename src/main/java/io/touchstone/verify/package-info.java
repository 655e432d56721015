/**
 * One run: configuration, golden files and stress, into a {@link io.touchstone.finding.RunReport}.
 * The command line and the JUnit engine both come through here.
 *
 * <p>May import every floor below. Read {@link io.touchstone.verify.Session} first, then {@link
 * io.touchstone.verify.Verification}.
 */
package io.touchstone.verify;

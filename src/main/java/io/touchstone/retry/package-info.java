/**
 * How long to wait between attempts, and until when.
 *
 * <p>Imports nothing of Touchstone. Read {@link io.touchstone.retry.RetryDelays} first.
 */
package io.touchstone.retry;

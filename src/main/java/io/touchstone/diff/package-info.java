/**
 * What moved between two contracts, as facts of a closed vocabulary. Nothing here is good or bad.
 *
 * <p>May import {@code json}, {@code pattern}, {@code schema} and {@code contract}. Read {@link
 * io.touchstone.diff.ContractDiff} first, then {@link io.touchstone.diff.Vocabulary}.
 */
package io.touchstone.diff;

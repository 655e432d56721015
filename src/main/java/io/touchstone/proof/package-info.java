/**
 * Schema relations: whether every document that one schema accepts is accepted by another, proved,
 * or refuted by a document, or left undecided with the reason.
 *
 * <p>Imports {@code json}, {@code pattern} and {@code schema}; never says "breaking". Read {@link
 * io.touchstone.proof.ContainmentDecider} first, and {@code docs/soundness.md} for the algorithm.
 */
package io.touchstone.proof;

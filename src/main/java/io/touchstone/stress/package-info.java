/**
 * Determinism stress: the same question asked many times and in many ways must get the same answer.
 *
 * <p>May import {@code json}, {@code finding}, {@code subject}, {@code config} and {@code golden}.
 * Read {@link io.touchstone.stress.StressRunner} first; each {@link
 * io.touchstone.stress.Perturbation} is one class.
 */
package io.touchstone.stress;

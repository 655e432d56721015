package io.touchstone.stress;

/**
 * A perturbation that changed the answer.
 *
 * @param perturbation which
 * @param trial which try of that perturbation, from 0
 * @param schedule how it can be shown again
 * @param found what was not as it should be
 */
record Divergence(Perturbation perturbation, int trial, Schedule schedule, Discrepancy found) {}

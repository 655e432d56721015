/**
 * Planners: from a goal to a plan.
 *
 * <p>May import {@code json}, {@code plan} and {@code contract}; knows nothing of golden files.
 * Read {@link io.touchstone.planner.Planner} first, then {@link io.touchstone.planner.StubPlanner},
 * the shipped one.
 */
package io.touchstone.planner;

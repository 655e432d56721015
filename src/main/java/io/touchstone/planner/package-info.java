/**
 * Planners: from a goal to a plan.
 *
 * <p>May import {@code json}, {@code plan}, {@code contract}, {@code schema} and {@code llm}; knows
 * nothing of golden files. Read {@link io.touchstone.planner.Planner} first, then {@link
 * io.touchstone.planner.StubPlanner}, which asks nobody, and {@link
 * io.touchstone.planner.ClaudePlanner}, which asks a model.
 */
package io.touchstone.planner;

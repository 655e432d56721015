/**
 * The runtime: calls skills within their limits, runs whole plans and replays their runs, and
 * answers with values, never with exceptions.
 *
 * <p>May import {@code json}, {@code pattern}, {@code schema}, {@code finding}, {@code plan} and
 * {@code contract}; does not know planners or subjects. Read {@link
 * io.touchstone.runtime.AgentRuntime} first, then {@link io.touchstone.runtime.Skill} and {@link
 * io.touchstone.runtime.PlanExecutor}.
 */
package io.touchstone.runtime;

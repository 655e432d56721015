/**
 * The runtime: calls skills within their limits, and answers with values, never with exceptions.
 *
 * <p>May import {@code json}, {@code pattern}, {@code schema}, {@code finding}, {@code plan} and
 * {@code contract}; does not know planners or subjects. Read {@link
 * io.touchstone.runtime.AgentRuntime} first, then {@link io.touchstone.runtime.Skill}.
 */
package io.touchstone.runtime;

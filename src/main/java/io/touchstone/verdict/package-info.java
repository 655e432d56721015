/**
 * What a change of a contract means: which bump it needs, why, and whether the version says so.
 *
 * <p>May import every floor below. Read {@link io.touchstone.verdict.Judge} first, then {@link
 * io.touchstone.verdict.Gate}.
 */
package io.touchstone.verdict;

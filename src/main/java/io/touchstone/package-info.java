/**
 * Touchstone: golden files, determinism stress and contract diffs for components that speak JSON.
 */
package io.touchstone;

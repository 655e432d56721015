/**
 * The kernel: strict reading, canonical writing, exact equality and leaf-by-leaf difference of JSON
 * values.
 *
 * <p>Imports nothing of Touchstone. Read {@link io.touchstone.json.JsonEquality} first: it says
 * what "the same value" means, and everything else keeps that promise.
 */
package io.touchstone.json;

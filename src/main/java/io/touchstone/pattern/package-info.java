/**
 * Regular expressions as JSON Schema means them (ECMA-262, over code points): read once into a
 * {@link io.touchstone.pattern.Regex}, matched in linear time, and reasoned about as regular
 * languages.
 *
 * <p>Imports nothing of Touchstone. Read {@link io.touchstone.pattern.EcmaPattern} first: it says
 * which dialect is meant, and what is refused. {@link io.touchstone.pattern.SchemaPattern} takes
 * more, and {@link io.touchstone.pattern.Languages} reasons about it.
 */
package io.touchstone.pattern;

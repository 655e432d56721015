/**
 * What schemas are made of: so far ECMA-262 regular expressions, read once into a {@link
 * io.touchstone.schema.Regex} over code points and matched in linear time.
 *
 * <p>Imports {@code json} and libraries of the core. Read {@link io.touchstone.schema.EcmaPattern}
 * first: it says which dialect is meant, and what is refused.
 */
package io.touchstone.schema;

/**
 * Golden files: what a subject answered once, and whether it still does.
 *
 * <p>May import {@code json}, {@code finding}, {@code schema} and {@code subject}. Read {@link
 * io.touchstone.golden.GoldenFile} first.
 */
package io.touchstone.golden;

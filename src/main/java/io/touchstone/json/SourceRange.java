package io.touchstone.json;

/**
 * A value's place in the bytes of its document.
 *
 * @param keyStart where the member's key begins (its opening quote); for an element or the root,
 *     the same as {@code start}
 * @param start the first byte of the value
 * @param end one past the last byte of the value
 */
public record SourceRange(int keyStart, int start, int end) {}

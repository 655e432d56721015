package io.touchstone.golden;

import java.nio.file.Path;

/**
 * Where a golden file lies.
 *
 * @param path the file itself
 * @param display the file as messages and reports name it: relative to the root, with forward
 *     slashes
 * @param name the file relative to its golden folder, with forward slashes; no two files of a
 *     folder share it
 */
public record GoldenSource(Path path, String display, String name) {}

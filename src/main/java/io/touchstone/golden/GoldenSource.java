package io.touchstone.golden;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Where a golden file lies.
 *
 * @param path the file itself
 * @param display the file as messages and reports name it: relative to the root, with forward
 *     slashes
 * @param name the file relative to its golden folder, with forward slashes; no two files of a
 *     folder share it
 * @param arguments the file on a command line of Touchstone's, quoted for a shell
 */
public record GoldenSource(Path path, String display, String name, String arguments) {

  private static final Pattern PLAIN = Pattern.compile("[\\w./+@%:=-]+");

  /** A file of the golden folder that commands work in unless they are told another. */
  public GoldenSource(Path path, String display, String name) {
    this(path, display, name, quoted(display));
  }

  /** The same file, in a folder that commands must be told. */
  public GoldenSource inFolder(String folder) {
    return new GoldenSource(
        path, display, name, "--golden " + quoted(folder) + " " + quoted(display));
  }

  private static String quoted(String file) {
    return PLAIN.matcher(file).matches() ? file : "'" + file.replace("'", "'\\''") + "'";
  }
}
